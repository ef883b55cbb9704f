"""The facts of a contact as the lines of a case note for another system (S6, S8; record class A).

Facts only. What is for me (how at ease I was, what I thought, what I told of myself) can not come in: there
is no place for it in what this takes. What of mine came up is told without any answer of theirs, except
where both agreed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from alongside.core.states.agenda import MyEvent


class LineKind(StrEnum):
    """The lines of a note in their order."""

    CONTACT = "contact"
    PRESENT = "present"
    ON_THEIR_MIND = "on_their_mind"
    HELPED = "helped"
    PROMISED = "promised"
    MENTIONED = "mentioned"
    TALKED_ABOUT = "talked_about"
    AGREED = "agreed"
    DONE = "done"
    NEXT = "next"


@dataclass(frozen=True)
class NoteConcern:
    """Something on their mind, in their words, and why it matters to them, if they said."""

    words: str
    why: str = ""


@dataclass(frozen=True)
class NoteHelp:
    """What was done about it: one of `states.HELP`, and a note."""

    how: str
    note: str = ""


@dataclass(frozen=True)
class NotePromise:
    """What I said I would do, and by when."""

    text: str
    due: date | None = None


@dataclass(frozen=True)
class NoteRaised:
    """An item of mine and what happened to it: a `MyEvent`."""

    text: str
    event: str


@dataclass(frozen=True)
class ContactNote:
    """The facts of one contact. `kind` is a code such as visit or call; `minutes` None when not known."""

    day: date
    kind: str
    started_by: str = ""
    minutes: int | None = None
    present: tuple[str, ...] = ()
    said: tuple[NoteConcern, ...] = ()
    helped: tuple[NoteHelp, ...] = ()
    promised: tuple[NotePromise, ...] = ()
    raised: tuple[NoteRaised, ...] = ()
    next_on: date | None = None


@dataclass(frozen=True)
class NoteLine:
    """One line of the note, to be worded by `documents`; `values` are the fields of what it tells."""

    kind: LineKind
    values: Mapping[str, Any] = field(hash=False)


#: Named, raised by them, put back to when there is room: all of it is one fact, "it was mentioned".
_LINE_OF = {
    MyEvent.TALKED: LineKind.TALKED_ABOUT,
    MyEvent.AGREED: LineKind.AGREED,
    MyEvent.DONE: LineKind.DONE,
}


def case_note(note: ContactNote) -> tuple[NoteLine, ...]:
    """The lines of the note, theirs before mine; what is not known has no line."""
    facts: dict[str, Any] = {"day": note.day, "kind": note.kind}
    lines = [NoteLine(LineKind.CONTACT, {**facts, "started_by": note.started_by, "minutes": note.minutes})]
    if note.present:
        lines.append(NoteLine(LineKind.PRESENT, {"names": note.present}))
    lines += [NoteLine(LineKind.ON_THEIR_MIND, {"words": s.words, "why": s.why}) for s in note.said]
    lines += [NoteLine(LineKind.HELPED, {"how": h.how, "note": h.note}) for h in note.helped]
    lines += [NoteLine(LineKind.PROMISED, {"text": p.text, "due": p.due}) for p in note.promised]
    for raised in note.raised:
        lines.append(NoteLine(_LINE_OF.get(MyEvent(raised.event), LineKind.MENTIONED), {"text": raised.text}))
    if note.next_on:
        lines.append(NoteLine(LineKind.NEXT, {"day": note.next_on}))
    return tuple(lines)
