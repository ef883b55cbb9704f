"""`alongside analyse IN --out OUT`: what the pages would say of each look, for a whole file."""

from __future__ import annotations

import math
import multiprocessing
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from alongside.core import analysis, priors
from alongside.core.errors import NotEnough
from alongside.core.expectation import Prior
from alongside.pipeline import engine, faults, instruments, parts, source, writer
from alongside.pipeline.errors import CannotAnalyse
from alongside.pipeline.faults import Fault
from alongside.pipeline.held import Held
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import Source

ROWS_A_PART = 1_250_000
SHOWN = 20  # faults
MOST_SERIES = 20_000  # for priors
SEED = 1
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What is asked for: the file, its scales, a priors file, where wrong rows go, how many processes."""

    path: Path
    scales: Sequence[str] = ()
    priors: Path | None = None
    set_aside: Path | None = None
    processes: int = 0


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
    """A file whose rows lie in their parts; `aside` of its rows could not be read."""

    source: Source
    reads: list[Read]
    rows: int
    parts: int
    aside: int


class WrongRows(CannotAnalyse):
    """Rows that can not be read; nothing was written."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = faults
        shown = "\n".join(str(fault) for fault in faults[:SHOWN])
        more = f"\n... and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        super().__init__(
            f"{len(faults)} rows can not be read:\n{shown}{more}\nMend them, or put them aside with --set-aside FILE."
        )


def analyse(wanted: Wanted, out: Path, tell: Tell) -> Summary:
    """Read IN, write OUT; CannotAnalyse, with nothing written, when something is wrong."""
    if out.suffix.lower() not in (".csv", ".parquet"):
        raise CannotAnalyse(f"{out} is neither .csv nor .parquet")
    if out.resolve() == wanted.path.resolve():
        raise CannotAnalyse("OUT would overwrite IN; give it another name")
    with tempfile.TemporaryDirectory(prefix="alongside-") as folder:
        ready = _prepared(wanted, Path(folder))
        held = Held(ready.rows, max((read.scale.top for read in ready.reads), default=1))
        series = _worked(ready, wanted.processes, folder, held, tell)
        tell(f"writing {out}")
        writer.write(out, ready.source, held, ready.reads)
    return _summary(held, series, ready)


def estimate(wanted: Wanted, out: Path) -> list[tuple[Read, priors.Estimated]]:
    """Estimate the service's own priors from a file and write them, to be looked at before they are used."""
    with tempfile.TemporaryDirectory(prefix="alongside-") as folder:
        ready = _prepared(wanted, Path(folder))
        rows = parts.fetch(parts.Job(tuple(ready.reads), 0, folder, threads=2, memory="500MB"))
    found = [(read, _estimated(rows, k, wanted.path.name)) for k, read in enumerate(ready.reads)]
    instruments.save(out, found)
    return found


def _estimated(rows: parts.Sorted, k: int, name: str) -> priors.Estimated:
    ends = np.cumsum(rows.lengths)
    mine = np.flatnonzero(rows.read[ends - 1] == k)[:MOST_SERIES]
    series = [rows.steps[ends[i] - rows.lengths[i] : ends[i]] for i in mine.tolist()]
    try:
        return priors.estimate(series, f"estimated from {name}", SEED)
    except NotEnough as error:
        raise CannotAnalyse(f"No priors can be estimated: {error}") from None


def _prepared(wanted: Wanted, folder: Path) -> Ready:
    """Open the file, put its rows into their parts, and refuse or set aside those that can not be read."""
    connection = engine.connect(str(folder), 2, "400MB")
    try:
        given = source.opened(wanted.path, connection, folder)
        reads = _reads(wanted, given, connection)
        rows = engine.arrow("pyarrow.parquet").ParquetFile(given.path).metadata.num_rows
        number = max(1, math.ceil(rows / ROWS_A_PART))
        right = parts.laid_down(given, reads, number, str(folder), connection)
        wrong = faults.found(given, reads, connection) if right < rows or given.unreadable else []
        if wrong and wanted.set_aside is None:
            raise WrongRows(wrong)
        if wanted.set_aside is not None:
            faults.set_aside(wanted.set_aside, wrong, given, connection)
    finally:
        connection.close()
    return Ready(given, reads, rows, number, len(wrong))


def _reads(wanted: Wanted, given: Source, connection: Any) -> list[Read]:
    scales = instruments.scales(wanted.scales)
    own: dict[str, Prior] = instruments.load(wanted.priors, scales) if wanted.priors else {}
    names = [""]
    if given.has("instrument"):
        found = connection.execute(
            f"SELECT DISTINCT {given.instrument()} AS i FROM {given.table()} ORDER BY i"  # nosec B608
        )
        names = [row[0] for row in found.fetchall()]
    if len(names) > 100:
        raise CannotAnalyse(f"{len(names)} instruments in one file are more than a file of scores has")
    return instruments.reads(names or [""], scales, own)


def _worked(ready: Ready, processes: int, folder: str, held: Held, tell: Tell) -> int:
    jobs = [parts.Job(tuple(ready.reads), k, folder) for k in range(ready.parts)]
    series = 0
    for done, part in enumerate(_each(jobs, processes or os.cpu_count() or 1), 1):
        held.take(part)
        series += part.series
        tell(f"part {done} of {ready.parts}")
    return series


def _each(jobs: list[parts.Job], processes: int) -> Iterator[parts.Part]:
    if len(jobs) == 1 or processes == 1:
        yield from map(parts.work, jobs)
        return
    with ProcessPoolExecutor(min(processes, len(jobs)), multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(parts.work, jobs)


def _summary(held: Held, series: int, ready: Ready) -> Summary:
    counts = Counter(held.signal[held.read >= 0].tolist())
    signals = {verdict.value: counts[k] for k, verdict in enumerate(analysis.VERDICTS)}
    rows, strains, calmer = (int(each.sum()) for each in (held.read >= 0, held.strain, held.calmer))
    return Summary(rows, series, ready.aside, signals, strains, calmer, tuple(ready.reads))
