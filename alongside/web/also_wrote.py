"""Words that came a second time from the same page: shown to their author, so that none is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.template.defaultfilters import date
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
ITEM = {
    "words": _("The words"),
    "why": _("Why"),
    "how_to_say": _("How I will say it"),
    "instead": _("What came instead"),
    "on": _("On the day"),
}
PROMISED = {"words": _("The words"), "due_on": _("By which day"), "on": _("On the day")}
GOAL = {"words": _("The words")}
FOR_ME = {"shared": _("What I shared about myself"), "landed": _("How it landed")}
PATCH = {
    "their": _("Their side"),
    "my": _("My side"),
    "words": _("The words"),
    "on": _("On the day"),
}
REFERRAL = {"lines": _("The list")}
DETAILS = {
    "name": _("Name"),
    "preferred_name": _("What they like to be called"),
    "phone": _("Phone"),
    "email": _("Email"),
}


def other_words(
    versions: list[dict[str, Any]], labels: dict[str, Any]
) -> list[tuple[Any, list[tuple[Any, str]]]]:
    """(when, [(label, words)]) of each version that holds words of this kind."""
    found = [(one["at"], _words(one["content"], labels)) for one in versions]
    return [(at, words) for at, words in found if words]


def _words(content: dict[str, Any], labels: dict[str, Any]) -> list[tuple[Any, str]]:
    return [(label, _said(content[name])) for name, label in labels.items() if content.get(name)]


def _said(value: Any) -> str:
    """What was typed, as a person reads it: a day as a day, a list line by line."""
    match value:
        case {"day": day}:
            return date(dt.date.fromisoformat(day), "j F Y")
        case list():
            return "\n".join(str(one) for one in value)
    return str(value)
