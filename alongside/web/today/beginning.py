"""The first Today of a lead: three things to do, each with the page on which it is done."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.insight.queries.beginning import beginning_of


def first_steps(viewer: Viewer) -> list[dict[str, Any]]:
    """Each with what it is, whether it is done and its ways, of which the main one is marked; empty where all is begun."""
    beginning = beginning_of(viewer)
    if beginning is None:
        return []
    ways = [("bring-in", _("Bring in a list"))]
    if viewer.is_(Role.WORKER):
        ways = [("person-add", _("Add a person")), *ways]
    steps = [
        (
            _("Invite somebody"),
            _("Add a colleague, then hand over the link with which they choose a password."),
            beginning.invited,
            [("practitioner-add", _("Add somebody"))],
        ),
        (
            _("The first people"),
            _("One by one, or the list that you have already. After that, visits can be written down."),
            beginning.has_people,
            ways,
        ),
        (
            _("Who supervises whom"),
            _("A supervisor reads the care record, and nothing that is the worker’s own."),
            beginning.supervised,
            [("supervision-add", _("Say who"))],
        ),
    ]
    main = next((heading for heading, _words, is_done, _ways in steps if not is_done), None)
    return [
        {
            "heading": heading,
            "explanation": explanation,
            "done": is_done,
            "ways": [(reverse(page), label) for page, label in ways],
            "main": heading == main,
        }
        for heading, explanation, is_done, ways in steps
    ]
