"""Where each part of the first-meetings path is done."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alongside.contacts.models import Contact
from alongside.core.first_meetings import MEETINGS, PathPhase
from alongside.core.states.contact import ContactState
from alongside.documents.first_path import PARTS, PATH, PHASES, PathPart
from alongside.documents.words import ordinal
from alongside.people.models import Alliance

_OF_ALLIANCE = {
    PathPart.THEIR_AGENDA: "agenda",
    PathPart.MY_AGENDA: "agenda",
    PathPart.PROMISES: "agenda",
    PathPart.WHAT_TO_EXPECT: "expect",
    PathPart.GOALS: "goal-add",
    PathPart.GOOD_TO_KNOW: "good-to-know",
    PathPart.WHAT_SHOULD_I_KNOW: "good-to-know",
    PathPart.WORDS: "good-to-know",
    PathPart.VALUES: "good-to-know",
    PathPart.CONTACT_WAYS: "good-to-know",
    PathPart.CIRCLE: "circle",
    PathPart.RECORD: "contact-new",
}
_OF_CONTACT = {PathPart.PLAN: "contact-shown", PathPart.RECORD: "contact-record"}


def first_path(
    meeting: int,
    alliance: Alliance,
    contact: Contact | None = None,
    phases: tuple[PathPhase, ...] = tuple(PathPhase),
) -> dict[str, Any] | None:
    """The path of this contact with an address for each step; None from the fourth on."""
    if not 1 <= meeting <= MEETINGS:
        return None
    steps = [
        (
            str(PHASES[phase]),
            [_linked(part, words, alliance, contact) for part, words in PATH[meeting, phase]],
        )
        for phase in phases
    ]
    return {"meeting": ordinal(meeting), "phases": steps}


def _linked(part: PathPart, words: Promise, alliance: Alliance, contact: Contact | None) -> dict[str, str]:
    """A step with its address. What was recorded is added to: recording it again would be a second contact."""
    step = {"words": str(words), "part": str(PARTS[part]), "url": ""}
    if part is PathPart.RECORD and contact is not None and contact.state == ContactState.HAPPENED:
        return {**step, "part": _("Add to it"), "url": reverse("contact-add", args=[contact.id])}
    if contact is not None and part in _OF_CONTACT:
        return {**step, "url": reverse(_OF_CONTACT[part], args=[contact.id])}
    return {**step, "url": reverse(_OF_ALLIANCE[part], args=[alliance.id])} if part in _OF_ALLIANCE else step
