"""Pronouns, numbers and days; and words for every code of the core."""

import re
from datetime import date

import pytest

from alongside.core import first_meetings, questions
from alongside.core.ordering import Mark
from alongside.core.outside_reason import Authority
from alongside.core.reading import HintKind
from alongside.core.states.agenda import MyEvent, MyState, TheirEvent, TheirState
from alongside.core.states.contact import ContactEvent, ContactState
from alongside.core.states.goal import GoalEvent, GoalState
from alongside.core.states.promise import PromiseEvent, PromiseState
from alongside.documents import first_path as path
from alongside.documents import questions as asked
from alongside.documents.pronouns import Spoken
from alongside.documents.wording import agenda, outside, reading
from alongside.documents.words import day, number, ordinal, span
from alongside.people.models.person import Pronoun

FORMS = {
    "he": "he him his his He",
    "she": "she her her hers She",
    "they": "they them their theirs They",
    "name": "Amir Amir Amir\u2019s Amir\u2019s Amir",
    "": "Amir Amir Amir\u2019s Amir\u2019s Amir",
}


@pytest.mark.parametrize(("pronoun", "forms"), FORMS.items())
def test_the_forms_of_a_pronoun(pronoun, forms):
    p = Spoken("Amir", pronoun)
    assert f"{p.they} {p.them} {p.their} {p.theirs} {p.They}" == forms
    assert p.verb("was", "were") == ("were" if pronoun == "they" else "was")


def test_a_name_keeps_its_own_letters():
    assert Spoken("ibn Sina", "name").They == "ibn Sina"


def test_pronouns_are_those_that_a_person_can_have():
    assert set(Pronoun.values) == set(FORMS) - {""}


def test_numbers_up_to_twelve_are_words():
    assert [number(n) for n in (0, 1, 4, 12, 13, 44)] == ["no", "one", "four", "twelve", "13", "44"]
    assert [ordinal(n) for n in (1, 2, 3)] == ["first", "second", "third"]


def test_a_day_without_a_needless_year():
    assert day(date(2026, 10, 9), date(2026, 11, 22)) == "9 October"
    assert day(date(2025, 10, 9), date(2026, 11, 22)) == "9 October 2025"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "one day"),
        (7, "seven days"),
        (13, "13 days"),
        (14, "two weeks"),
        (44, "six weeks"),
        (70, "two months"),
        (400, "13 months"),
    ],
)
def test_a_span(days, said):
    assert span(days) == said


WORDED = [
    (TheirState, agenda.THEIR_STATES),
    (TheirEvent, agenda.THEIR_EVENTS),
    (MyState, agenda.MY_STATES),
    (MyEvent, agenda.MY_EVENTS),
    (PromiseState, agenda.PROMISE_STATES),
    (PromiseEvent, agenda.PROMISE_EVENTS),
    (ContactState, agenda.CONTACT_STATES),
    (ContactEvent, agenda.CONTACT_EVENTS),
    (GoalState, agenda.GOAL_STATES),
    (GoalEvent, agenda.GOAL_EVENTS),
    (Mark, agenda.MARKS),
    (Authority, outside.WHO),
    (HintKind, reading.HINTS),
    (first_meetings.PathPhase, path.PHASES),
    (first_meetings.PathPart, path.PARTS),
    ([step.code for step in first_meetings.PATH], path.STEPS),
    (questions.ToKnow, asked.AREAS),
    ([code for codes in questions.TO_KNOW.values() for code in codes], asked.TO_KNOW),
    (questions.SAFE, asked.SAFE),
    (questions.NAMING, asked.NAMING),
    (questions.VALUES, asked.VALUES),
    (questions.HARD_DAY, asked.HARD_DAY),
]


@pytest.mark.parametrize(("codes", "words"), WORDED)
def test_every_code_has_words_and_every_word_a_code(codes, words):
    assert set(words) == set(codes)
    assert all(str(word).strip() for word in words.values())


def test_no_word_is_an_alarm_or_a_refusal():
    said = [str(word) for _, words in WORDED for word in words.values()]
    assert not [
        word
        for word in said
        if re.search(r"refus|declin|reject|non-?compl|private|improve|validated|risk", word, re.I)
    ]


@pytest.mark.parametrize("words", [asked.TO_KNOW, asked.SAFE, asked.NAMING, asked.VALUES, asked.HARD_DAY])
def test_questions_are_short_enough_to_say_aloud(words):
    assert max(len(str(word).split()) for word in words.values()) <= 20


def test_the_remark_names_who_and_blocks_nothing():
    said = str(outside.REMARK) % {"who": outside.WHO[Authority.INSURER]}
    assert said.startswith("So far this reason names the insurer.")
    assert "?" in said
