"""One part of the rows: every series of some alliances, sorted, and read by the core's kernel.

A part is worked on in a process of its own, which needs neither Django nor DuckDB. What it finds it leaves on disk, in
the order of the file, so that nothing has to be handed over or held.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.core import analysis
from alongside.core.detection import following, kernel, reference
from alongside.core.detection.units import Units
from alongside.core.expectation import Verdict
from alongside.pipeline import laid
from alongside.pipeline.instruments import Read

DAYS = 7.0
KEYS = ("read", "series", "again")
MOST = np.iinfo(np.int32).max
STRETCH = 250_000  # rows of the file that are looked up at once
UNUSUAL = analysis.VERDICTS.index(Verdict.UNUSUAL)
FOUND = np.dtype([
    ("squares", "i8"), ("evidence", "f8"), ("place", "i4"), ("total", "i4"), ("n", "i4"), ("steps", "i2"),
    ("read", "i1"), ("signal", "i1"), ("strain", "?"), ("calmer", "?"),
])  # fmt: skip


@dataclass(frozen=True)
class Job:
    """What one process needs to know to work on part `number` of the `rows`, which lie in `folder`."""

    reads: tuple[Read, ...]
    number: int
    folder: str
    rows: int


@dataclass(frozen=True)
class Part:
    """What was found, counted, and where each stretch of the file ends among this part's rows."""

    ends: NDArray[np.int64]
    series: int
    signals: tuple[int, ...]
    strains: int
    calmer: int


@dataclass(frozen=True)
class Sorted:
    """Rows of whole series, one series after the other; `order` is where each stood before, `read` its instrument."""

    order: NDArray[np.int64]
    read: NDArray[np.int8]
    steps: NDArray[np.int64]
    weeks: NDArray[np.float64]
    tension: NDArray[np.bool_]
    lengths: NDArray[np.int64]


def path(folder: str, part: int) -> Path:
    """Where that lies which was found of a part, in the order of the file."""
    return Path(folder, f"found-{part}")


def work(job: Job) -> Part:
    """Sort and read one part, and leave what it says of each row on disk."""
    rows = laid.rows(job.folder, job.number)
    series = in_order(rows)
    found = _read(series, job.reads).take(
        _back(series.order)
    )  # a record is taken in a twentieth of the time of `found[...]`
    for name in ("place", "read", "steps"):
        found[name] = rows[name]
    found.tofile(path(job.folder, job.number))
    stretches = np.arange(STRETCH, job.rows + STRETCH, STRETCH)
    return Part(
        ends=np.searchsorted(found["place"], stretches),
        series=len(series.lengths),
        signals=tuple(np.bincount(found["signal"], minlength=len(analysis.VERDICTS)).tolist()),
        strains=int(found["strain"].sum()),
        calmer=int(found["calmer"].sum()),
    )


def in_order(rows: NDArray[np.void]) -> Sorted:
    """The rows, which come in the order of the file, by instrument, series and date."""
    order = _order(rows)
    there = rows.take(order)
    new = np.ones(len(rows), np.bool_)
    new[1:] = np.any([there[key][1:] != there[key][:-1] for key in KEYS], axis=0)
    return Sorted(
        order=order,
        read=there["read"].copy(),
        steps=there["steps"].astype(np.int64),
        weeks=there["day"] / DAYS,
        tension=there["tension"].copy(),
        lengths=np.diff(np.append(np.flatnonzero(new), len(rows))),
    )


def _order(rows: NDArray[np.void]) -> NDArray[np.int64]:
    """With as much of the first hash as there is room for; with all keys where that leaves two series as one."""
    room = len(rows).bit_length()
    series = (rows["read"].astype(np.uint64) << 57 | rows["series"] >> 7) >> room
    by_day = _by(rows["day"] - rows["day"].min(initial=MOST), room)
    order = by_day.take(_by(series.take(by_day), room))
    near, again = series.take(order), rows["again"].take(order)
    if ((near[1:] == near[:-1]) & (again[1:] != again[:-1])).any():
        return np.lexsort([rows[key] for key in ("day", *reversed(KEYS))])
    return order


def _back(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each row has gone."""
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return back


def _by(values: NDArray[Any], room: int) -> NDArray[np.int64]:
    """The order of values that leave `room` bits free, equal ones as they stand. With its place in those bits no value is
    there twice, and the quickest way of sorting will do."""
    keys = values.astype(np.uint64) << room | np.arange(len(values), dtype=np.uint64)
    keys.sort()
    return (keys & ((1 << room) - 1)).astype(np.int64)


def _read(rows: Sorted, reads: tuple[Read, ...]) -> NDArray[np.void]:
    """What is found of each row, one instrument after the other."""
    found, ends = np.zeros(len(rows.order), FOUND), np.cumsum(rows.lengths)
    for k, read in enumerate(reads):
        first, last = np.searchsorted(rows.read, [k, k + 1])
        if first < last:
            mine = rows.lengths[(ends > first) & (ends <= last)]
            _one(rows, slice(first, last), mine, read, found[first:last])
    return found


def _one(rows: Sorted, at: slice, lengths: NDArray[np.int64], read: Read, found: NDArray[np.void]) -> None:
    steps = rows.steps[at]
    before = reference.past(steps, lengths)
    said = kernel.read(steps, rows.weeks[at], lengths, Units.of(read.prior))
    signal = analysis.verdicts(said.evidence, before.n)
    strain = rows.tension[at] | (signal == UNUSUAL)
    found["n"], found["total"], found["squares"] = before.n, before.total, before.squares
    found["evidence"], found["signal"], found["strain"] = said.evidence, signal, strain
    found["calmer"] = following.follow(steps, strain, said.level, said.spread, lengths).calmer
