"""The note holds the facts of the contact and has no place for anything else."""

import re
from dataclasses import fields
from datetime import date

import pytest

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
from alongside.core.states.agenda import MyEvent

DAY = date(2026, 11, 22)


def kinds(note):
    return [line.kind for line in case_note(note)]


def test_story_b_as_a_note():
    note = ContactNote(
        DAY,
        "visit",
        "me",
        50,
        ("Dean", "his brother"),
        (NoteConcern("That white van is in my space again", "he can not get the chair out of the car"),),
        (NoteHelp("i_did_it", "rang the building manager"),),
        (NotePromise("letter to the building manager", date(2026, 11, 24)),),
        (NoteRaised("a support worker", "raised_by_them"),),
        date(2026, 12, 1),
    )
    lines = case_note(note)
    assert kinds(note) == [
        LineKind.CONTACT,
        LineKind.PRESENT,
        LineKind.ON_THEIR_MIND,
        LineKind.HELPED,
        LineKind.PROMISED,
        LineKind.MENTIONED,
        LineKind.NEXT,
    ]
    assert lines[2] == NoteLine(
        LineKind.ON_THEIR_MIND, {"words": note.said[0].words, "why": note.said[0].why}
    )


def test_what_is_not_known_has_no_line():
    assert kinds(ContactNote(DAY, "call")) == [LineKind.CONTACT]


@pytest.mark.parametrize("event", list(MyEvent))
def test_every_event_of_mine_has_a_line_that_tells_no_answer(event):
    line = case_note(ContactNote(DAY, "visit", raised=(NoteRaised("a support worker", event),)))[1]
    assert line.values == {"text": "a support worker"}
    told = {
        MyEvent.TALKED: LineKind.TALKED_ABOUT,
        MyEvent.AGREED: LineKind.AGREED,
        MyEvent.DONE: LineKind.DONE,
    }
    assert line.kind is told.get(event, LineKind.MENTIONED)


def test_naming_it_and_not_now_can_not_be_told_apart():
    named, back = (
        case_note(ContactNote(DAY, "visit", raised=(NoteRaised("x", event),)))
        for event in (MyEvent.NAMED, MyEvent.WHEN_THERE_IS_ROOM)
    )
    assert named == back


def test_there_is_no_place_for_what_is_for_me():
    names = [
        f.name for kind in (ContactNote, NoteConcern, NoteHelp, NotePromise, NoteRaised) for f in fields(kind)
    ]
    assert not [
        name for name in names if re.search(r"ease|feel|felt|self|shared|disclos|reflect|mirror|named", name)
    ]
