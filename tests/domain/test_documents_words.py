"""Pronouns, numbers and days; and words for every code of the core."""

import re
from datetime import date

import pytest

from alongside.agenda.models import UNWRITTEN, Written
from alongside.core.noticing.contacts import MEETINGS, PathPhase
from alongside.core.ordering import Mark
from alongside.core.outside_reason import Authority
from alongside.core.reading import HintKind
from alongside.core.states.agenda import HELP, MyEvent, TheirEvent
from alongside.core.states.agreements import GoalEvent, GoalState, PromiseEvent, PromiseState
from alongside.documents import agenda, agreements, contacts as path, people, questions as asked
from alongside.documents.words import Spoken, day, number, ordinal, span, told
from alongside.people.models import Pronoun

FORMS = {
    "he": "he him his his He",
    "she": "she her her hers She",
    "they": "they them their theirs They",
    "name": "Amir Amir Amir\u2019s Amir\u2019s Amir",
    "": "Amir Amir Amir\u2019s Amir\u2019s Amir",
}


@pytest.mark.parametrize(
    ("pronoun", "place", "as_they_say_it"),
    [
        ("he", "his flat", "your flat"),
        ("he", "At his mother’s", "At your mother’s"),
        ("he", "His flat", "Your flat"),
        ("he", "Amir’s flat", "your flat"),
        ("she", "her sister's, not theirs", "your sister's, not theirs"),
        ("they", "the café on Histon Road", "the café on Histon Road"),
        ("name", "Amir's flat, second floor", "your flat, second floor"),
        ("name", "his flat", "his flat"),
        ("he", "", ""),
    ],
)
def test_a_place_on_their_paper_reads_as_they_would_say_it(pronoun, place, as_they_say_it):
    assert told(place, Spoken("Amir", pronoun)) == as_they_say_it


@pytest.mark.parametrize(("pronoun", "forms"), FORMS.items())
def test_the_forms_of_a_pronoun(pronoun, forms):
    p = Spoken("Amir", pronoun)
    assert f"{p.they} {p.them} {p.their} {p.theirs} {p.They}" == forms
    assert p.verb("was", "were") == ("were" if pronoun == "they" else "was")
    assert set(Pronoun.values) == set(FORMS) - {""}
    assert Spoken("ibn Sina", "name").They == "ibn Sina", "a name keeps its own letters"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([number(n) for n in (0, 1, 4, 12, 13, 44)], ["no", "one", "four", "twelve", "13", "44"]),
        ([ordinal(n) for n in (1, 2, 3)], ["first", "second", "third"]),
        (
            [day(date(year, 10, 9), date(2026, 11, 22)) for year in (2026, 2025)],
            ["9 October", "9 October 2025"],
        ),
        ([span(days) for days in (1, 7, 13)], ["one day", "seven days", "13 days"]),
        ([span(days) for days in (14, 44, 70, 400)], ["two weeks", "six weeks", "two months", "13 months"]),
    ],
)
def test_numbers_days_and_spans_in_words(said: list[str], words: list[str]) -> None:
    assert said == words


WORDED = [
    (HELP, agenda.HELPED),
    ({*TheirEvent, *MyEvent, *Written} - UNWRITTEN, agenda.HISTORY),
    (PromiseEvent, agreements.BECAME),
    (PromiseState, agreements.STANDS),
    (GoalState, agreements.GOAL_STANDS),
    (GoalEvent, agreements.GOAL_HISTORY),
    (Mark, agenda.MARKS),
    (Authority, agenda.WHO),
    (HintKind, agreements.HINTS),
    (PathPhase, path.PHASES),
    ([code for _title, codes in asked.AREAS for code in codes], asked.TO_KNOW),
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


def test_questions_are_short_enough_to_say_aloud_and_no_code_is_a_status():
    questions = [*asked.NAMING, *asked.TO_KNOW.values(), *people.ASK.values()]
    assert max(len(str(words).split()) for words in questions) <= 20
    codes = " ".join(asked.TO_KNOW)
    assert not re.search(r"status|declin|refus|asked_|answered|unknown|ethnic|religion", codes)


def test_the_path_has_few_steps_at_each_contact_and_what_is_theirs_comes_first():
    assert set(path.PATH) == {(n, phase) for n in range(1, MEETINGS + 1) for phase in PathPhase}
    assert all(1 <= len(steps) <= 5 for steps in path.PATH.values())
    assert not [
        words
        for steps in path.PATH.values()
        for _, words in steps
        if "%" in str(words) % Spoken("Amir").forms
    ]
    during = [[part for part, _words in path.PATH[n, PathPhase.DURING]] for n in (1, 2)]
    assert [parts[0] for parts in during] == [path.THEIR_LIST] * 2
    assert path.MY_LIST not in during[0], "mine is not raised in the first contact"
    assert {part for steps in path.PATH.values() for part, _words in steps} == {
        part for part in vars(path).values() if isinstance(part, path.PathPart)
    }


def test_the_remark_names_who_and_blocks_nothing():
    said = str(agenda.REMARK) % {"who": agenda.WHO[Authority.INSURER]}
    assert said.startswith("So far this reason names the insurer.")
    assert "?" in said
