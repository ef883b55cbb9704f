"""One contact as plain text for another system (S6): the care facts, a line each, never what is for me."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from alongside.agenda.models import Side
from alongside.contacts.models import Addendum, Contact
from alongside.contacts.models.contact import Way
from alongside.core.case_note import (
    ContactNote,
    LineKind,
    NoteConcern,
    NoteHelp,
    NoteLine,
    NotePromise,
    NoteRaised,
    case_note,
)
from alongside.core.states.agenda import HELP, MyEvent
from alongside.documents.wording.agenda import THEIR_EVENTS
from alongside.documents.words import quoted

LINES = {
    LineKind.CONTACT: _("%(day)s: %(way)s."),
    LineKind.PRESENT: _("Present: %(names)s."),
    LineKind.ON_THEIR_MIND: _("On their mind: %(words)s"),
    LineKind.HELPED: _("Done about it: %(how)s."),
    LineKind.PROMISED: _("Promised: %(text)s."),
    LineKind.MENTIONED: _("Mentioned: %(text)s."),
    LineKind.TALKED_ABOUT: _("Talked about: %(text)s."),
    LineKind.AGREED: _("Agreed: %(text)s."),
    LineKind.DONE: _("Done: %(text)s."),
    LineKind.NEXT: _("Next contact: %(day)s."),
}
#: How somebody helped, as the record of a contact and the agenda have it.
HOW: dict[str, Promise] = {
    **{how.value: THEIR_EVENTS[how] for how in HELP},
    "listened": _("listened"),
    "promised": _("promised something"),
    "worked_out": _("worked it out together"),
    "could_not_fix": _("could not fix it, and said so"),
}
STARTED = {"me": _("started by me"), "them": _("started by them"), "arranged": _("arranged")}
_EVENTS = {
    "they_raised": MyEvent.RAISED_BY_THEM,
    "named": MyEvent.NAMED,
    "talked": MyEvent.TALKED,
    "agreed": MyEvent.AGREED,
}


def note_of(
    contact: Contact, zone: str, addenda: list[Addendum] | None = None, next_on: dt.date | None = None
) -> str:
    """The note of a contact that was fetched with what was in it; `next_on` is the day of the next one."""
    lines = [text(_facts(contact, zone, next_on))]
    if contact.named:
        lines.append(gettext("Named in the room: %(words)s") % {"words": contact.named})
    if contact.came_of_it:
        lines.append(gettext("What came of it: %(words)s") % {"words": contact.came_of_it})
    if contact.note:
        lines.append(gettext("Note: %(words)s") % {"words": contact.note})
    lines += [gettext("Added later: %(words)s") % {"words": addendum.words} for addendum in addenda or []]
    return "\n".join(lines)


def _facts(contact: Contact, zone: str, next_on: dt.date | None) -> ContactNote:
    touches, promised = list(contact.touches.all()), list(contact.promised.all())
    theirs = [touch.item for touch in touches if touch.item.side == Side.THEIRS]
    # their words of this day; the words of the items where nothing else was written
    on_their_mind = [contact.on_their_mind] if contact.on_their_mind else [item.words for item in theirs]
    why = theirs[0].why if theirs else ""
    return ContactNote(
        day=contact.at.astimezone(ZoneInfo(zone)).date(),
        kind=contact.way,
        started_by=contact.started_by,
        minutes=contact.minutes,
        present=(contact.who_was_there,) if contact.who_was_there else (),
        said=tuple(NoteConcern(words, "" if place else why) for place, words in enumerate(on_their_mind)),
        helped=tuple(NoteHelp(how) for how in contact.did if not (how == "promised" and promised)),
        promised=tuple(NotePromise(made.promise.words, made.promise.due_on) for made in promised),
        raised=tuple(
            NoteRaised(touch.item.words, _EVENTS[touch.how])
            for touch in touches
            if touch.item.side == Side.MINE
        ),
        next_on=next_on,
    )


def text(note: ContactNote) -> str:
    """The facts, line by line; every day carries its year, for the note leaves this system."""
    return "\n".join(_line(line) for line in case_note(note))


def _line(line: NoteLine) -> str:
    """Codes and lists in words, theirs in quotation marks; a text loses its last full stop."""
    values = dict(line.values)
    fill = {key: _day(value) if isinstance(value, dt.date) else value for key, value in values.items()}
    more = ""
    match line.kind:
        case LineKind.CONTACT:
            fill["way"] = ", ".join(_way(values))
        case LineKind.PRESENT:
            fill["names"] = ", ".join(values["names"])
        case LineKind.ON_THEIR_MIND:
            fill["words"] = quoted(values["words"])
            if values["why"]:
                more = " " + gettext("Why it matters: %(why)s.") % {"why": _bare(values["why"])}
        case LineKind.HELPED:
            fill["how"] = ": ".join(filter(None, (str(HOW[values["how"]]), _bare(values["note"]))))
        case LineKind.PROMISED if values["due"]:
            more = " " + gettext("By %(day)s.") % {"day": _day(values["due"])}
    if "text" in values:
        fill["text"] = _bare(values["text"])
    return str(LINES[line.kind]) % fill + more


def _way(values: dict) -> list[str]:
    """The way, how long, and who started it, as far as known."""
    words = [str(Way(values["kind"]).label)]
    if values["minutes"] is not None:
        words.append(ngettext("%(n)s minute", "%(n)s minutes", values["minutes"]) % {"n": values["minutes"]})
    if values["started_by"]:
        words.append(str(STARTED[values["started_by"]]))
    return words


def _bare(words: str) -> str:
    return words.strip().rstrip(".")


def _day(when: dt.date) -> str:
    return date_format(when, "j F Y")
