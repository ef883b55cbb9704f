"""Series that priors are estimated from: of each instrument, part by part, until there are enough or no part is left.

A part holds the alliances whose hash falls to it, so that the first ones are as good as drawn by lot. An instrument that
is rare in a large file may have too few in one of them. What is held never grows beyond `enough` and one part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from alongside.core.priors import FEWEST_ALLIANCES, FEWEST_LOOKS
from alongside.pipeline import laid, parts

MOST_SERIES = 20_000  # of an instrument; more make its figures no better
ENOUGH = 1_000  # after which no further part is read for its sake
ENOUGH_LOOKS = 625_000  # likewise, where its series are very long
Series = NDArray[np.int16]


@dataclass
class Gathered:
    """The series of one instrument so far, each in its order, and how many looks they have."""

    series: list[Series] = field(default_factory=list)
    looks: int = 0

    @property
    def enough(self) -> bool:
        """Whether there is no need to read on for it."""
        many = self.looks >= ENOUGH_LOOKS and len(self.series) >= FEWEST_ALLIANCES
        return many or len(self.series) >= ENOUGH

    def add(self, series: Iterator[Series]) -> None:
        """Take these too, while there is room."""
        for one in series:
            if len(self.series) >= MOST_SERIES:
                return
            self.series.append(one)
            self.looks += len(one)


def gather(folder: str, number: int, instruments: int) -> list[list[Series]]:
    """The series with looks enough of each instrument, from the first parts that have enough of them."""
    found = [Gathered() for _ in range(instruments)]
    for part in range(number):
        if all(each.enough for each in found):
            break
        rows = parts.in_order(laid.rows(folder, part))
        for k, each in enumerate(found):
            if not each.enough:
                each.add(_of(rows, k))
    return [each.series for each in found]


def _of(rows: parts.Sorted, k: int) -> Iterator[Series]:
    """Copies, so that the part they stand in can be let go."""
    ends = np.cumsum(rows.lengths)
    usable = (rows.read[ends - 1] == k) & (rows.lengths >= FEWEST_LOOKS)
    for i in np.flatnonzero(usable).tolist():
        yield rows.steps[ends[i] - rows.lengths[i] : ends[i]].astype(np.int16)
