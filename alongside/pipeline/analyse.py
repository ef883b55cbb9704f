"""`alongside analyse IN --out OUT`: what the pages would say of each look, for a whole file."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import tempfile
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from alongside.core import analysis, priors
from alongside.core.errors import NotEnough
from alongside.core.expectation import Prior
from alongside.pipeline import engine, faults, gathered, instruments, laid, parts, source, writer
from alongside.pipeline.errors import CannotAnalyse
from alongside.pipeline.faults import Fault
from alongside.pipeline.held import Held
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import Source
from alongside.pipeline.telling import Tell

ROWS_A_PART = 625_000
FEW_PARTS = 4  # which threads of this process work on
MOST_PARTS = 512  # files that are open at once
SHOWN = 20  # faults
SEED = 1


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a file or a folder, its scales, a priors file, where wrong rows go, how many parts at once."""

    path: Path
    scales: Sequence[str] = ()
    priors: Path | None = None
    set_aside: Path | None = None
    threads: int = 0


@dataclass(frozen=True)
class Summary:
    """What a run did."""

    rows: int
    series: int
    aside: int
    signals: dict[str, int]
    strains: int
    calmer: int
    reads: tuple[Read, ...]


@dataclass(frozen=True)
class Ready:
    """What was asked for, its rows laid down in their parts; `aside` of them could not be read."""

    source: Source
    reads: list[Read]
    parts: int
    aside: int


class WrongRows(CannotAnalyse):
    """Rows that can not be read; nothing was written."""

    def __init__(self, first: Sequence[Fault], number: int) -> None:
        shown = "\n".join(map(str, first))
        more = f"\n... and {number - len(first)} more" if number > len(first) else ""
        super().__init__(
            f"{number} rows can not be read:\n{shown}{more}\nMend them, or put them aside with --set-aside FILE."
        )


def analyse(wanted: Wanted, out: Path, tell: Tell) -> Summary:
    """Read IN, write OUT; CannotAnalyse, with nothing written, when something is wrong."""
    _refuse(wanted, out)
    with engine.refusing(), _room(out) as folder:
        ready = _prepared(wanted, Path(folder), tell)
        found = _worked(ready, wanted.threads, folder, tell)
        writer.write(out, ready.source, Held(folder, found, ready.source.rows), ready.reads, tell)
    return _summary(found, ready)


def _refuse(wanted: Wanted, out: Path) -> None:
    given, kinds = wanted.path, (".csv", ".parquet")
    if given.is_dir() and (out.suffix.lower() in kinds or out.exists()):
        raise CannotAnalyse(
            f"IN is a folder, so OUT becomes one: give a name that is not there yet, not {out}"
        )
    if not given.is_dir() and out.suffix.lower() not in kinds:
        raise CannotAnalyse(f"{out} is neither .csv nor .parquet")
    if wanted.threads < 0:
        raise CannotAnalyse(f"--threads {wanted.threads}: give 1 or more")
    _refuse_same(wanted, out)


def _refuse_same(wanted: Wanted, out: Path) -> None:
    """No file that is written may be one that is read, or another that is written."""
    if out.resolve() == wanted.path.resolve():
        raise CannotAnalyse("OUT would overwrite IN; give it another name")
    if wanted.set_aside and wanted.set_aside.resolve() in (wanted.path.resolve(), out.resolve()):
        raise CannotAnalyse(f"--set-aside {wanted.set_aside} would overwrite IN or OUT; give it another name")


