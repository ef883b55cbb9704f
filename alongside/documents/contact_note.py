"""One contact as text for another system (S6): the care facts, never what is for me."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.agenda.models import Side
from alongside.contacts.models import Addendum, Contact
from alongside.core import case_note as core
from alongside.core.states import MyEvent
from alongside.documents import case_note

_EVENTS = {
    "they_raised": MyEvent.RAISED_BY_THEM,
    "named": MyEvent.NAMED,
    "talked": MyEvent.TALKED,
    "agreed": MyEvent.AGREED,
}


def text(
    contact: Contact, zone: str, addenda: list[Addendum] | None = None, next_on: dt.date | None = None
) -> str:
    """The note of a contact that was fetched with what was in it; `next_on` is the day of the next one."""
    lines = [case_note.text(_facts(contact, zone, next_on))]
    lines += [label % {"words": words} for label, words in _free(contact) if words]
    lines += [_("Added later: %(words)s") % {"words": one.words} for one in addenda or []]
    return "\n".join(lines)


def _free(contact: Contact) -> list[tuple[str, str]]:
    return [
        (_("Named in the room: %(words)s"), contact.named),
        (_("What came of it: %(words)s"), contact.came_of_it),
        (_("Note: %(words)s"), contact.note),
    ]


def _facts(contact: Contact, zone: str, next_on: dt.date | None) -> core.ContactNote:
    touches, promised = list(contact.touches.all()), list(contact.promised.all())
    did = [one for one in contact.did if not (one == "promised" and promised)]
    return core.ContactNote(
        day=contact.at.astimezone(ZoneInfo(zone)).date(),
        kind=contact.way,
        started_by=contact.started_by,
        minutes=contact.minutes,
        present=(contact.who_was_there,) if contact.who_was_there else (),
        said=_said(contact),
        helped=tuple(core.Helped(one) for one in did),
        promised=tuple(core.Promised(one.promise.words, one.promise.due_on) for one in promised),
        raised=tuple(core.Raised(t.item.words, _EVENTS[t.how]) for t in touches if t.item.side == Side.MINE),
        next_on=next_on,
    )


def _said(contact: Contact) -> tuple[core.Said, ...]:
    """Their words of this day; the words of the item where nothing else was written."""
    theirs = [touch.item for touch in contact.touches.all() if touch.item.side == Side.THEIRS]
    why = theirs[0].why if theirs else ""
    words = [contact.on_their_mind] if contact.on_their_mind else [item.words for item in theirs]
    return tuple(core.Said(one, why if place == 0 else "") for place, one in enumerate(words))
