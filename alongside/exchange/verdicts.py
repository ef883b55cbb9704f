"""What will happen to each row of a file, said before anything does."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """The fate of one row."""

    ADD = "add"
    SAME = "same"  # it is here already, just so
    CHANGE = "change"  # it is here, and something about it will change
    CALLED_OFF = "called_off"  # in the calendar, and still planned here; by whom, only a person can say
    LEFT_OUT = "left_out"  # nothing to do with anybody here
    WRONG = "wrong"


@dataclass(frozen=True)
class Verdict:
    """One row: its line in the file, whom it is about, its fate, and column and reason of each problem."""

    line: int
    about: str
    what: What
    problems: tuple[tuple[str, str], ...] = ()
    changes: tuple[str, ...] = ()
    contact: uuid.UUID | None = None  # what is planned here and was called off there


@dataclass(frozen=True)
class DryRun:
    """Every row of a file. Nothing is brought in while one of them is wrong."""

    verdicts: tuple[Verdict, ...]

    def of(self, what: What) -> list[Verdict]:
        """The rows with this fate."""
        return [one for one in self.verdicts if one.what is what]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each fate."""
        return {what.value: len(self.of(what)) for what in What}

    @property
    def may_go(self) -> bool:
        """True when nothing is wrong and something would happen."""
        return not self.of(What.WRONG) and bool(self.of(What.ADD) or self.of(What.CHANGE))