def _room(out: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder beside OUT for what is in work: the disk that OUT fits on, and only its owner reads it."""
    if not out.absolute().parent.is_dir():
        raise CannotAnalyse(f"the folder {out.parent} is not there; make it first")
    return tempfile.TemporaryDirectory(prefix=".alongside-", dir=out.absolute().parent)


def estimate(wanted: Wanted, out: Path, tell: Tell) -> tuple[list[tuple[Read, priors.Estimated]], list[str]]:
    """Estimate the service's own priors from a file and write them, to be looked at before they are used.

    Beside them why there are none of this or that instrument: it keeps its default. CannotAnalyse where there are none at all.
    """
    _refuse_same(wanted, out)
    with engine.refusing(), _room(out) as folder:
        ready = _prepared(wanted, Path(folder), tell)
        series = gathered.gather(folder, ready.parts, len(ready.reads))
    found, too_rare = [], []
    for read, mine in zip(ready.reads, series, strict=True):
        try:
            found.append((read, priors.estimate(mine, f"estimated from {wanted.path.name}", SEED)))
        except NotEnough as error:
            too_rare.append(f"{read.instrument or 'all scores'}: {error}")
    if not found:
        raise CannotAnalyse("No priors can be estimated for " + "; ".join(too_rare))
    with engine.refusing():
        instruments.save(out, found)
    return found, too_rare


def _prepared(wanted: Wanted, folder: Path, tell: Tell) -> Ready:
    """Open the file or files, put its rows into their parts, and refuse or set aside those that can not be read."""
    connection = engine.connect(str(folder), 2, "400MB")
    try:
        given = source.opened(wanted.path, connection, folder)
        if given.rows > laid.MOST_ROWS:
            raise CannotAnalyse(f"{given.rows} rows are more than one machine should read: use --on-spark")
        reads = _reads(wanted, given, connection)
        number = min(max(1, math.ceil(given.rows / ROWS_A_PART)), MOST_PARTS)
        right = laid.down(given, reads, laid.Into(str(folder), number), connection, tell)
        wrong = given.rows - right + len(given.unreadable)
        if wrong and wanted.set_aside is None:
            raise WrongRows(list(faults.found(given, reads, connection, SHOWN)), wrong)
        if wanted.set_aside is not None:
            faults.set_aside(wanted.set_aside, faults.found(given, reads, connection) if wrong else (), given)
    finally:
        connection.close()
    return Ready(given, reads, number, wrong)


def _reads(wanted: Wanted, given: Source, connection: Any) -> list[Read]:
    scales = instruments.scales(wanted.scales)
    own: dict[str, Prior] = instruments.load(wanted.priors, scales) if wanted.priors else {}
    names = [""]
    if given.has("instrument"):
        found = connection.execute(
            f"SELECT DISTINCT {given.instrument()} AS i FROM {given.table()} ORDER BY i"  # noqa: S608
        )
        names = [row[0] for row in found.fetchall()]
    if len(names) > 100:
        raise CannotAnalyse(f"{len(names)} instruments in one file are more than a file of scores has")
    if given.rows:
        instruments.refuse_absent(wanted.scales, names)
    return instruments.reads(names or [""], scales, own)


def _worked(ready: Ready, threads: int, folder: str, tell: Tell) -> list[parts.Part]:
    reads, rows = tuple(ready.reads), ready.source.rows
    jobs = [parts.Job(reads, k, folder, rows) for k in range(ready.parts)]
    found = []
    with _pool(len(jobs), min(threads or os.cpu_count() or 1, len(jobs))) as pool:
        waiting = [pool.submit(parts.work, job) for job in jobs]
        try:
            for part in waiting:
                found.append(part.result())
                tell(f"analysed {len(found)} of {ready.parts} parts")
        except BaseException:
            _stop(pool)
            raise
    return found


def _pool(jobs: int, at_once: int) -> Executor:
    """Threads for a few parts: numpy lets go of the interpreter while it reckons. Where the start of further processes
    is nothing beside the work, those are a tenth quicker."""
    if jobs <= FEW_PARTS or at_once == 1:
        return ThreadPoolExecutor(at_once)
    return ProcessPoolExecutor(at_once, multiprocessing.get_context("spawn"), _heed_only_us)


def _heed_only_us() -> None:
    """Ctrl-C reaches every process of a terminal: this one is ended by the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stop(pool: Executor) -> None:
    """At once: what is in work is wanted no longer, and whoever presses Ctrl-C twice must not wait for it."""
    if isinstance(pool, ThreadPoolExecutor):
        pool.shutdown(cancel_futures=True)
    for process in multiprocessing.active_children():
        process.kill()


def _summary(found: list[parts.Part], ready: Ready) -> Summary:
    counts = np.sum([part.signals for part in found], axis=0).tolist()
    signals = {verdict.value: count for verdict, count in zip(analysis.VERDICTS, counts, strict=True)}
    series, strains, calmer = (
        sum(getattr(part, name) for part in found) for name in ("series", "strains", "calmer")
    )
    return Summary(sum(counts), series, ready.aside, signals, strains, calmer, tuple(ready.reads))
