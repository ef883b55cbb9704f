"""What the parts found, looked up in the order of the file, a stretch at a time: nothing but that stretch is held."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import reference
from alongside.pipeline import parts
from alongside.pipeline.parts import FOUND, STRETCH, Part

ABSENT = -1  # `read` of a row that was set aside
Found = NDArray[np.void]
ASIDE = np.zeros(1, FOUND)  # stands for any such row
ASIDE["read"] = ABSENT


class Held:
    """What is said of each of `rows` rows, from what the parts left in `folder`."""

    def __init__(self, folder: str, found: Sequence[Part], rows: int) -> None:
        self.folder, self.rows = folder, rows
        self.ends = [np.append(0, part.ends) for part in found]
        self._stretch = lru_cache(maxsize=2)(self._from_disk)

    def between(self, first: int, last: int) -> Found:
        """The rows from `first` to before `last`; rows that were set aside are ABSENT."""
        pieces = [
            self._stretch(k)[max(first - k * STRETCH, 0) : last - k * STRETCH]
            for k in range(first // STRETCH, (last - 1) // STRETCH + 1)
        ]
        return pieces[0] if len(pieces) == 1 else np.concatenate([np.empty(0, FOUND), *pieces])

    def _from_disk(self, k: int) -> Found:
        first = k * STRETCH
        rows = [self._of(part, int(ends[k]), int(ends[k + 1])) for part, ends in enumerate(self.ends)]
        all_rows = np.concatenate([*rows, ASIDE])
        where = np.full(min(STRETCH, self.rows - first), len(all_rows) - 1)
        where[all_rows["place"][:-1] - first] = np.arange(len(all_rows) - 1)
        return all_rows.take(where)

    def _of(self, part: int, low: int, high: int) -> Found:
        file = parts.path(self.folder, part)
        return np.fromfile(file, FOUND, high - low, offset=low * FOUND.itemsize)


def past(rows: Found) -> reference.Past:
    """The sums before each row."""
    return reference.Past(*(rows[name].astype(np.int64) for name in ("n", "total", "squares")))
