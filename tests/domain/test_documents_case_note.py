"""The note that is copied into the other system."""

from datetime import date

import pytest

from alongside.contacts.models.contact import Started, Way
from alongside.core.case_note import ContactNote, LineKind, NoteConcern, NoteHelp, NotePromise, NoteRaised
from alongside.core.states.agenda import HELP
from alongside.documents.case_note import HOW, LINES, STARTED, text

DAY = date(2026, 11, 22)


def test_story_b_word_for_word():
    note = ContactNote(
        DAY,
        "visit",
        "arranged",
        50,
        ("Dean", "his brother"),
        (NoteConcern("That white van is in my space again", "he can not get the chair out of the car."),),
        (NoteHelp("i_did_it", "rang the building manager."), NoteHelp("listened")),
        (
            NotePromise("letter to the building manager.", date(2026, 11, 24)),
            NotePromise("ask about 50 % off"),
        ),
        (NoteRaised("a support worker", "named"),),
        date(2026, 12, 1),
    )
    assert text(note).splitlines() == [
        "22 November 2026: Visit, 50 minutes, arranged.",
        "Present: Dean, his brother.",
        "On their mind: \u201cThat white van is in my space again\u201d Why it matters: he can not get the chair out of the car.",
        "Done about it: I did it: rang the building manager.",
        "Done about it: listened.",
        "Promised: letter to the building manager. By 24 November 2026.",
        "Promised: ask about 50 % off.",
        "Mentioned: a support worker.",
        "Next contact: 1 December 2026.",
    ]


@pytest.mark.parametrize("way", list(Way))
def test_nothing_is_required_but_the_day_and_the_way(way):
    assert text(ContactNote(DAY, way.value)) == f"22 November 2026: {way.label}."


@pytest.mark.parametrize("typed", ["The van is back", "“The van is back”", '"The van is back"'])
def test_their_words_stand_in_quotation_marks_once(typed):
    said = text(ContactNote(DAY, "call", said=(NoteConcern(typed),)))
    assert said.splitlines()[1] == "On their mind: “The van is back”"


def test_not_now_reads_like_having_mentioned_it():
    notes = {
        text(ContactNote(DAY, "call", raised=(NoteRaised("x", e),))) for e in ("named", "when_there_is_room")
    }
    assert len(notes) == 1


def test_every_line_way_of_helping_and_start_has_words():
    assert set(LINES) == set(LineKind)
    assert set(HELP) <= set(HOW)
    assert set(STARTED) == set(Started.values)
