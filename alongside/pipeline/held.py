"""What the parts found, in the file's own order, in as little room as it takes."""

from __future__ import annotations

import numpy as np

from alongside.core.detection import reference
from alongside.pipeline.parts import Part

ABSENT = -1  # `read` of a row that was set aside


class Held:
    """One place for each row of the file."""

    def __init__(self, rows: int, top: int) -> None:
        sums = np.int32 if rows * top < 2**31 else np.int64
        self.read = np.full(rows, ABSENT, np.int8)
        self.steps = np.zeros(rows, np.int16)
        self.n = np.zeros(rows, np.int32)
        self.total = np.zeros(rows, sums)
        self.squares = np.zeros(rows, np.int32 if rows * top * top < 2**31 else np.int64)
        self.evidence = np.zeros(rows)
        self.signal = np.zeros(rows, np.int8)
        self.strain = np.zeros(rows, np.bool_)
        self.calmer = np.zeros(rows, np.bool_)

    def take(self, part: Part) -> None:
        """Put each of a part's rows in its place."""
        past = part.before
        for name, values in (
            ("read", part.read), ("steps", part.steps), ("n", past.n), ("total", past.total),
            ("squares", past.squares), ("evidence", part.evidence), ("signal", part.signal),
            ("strain", part.strain), ("calmer", part.calmer),
        ):  # fmt: skip
            getattr(self, name)[part.at] = values

    def past(self, rows: np.ndarray) -> reference.Past:
        """The sums before some rows."""
        return reference.Past(
            self.n[rows].astype(np.int64),
            self.total[rows].astype(np.int64),
            self.squares[rows].astype(np.int64),
        )
