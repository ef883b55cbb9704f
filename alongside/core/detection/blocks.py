"""Look k of many alliances at once: the longest first, so that those which have a look k stand together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


def blocks(lengths: Whole, size: int) -> Iterator[tuple[Whole, Whole]]:
    """Starts and lengths, the longest first, `size` alliances at a time, without the empty ones.

    `lengths` are those of alliances that stand one after the other.
    """
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")[: int(np.count_nonzero(lengths))]
    for at in range(0, len(order), size):
        block = order[at : at + size]
        yield starts[block], lengths[block]


def looks(starts: Whole, lengths: Whole) -> Iterator[tuple[int, Whole]]:
    """For each k, the rows of look k of those alliances that have one."""
    shortest_first = lengths[::-1]
    for k in range(int(lengths[0])):
        n = len(lengths) - int(np.searchsorted(shortest_first, k, side="right"))
        yield k, starts[:n] + k
