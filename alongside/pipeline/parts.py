"""One part of a file: every series of some alliances, sorted by DuckDB, read by the core's kernel.

A part is worked on in a process of its own, which needs no Django.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.core import analysis
from alongside.core.detection import following, kernel, reference
from alongside.core.detection.units import Units
from alongside.core.expectation import Verdict
from alongside.pipeline import engine, faults
from alongside.pipeline import source as src
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import Source

DAYS = 7.0
KEYS = ("read", "series", "again")
UNUSUAL = analysis.VERDICTS.index(Verdict.UNUSUAL)


@dataclass(frozen=True)
class Job:
    """What one process needs to know to work on part `number`, which `laid_down` put into `folder`."""

    reads: tuple[Read, ...]
    number: int
    folder: str
    threads: int = 1
    memory: str = "250MB"

    def path(self) -> Path:
        """The folder of this part's rows; there is none where no alliance fell into it."""
        return Path(self.folder, "parts", f"part={self.number}")


@dataclass(frozen=True)
class Sorted:
    """Rows of whole series, one series after the other; `at` is the row in the file's order, `read` its instrument."""

    at: NDArray[np.int64]
    read: NDArray[np.int8]
    steps: NDArray[np.int64]
    weeks: NDArray[np.float64]
    tension: NDArray[np.bool_]
    lengths: NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """What is needed of each row to write it: the sums before it and what the detector says."""

    at: NDArray[np.int64]
    read: NDArray[np.int8]
    steps: NDArray[np.int64]
    before: reference.Past
    evidence: NDArray[np.float64]
    signal: NDArray[np.int8]
    strain: NDArray[np.bool_]
    calmer: NDArray[np.bool_]
    series: int


def laid_down(source: Source, reads: list[Read], parts: int, folder: str, connection: Any) -> int:
    """Put every row that can be read into its part, once, as whole numbers; how many there were.

    All of an alliance goes into one part. Two hashes make a series' key: two series that share both will not be met.
    """
    alliance, rater = (f"{engine.name(column)}::VARCHAR" for column in ("alliance", "rater"))
    query = f"""
        SELECT file_row_number::INTEGER AS place, {src.place(reads, source)}::TINYINT AS read,
            hash({alliance}, {rater}) AS series, hash({rater}, {alliance}, 'again') AS again,
            round({src.steps(reads, source)})::SMALLINT AS steps,
            (TRY_CAST({engine.name("date")} AS DATE) - DATE '1970-01-01')::INTEGER AS day,
            {source.tension()} IN {src.YES} AS tension, (hash({alliance}) % {parts})::INTEGER AS part
        FROM {source.table()} WHERE {faults.condition(source, reads)}"""  # nosec B608
    to = engine.text(str(Path(folder, "parts")))
    connection.execute(f"COPY ({query}) TO {to} (FORMAT parquet, PARTITION_BY (part))")
    return int(connection.fetchone()[0])


def work(job: Job) -> Part:
    """Sort and read one part; its rows come back in the file's order."""
    rows = fetch(job)
    pieces = [_read(_only(rows, k), read) for k, read in enumerate(job.reads) if (rows.read == k).any()]
    return _joined(rows, pieces)


def fetch(job: Job) -> Sorted:
    """The rows of one part, in order of instrument, series, date and place in the file."""
    if not job.path().is_dir():
        return Sorted(*(np.empty(0, kind) for kind in ("i8", "i1", "i8", "f8", "?", "i8")))
    connection = engine.connect(job.folder, job.threads, job.memory)
    try:
        files = engine.text(str(job.path() / "*.parquet"))
        found = connection.execute(f"FROM read_parquet({files}, hive_partitioning = false)").fetchnumpy()
    finally:
        connection.close()
    columns = {name: np.asarray(column) for name, column in found.items()}
    return _in_order(columns)


def _in_order(columns: dict[str, Any]) -> Sorted:
    order = _order(columns)
    sort = {name: column[order] for name, column in columns.items()}
    return Sorted(
        at=sort["place"],
        read=sort["read"],
        steps=sort["steps"].astype(np.int64),
        weeks=sort["day"] / DAYS,
        tension=sort["tension"],
        lengths=_lengths([sort[key] for key in KEYS]),
    )


def _order(columns: dict[str, Any]) -> NDArray[np.int64]:
    """By instrument, series, date and place; by the first hash alone where nothing else parts the rows."""
    order = np.lexsort((columns["place"], columns["day"], columns["series"]))
    if len(columns["read"]) and columns["read"].any():
        return _fully(columns)
    series, again = columns["series"][order], columns["again"][order]
    alike = series[1:] == series[:-1]
    return _fully(columns) if (again[1:] != again[:-1])[alike].any() else order


def _fully(columns: dict[str, Any]) -> NDArray[np.int64]:
    return np.lexsort([columns[key] for key in ("place", "day", *reversed(KEYS))])


def _lengths(keys: list[Any]) -> NDArray[np.int64]:
    rows = len(keys[0])
    new = np.ones(rows, np.bool_)
    if rows:
        new[1:] = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    return np.diff(np.append(np.flatnonzero(new), rows))


def _only(rows: Sorted, k: int) -> Sorted:
    """The rows of one instrument; they stand together."""
    first, last = np.searchsorted(rows.read, [k, k + 1])
    ends = np.cumsum(rows.lengths)
    lengths = rows.lengths[(ends > first) & (ends <= last)]
    cut = {name: getattr(rows, name)[first:last] for name in ("at", "read", "steps", "weeks", "tension")}
    return replace(rows, **cut, lengths=lengths)


def _read(rows: Sorted, read: Read) -> tuple[Any, ...]:
    before = reference.past(rows.steps, rows.lengths)
    found = kernel.read(rows.steps, rows.weeks, rows.lengths, Units.of(read.prior))
    signal = analysis.verdicts(found.evidence, before.n)
    strain = rows.tension | (signal == UNUSUAL)
    calmer = following.calmer(rows.steps, strain, found.level, found.spread, rows.lengths)
    return before.n, before.total, before.squares, found.evidence, signal, strain, calmer


def _joined(rows: Sorted, pieces: list[tuple[Any, ...]]) -> Part:
    empty = (np.empty(0, np.int64),) * 3 + (np.empty(0), *(np.empty(0, np.int8),) * 3)
    order = np.argsort(rows.at)
    n, total, squares, evidence, signal, strain, calmer = (
        (np.concatenate(each) if len(each) > 1 else each[0])[order]
        for each in zip(*(pieces or [empty]), strict=True)
    )
    past = reference.Past(n, total, squares)
    at, read, steps = rows.at[order], rows.read[order], rows.steps[order]
    return Part(at, read, steps, past, evidence, signal, strain, calmer, len(rows.lengths))
