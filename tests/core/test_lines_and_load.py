"""Thoughts about near and far from my own marks, and what is several at once (S18, S27)."""

import datetime as dt
import uuid

import pytest

from alongside.core.boundaries import BoundaryMark, Thought, thoughts
from alongside.core.own_load import Strain, several_at_once, strains

TODAY = dt.date(2026, 11, 30)
DEAN, ROSA, AMIR = (uuid.UUID(int=n) for n in (1, 2, 3))


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([], []),
        ([("too_guarded", "", 3)], []),
        ([("too_guarded", "", 3), ("too_guarded", "", 90)], [Thought.TOO_GUARDED]),
        ([("too_guarded", "", 3), ("too_guarded", "", 91)], []),
        ([("too_guarded", "", 3), ("too_guarded", "", -1)], []),
        ([("they_look_after_me", "", 3), ("", "mine", 5)], [Thought.LOOKED_AFTER]),
        ([("too_much", "", 3), ("", "mine", 5)], [Thought.TOO_MUCH]),
        ([("", "mine", 3), ("", "mine", 5), ("", "mine", 7)], []),
        ([("too_much", "", 3), ("", "both", 5), ("gift", "", 5)], []),
        ([("too_much", "", 3), ("too_guarded", "", 4)] * 2, [Thought.TOO_MUCH, Thought.TOO_GUARDED]),
    ],
)
def test_two_marks_of_a_quarter_are_worth_a_thought(
    marks: list[tuple[str, str, int]], said: list[Thought]
) -> None:
    assert thoughts([BoundaryMark(ago(days), kind, need) for kind, need, days in marks], TODAY) == said


@pytest.mark.parametrize(
    ("hard", "taking", "several"),
    [
        ({DEAN: 3, ROSA: 5, AMIR: 9}, {}, True),
        ({DEAN: 3, ROSA: 5}, {AMIR: 28}, True),
        ({DEAN: 3, ROSA: 5}, {AMIR: 29}, False),
        ({DEAN: 3, ROSA: 5}, {ROSA: 1}, False),
        ({DEAN: 14, ROSA: 50, AMIR: 90}, {}, True),
        ({DEAN: 15, ROSA: 50, AMIR: 90}, {}, False),
        ({DEAN: -1, ROSA: 5, AMIR: 9}, {}, False),
    ],
)
def test_three_at_once_are_several_while_it_is_new(
    hard: dict[uuid.UUID, int], taking: dict[uuid.UUID, int], several: bool
) -> None:
    found = strains(
        [Strain(id, ago(days)) for id, days in hard.items()],
        [Strain(id, ago(days)) for id, days in taking.items()],
        TODAY,
    )
    assert several_at_once(found, TODAY) is several
    assert len({strain.alliance for strain in found}) == len(found)
