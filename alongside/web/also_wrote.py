"""Words that came a second time from the same page, shown to their author, and words that were written over: none is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.template.defaultfilters import date
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from alongside.base.before import Before
from alongside.contacts.models.contact import Way
from alongside.documents.contacts import EASE
from alongside.people.models import CirclePlace
from alongside.repair.models.hard_day import Kind

NOTE = {
    "on_their_mind": _("On their mind"),
    "promise": _("Promised"),
    "named": _("Named in the room"),
    "came_of_it": _("What came of it"),
    "why": _("Why it matters to them"),
    "who_was_there": _("Who was there"),
    "note": _("Note"),
    "words": _("Why it was taken back"),
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
FOR_ME = {
    "ease": (_("How at ease I felt"), dict(EASE)),
    "shared": _("What I shared about myself"),
    "landed": _("How it landed"),
}
PATCH = {
    "their": _("Their side"),
    "my": _("My side"),
    "words": _("The words"),
    "on": _("On the day"),
}
DAY = {
    "kind": (_("What kind of day"), dict(Kind.choices)),
    "on": _("On the day"),
    "words": _("What would help"),
}
PLACE = {
    "place": (_("Who they are to the client"), dict(CirclePlace.choices)),
    "role": _("In your own words"),
    "since": _("Since"),
    "until": _("Last day"),
}
WORKED = {"words": _("The words")}
PLANNED = {
    "at": _("When"),
    "way": (_("How"), dict(Way.choices)),
    "place": _("Where"),
}
VALUE = {"words": _("The words")}
REFERRAL = {"pasted": _("The list")}
DETAILS = {
    "name": _("Name"),
    "preferred_name": _("What they like to be called"),
    "pronoun": (
        _("How to speak of them here"),
        {"she": _("she"), "he": _("he"), "they": _("they"), "name": _("just the name")},
    ),
    "phone": _("Phone"),
    "email": _("Email"),
}


def slip_labels(names: str) -> dict[str, Any]:
    """Of a slip with somebody: "Dean’s" where it was theirs."""
    whose = {"mine": _("Mine"), "theirs": names}
    return {"whose": (_("Whose it was"), whose), "words": _("What happened")}


def other_words(
    versions: list[dict[str, Any]], labels: dict[str, Any]
) -> list[tuple[Any, list[tuple[Any, str]]]]:
    """(when, [(label, words)]) of each version that holds words of this kind."""
    found = [(one["at"], _words(one["content"], labels)) for one in versions]
    return [(at, words) for at, words in found if words]


def earlier_words(
    stood: list[Before], labels: dict[str, Any]
) -> list[tuple[Any, str, list[tuple[Any, str]]]]:
    """(until when, who wrote over it, [(label, words)]) of what stood before, where that was anything."""
    found = [(one.at, one.by, _words(one.words, labels)) for one in stood]
    return [(at, by, words) for at, by, words in found if words]


def _words(content: dict[str, Any], labels: dict[str, Any]) -> list[tuple[Any, str]]:
    """A label may come with the words of its codes."""
    found = []
    for name, label in labels.items():
        label, codes = label if isinstance(label, tuple) else (label, {})
        if said := content.get(name):
            found.append((label, _said(codes[said] if codes else said)))
    return found


def _said(value: Any) -> str:
    """What was typed, as a person reads it: a day as a day, a list line by line."""
    match value:
        case {"day": day}:
            return date(dt.date.fromisoformat(day), "j F Y")
        case {"at": at}:
            return date(localtime(dt.datetime.fromisoformat(at)), "l, j F Y, H:i")
        case list():
            return "\n".join(str(one) for one in value)
    return str(value)
