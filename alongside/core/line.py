"""The line of one relationship as plain values: what is drawn, which dots are joined, which window is shown.

Nothing is smoothed and nothing is filled in. Two dots are joined only where they came in the same way, are no further
apart than twice the rhythm, and have no hard patch without answers between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from alongside.core.detection.usual import Usual
from alongside.core.rhythm import add_months

#: Check-ins in one picture; older ones are a link away.
WINDOW = 60
#: From "never" to "always": an answer is one of five.
STEPS = 4


@dataclass(frozen=True)
class Dot:
    """One check-in: `steps` of `top`, None where there was no score. `way` is how it came; dots of two ways are not joined.

    `usual` is what was usual for that person before it, None where there were too few check-ins asked in the same way.

    `apart`: answered with or by somebody else. Such a dot stands for itself and is never part of their line.
    """

    id: str
    on: date
    steps: int | None
    top: int
    way: str = ""
    apart: bool = False
    usual: Usual | None = None

    @property
    def height(self) -> float:
        """From 0 (the lowest answer to everything) to 1 (the highest)."""
        return 0.0 if self.steps is None else self.share(self.steps)

    def share(self, steps: float) -> float:
        """So many steps as a height from 0 to 1."""
        return steps / self.top if self.top else 0.0


@dataclass(frozen=True)
class RuptureSpan:
    """A hard patch. `until` is the day it was mended; None while it is open."""

    began: date
    until: date | None = None


@dataclass(frozen=True)
class AllianceLine:
    """Everything on one line, of `answers` theirs. `first` and `last` are the days at its edges, `gap_days` the widest gap that is bridged."""

    first: date
    last: date
    gap_days: int
    answers: tuple[Dot, ...] = ()
    mirror: tuple[Dot, ...] = ()
    ease: tuple[Dot, ...] = ()
    patches: tuple[RuptureSpan, ...] = ()
    slips: tuple[date, ...] = ()
    promises_kept: tuple[date, ...] = ()
    older: date | None = None  # a day to begin the next older window at, if there is one
    newer: bool = False

    def along(self, day: date) -> float:
        """How far along a day is, from 0 to 1; a day outside stands at the edge."""
        days = (self.last - self.first).days
        return min(1.0, max(0.0, (day - self.first).days / days)) if days > 0 else 0.5

    def months(self) -> list[date]:
        month = self.first.replace(day=1)
        count = 12 * (self.last.year - month.year) + self.last.month - month.month + 1
        return [day for day in (add_months(month, n) for n in range(count)) if day >= self.first]

    @property
    def empty(self) -> bool:
        """Nobody has looked yet, and nothing has happened that is drawn."""
        return not (self.answers or self.mirror or self.ease or self.patches)


def joined(line: AllianceLine, dots: Sequence[Dot]) -> list[list[Dot]]:
    """Runs of dots that a straight line may join, oldest first; a dot with no neighbour is a run of one."""
    scored = [dot for dot in sorted(dots, key=lambda dot: dot.on) if dot.steps is not None and not dot.apart]
    runs = [[dot] for dot in scored[:1]]
    for before, after in pairwise(scored):
        near = before.way == after.way and (after.on - before.on).days <= line.gap_days
        # one that began after the one and had ended by the other
        hard = any(p.until and before.on <= p.began and p.until <= after.on for p in line.patches)
        if near and not hard:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def banded(line: AllianceLine, dots: Sequence[Dot]) -> list[list[Dot]]:
    """The dots of each run that have a band behind them; the band has a gap wherever the line has one."""
    runs = ([dot for dot in run if dot.usual is not None] for run in joined(line, dots))
    return [run for run in runs if run]


def window(line: AllianceLine, until: date | None = None, at_most: int = WINDOW) -> AllianceLine:
    """The latest `at_most` check-ins up to `until`, with everything that happened in those days."""
    end = min(until, line.last) if until else line.last
    days = sorted(dot.on for dots in (line.answers, line.mirror, line.ease) for dot in dots if dot.on <= end)
    cut = days[-at_most] if len(days) > at_most else None
    first = max(line.first, cut) if cut else line.first
    older = first - timedelta(days=1) if cut and days[0] < first else None

    def within(day: date) -> bool:
        return first <= day <= end

    return replace(
        line,
        first=first,
        last=end,
        answers=tuple(dot for dot in line.answers if within(dot.on)),
        mirror=tuple(dot for dot in line.mirror if within(dot.on)),
        ease=tuple(dot for dot in line.ease if within(dot.on)),
        patches=tuple(p for p in line.patches if p.began <= end and (p.until or end) >= first),
        slips=tuple(day for day in line.slips if within(day)),
        promises_kept=tuple(day for day in line.promises_kept if within(day)),
        older=older,
        newer=end < line.last,
    )
