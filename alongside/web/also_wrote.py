"""Words that came a second time from the same page: shown to their author, so that none is lost."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

NOTE = {
    "on_their_mind": _("On their mind"),
    "promise": _("Promised"),
    "named": _("Named in the room"),
    "came_of_it": _("What came of it"),
    "why": _("Why it matters to them"),
    "who_was_there": _("Who was there"),
    "note": _("Note"),
}
ITEM = {"words": _("The words"), "why": _("Why"), "how_to_say": _("How I will say it")}
PROMISED = {"words": _("The words"), "due_on": _("By which day")}
GOAL = {"words": _("The words")}
FOR_ME = {"shared": _("What I shared about myself"), "landed": _("How it landed")}


def other_words(
    versions: list[dict[str, Any]], labels: dict[str, Any]
) -> list[tuple[Any, list[tuple[Any, str]]]]:
    """(when, [(label, words)]) of each version that holds words of this kind."""
    found = [(one["at"], _words(one["content"], labels)) for one in versions]
    return [(at, words) for at, words in found if words]


def _words(content: dict[str, Any], labels: dict[str, Any]) -> list[tuple[Any, str]]:
    return [(label, str(content[name])) for name, label in labels.items() if content.get(name)]
