"""Which guess of the worker's belongs to which answer of theirs: those of about the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

#: Further apart than this, they are not about the same time.
DAYS_APART = 14


class Dated(NamedTuple):
    """A score in steps on a day."""

    on: date
    steps: int


@dataclass(frozen=True)
class Pair:
    """An answer and the guess that belongs to it."""

    answer: Dated
    guess: Dated

    @property
    def difference(self) -> int:
        """How many steps the guess lies above the answer."""
        return self.guess.steps - self.answer.steps


def pairs(answers: Sequence[Dated], guesses: Sequence[Dated]) -> list[Pair]:
    """The nearest in time first, each used once, in order of the answers' days. Of two as near, the earlier guess:
    it can not have been made knowing the answer."""
    near = sorted(
        (abs((guess.on - answer.on).days), answer.on, guess.on, a, g)
        for a, answer in enumerate(answers)
        for g, guess in enumerate(guesses)
        if abs((guess.on - answer.on).days) <= DAYS_APART
    )
    used_answers: set[int] = set()
    used_guesses: set[int] = set()
    matched = []
    for _apart, _answer, _guess, a, g in near:
        if a not in used_answers and g not in used_guesses:
            used_answers.add(a)
            used_guesses.add(g)
            matched.append(Pair(answers[a], guesses[g]))
    return sorted(matched, key=lambda pair: (pair.answer.on, pair.guess.on))
