"""The note that is copied into the other system."""

import datetime as dt
from types import SimpleNamespace

import pytest

from alongside.contacts.models import ContactWay, Started
from alongside.core.states.agenda import HELP
from alongside.documents.case_note import HOW, STARTED, note_of

BY = "Written by Sam Okafor."
AT = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)


def touched(side, words, how="heard", why=""):
    return SimpleNamespace(
        item=SimpleNamespace(side=side, words=words, why=why, in_their_words=True), how=how
    )


def promised(words, due_on=None):
    return SimpleNamespace(promise=SimpleNamespace(words=words, due_on=due_on))


def note(way="call", touches=(), promises=(), next_on=None, addenda=(), **facts):
    nothing = dict.fromkeys(
        ("started_by", "who_was_there", "on_their_mind", "named", "came_of_it", "note", "place"), ""
    )
    contact = SimpleNamespace(
        at=AT,
        way=way,
        **{**nothing, "minutes": None, "did": [], "in_their_words": False, "time_open": False, **facts},
    )
    contact.alliance = SimpleNamespace(
        person=SimpleNamespace(name="Dean Walker"), practitioner=SimpleNamespace(name="Sam Okafor")
    )
    contact.touches, contact.promised = (
        SimpleNamespace(all=lambda rows=rows: rows) for rows in (touches, promises)
    )
    return note_of(contact, "Europe/London", addenda, next_on).splitlines()


def test_story_b_word_for_word():
    lines = note(
        "visit",
        touches=(
            touched("theirs", "The van", why="he cannot get the chair out of the car."),
            touched("mine", "a support worker", "named"),
        ),
        promises=(
            promised("letter to the building manager.", dt.date(2026, 11, 24)),
            promised("ask about 50 % off"),
        ),
        next_on=dt.date(2026, 12, 1),
        addenda=[SimpleNamespace(words="It was his brother’s van")],
        started_by="arranged",
        place="at his flat",
        minutes=50,
        who_was_there="Dean, his brother",
        in_their_words=True,
        on_their_mind="That white van is in my space again",
        did=["listened", "promised"],
        named="That it makes him angry",
    )
    assert lines == [
        "Dean Walker, 22 November 2026, 23:30: Visit, at his flat, 50 minutes, arranged.",
        "Present: Dean, his brother.",
        "On their mind: “That white van is in my space again” Why it matters: he cannot get the chair out of the car.",
        "Done about it: listened.",
        "Promised: letter to the building manager. By 24 November 2026.",
        "Promised: ask about 50 % off.",
        "Mentioned: a support worker.",
        "Next contact: 1 December 2026.",
        "Named in the room: That it makes him angry",
        "Added later: It was his brother’s van",
        BY,
    ]


@pytest.mark.parametrize("way", list(ContactWay))
def test_nothing_is_required_but_the_day_and_the_way_and_every_code_has_words(way):
    assert set(HELP) <= set(HOW)
    assert set(STARTED) == set(Started.values)
    assert note(way.value) == [f"Dean Walker, 22 November 2026, 23:30: {way.label}.", BY]


@pytest.mark.parametrize(
    ("how", "line"),
    [
        ("named", "Mentioned: x."),
        ("they_raised", "Mentioned: x."),
        ("talked", "Talked about: x."),
        ("agreed", "Agreed: x."),
    ],
)
def test_what_came_up_of_mine_is_told_without_their_answer_unless_both_agreed(how, line):
    assert note(touches=(touched("mine", "x", how),))[1:] == [line, BY]
