"""One part of a file: every series of some alliances, sorted by DuckDB, read by the core's kernel.

A part is worked on in a process of its own, which needs no Django.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
UNUSUAL = analysis.VERDICTS.index(Verdict.UNUSUAL)


@dataclass(frozen=True)
class Job:
    """What one process needs to know to work on part `number` of `parts`."""

    source: Source
    reads: tuple[Read, ...]
    number: int
    parts: int
    folder: str
    threads: int = 1
    memory: str = "250MB"


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


def work(job: Job) -> Part:
    """Sort and read one part."""
    rows = fetch(job)
    pieces = [_read(_only(rows, k), read) for k, read in enumerate(job.reads) if (rows.read == k).any()]
    return _joined(rows, pieces)


def fetch(job: Job) -> Sorted:
    """The rows of one part, in order of instrument, series, date and place in the file."""
    connection = engine.connect(job.folder, job.threads, job.memory)
    try:
        found = connection.execute(query(job)).fetchnumpy()
    finally:
        connection.close()
    keys = [np.asarray(found[key]) for key in ("read", "series", "again")]
    return Sorted(
        at=np.asarray(found["place"]),
        read=keys[0],
        steps=np.asarray(found["steps"], np.int64),
        weeks=np.asarray(found["day"]) / DAYS,
        tension=np.asarray(found["tension"]),
        lengths=_lengths(keys),
    )


def query(job: Job) -> str:
    """The part's rows in SQL. Two hashes make a series' key: two series that share both will not be met."""
    source, reads = job.source, list(job.reads)
    series = f"{engine.name('alliance')}::VARCHAR, {engine.name('rater')}::VARCHAR"
    only = (
        f"AND hash({engine.name('alliance')}::VARCHAR) % {job.parts} = {job.number}" if job.parts > 1 else ""
    )
    return f"""
        SELECT file_row_number::INTEGER AS place, {src.place(reads, source)}::TINYINT AS read,
            hash({series}) AS series, hash('check', {series}) AS again,
            round({src.steps(reads, source)})::SMALLINT AS steps,
            (TRY_CAST({engine.name("date")} AS DATE) - DATE '1970-01-01')::INTEGER AS day,
            {source.tension()} IN {src.YES} AS tension
        FROM {source.table()} WHERE {faults.condition(source, reads)} {only}
        ORDER BY read, series, again, day, place"""


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
    n, total, squares, evidence, signal, strain, calmer = (
        np.concatenate(each) if len(each) > 1 else each[0] for each in zip(*(pieces or [empty]), strict=True)
    )
    past = reference.Past(n, total, squares)
    return Part(rows.at, rows.read, rows.steps, past, evidence, signal, strain, calmer, len(rows.lengths))
