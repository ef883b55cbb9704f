"""Every row that can be read, laid down on disk by part, as whole numbers: all of an alliance in one part.

DuckDB reads the file and says what a row is; numpy puts it where it belongs. What is laid down holds no name.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from alongside.pipeline import engine, faults
from alongside.pipeline import source as src
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import Source
from alongside.pipeline.telling import Tell

ROW = np.dtype([
    ("series", "u8"), ("again", "u8"), ("place", "i4"), ("day", "i4"), ("steps", "i2"), ("read", "i1"), ("tension", "?"),
])  # fmt: skip
MOST_ROWS = 2**31 - 1  # what `place` can count
BATCH = 500_000


@dataclass(frozen=True)
class Into:
    """Where rows go: so many parts, in this folder."""

    folder: str
    parts: int


def path(folder: str, part: int) -> Path:
    """Where a part's rows lie, in the order of the file."""
    return Path(folder, f"laid-{part}")


def down(source: Source, reads: list[Read], into: Into, connection: Any, tell: Tell) -> int:
    """Put every row that can be read into its part, once; how many there were.

    Two hashes make a series' key: two series that share both will not be met.
    """
    alliance, rater = (f"{engine.name(column)}::VARCHAR" for column in ("alliance", "rater"))
    query = f"""
        SELECT {src.ROW}::INTEGER AS place, {src.which(reads, source)}::TINYINT AS read,
            hash({alliance}, {rater}) AS series, hash({rater}, {alliance}, 'again') AS again,
            round({src.steps(reads, source)})::SMALLINT AS steps,
            (TRY_CAST({engine.name("date")} AS DATE) - DATE '1970-01-01')::INTEGER AS day,
            ({source.tension()} IN {src.YES})::TINYINT AS tension, (hash({alliance}) % {into.parts})::USMALLINT AS part
        FROM {source.table()} WHERE {faults.condition(source, reads)}"""  # noqa: S608
    rows = 0
    with contextlib.ExitStack() as open_ones:
        files = [open_ones.enter_context(path(into.folder, k).open("wb")) for k in range(into.parts)]
        for batch in connection.sql(query).to_arrow_reader(BATCH):
            _spread(batch, files)
            rows += batch.num_rows
            tell(f"taken in {rows} of {source.rows} rows")
    return rows


def _spread(batch: Any, files: Sequence[BinaryIO]) -> None:
    part = engine.numbers(batch.column("part"), np.dtype("u2"))
    order = np.argsort(part, kind="stable")
    rows = np.empty(batch.num_rows, ROW)
    for name in ROW.names or ():
        rows[name] = engine.numbers(batch.column(name), ROW[name])[order]
    ends = np.cumsum(np.bincount(part, minlength=len(files)))
    for file, mine in zip(files, np.split(rows, ends[:-1]), strict=True):
        file.write(mine.data)


def rows(folder: str, part: int) -> NDArray[np.void]:
    """The rows of a part, in the order of the file."""
    return np.fromfile(path(folder, part), ROW)
