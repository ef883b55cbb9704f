"""`alongside analyse IN --out OUT` on one machine: read, lay down in parts, interpret each part, write in the file's order;
and the service's own priors, estimated from a file and written to another, to be looked at before they are used."""

import math
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alongside.core import priors
from alongside.core.results import NotEnough
from alongside.pipeline import engine, faults, instruments, parts, writer
from alongside.pipeline.engine import CannotAnalyse, Tell
from alongside.pipeline.instruments import FileInstrument, instruments_of
from alongside.pipeline.parts import SEVERITIES, Counts, Parts, RecordsInOrder
from alongside.pipeline.source import ScoreFiles, open_source

ROWS_A_PART = 625_000
MOST_PARTS = 512  # files that are open at once


@dataclass(frozen=True)
class Request:
    """What is asked for: a file or a folder, its scales, a priors file, where wrong rows go, how many parts at once."""

    path: Path
    scales: Sequence[str] = ()
    priors: Path | None = None
    set_aside: Path | None = None
    threads: int = 0


@dataclass(frozen=True)
class Summary:
    rows: int
    series: int
    aside: int
    signals: dict[str, int]
    strains: int
    calmer: int
    instruments: list[FileInstrument]


@dataclass(frozen=True)
class Prepared:
    """What was asked for, its rows laid down in their parts; `aside` of them could not be read."""

    source: ScoreFiles
    instruments: list[FileInstrument]
    parts: Parts
    aside: int


def analyse(request: Request, out: Path, tell: Tell) -> Summary:
    """Read IN, write OUT; CannotAnalyse, with nothing written, when something is wrong."""
    kinds = (".csv", ".parquet")
    if request.path.is_dir() and (out.suffix.lower() in kinds or out.exists()):
        raise CannotAnalyse(
            f"IN is a folder, so OUT becomes one: give a name that is not there yet, not {out}"
        )
    if not request.path.is_dir() and out.suffix.lower() not in kinds:
        raise CannotAnalyse(f"{out} is neither .csv nor .parquet")
    if request.threads < 0:
        raise CannotAnalyse(f"--threads {request.threads}: give 1 or more")
    refuse_same(request, out)
    with engine.refusing(), work_folder(out) as folder:
        ready = prepared(request, Path(folder), tell)
        counts = interpret_parts(ready, request.threads, tell)
        writer.write(out, ready.source, RecordsInOrder(ready.parts, counts), tell)
    signals = np.sum([part.signals for part in counts], axis=0).tolist()
    return Summary(
        rows=sum(signals),
        series=sum(part.series for part in counts),
        aside=ready.aside,
        signals=dict(zip(SEVERITIES, signals, strict=True)),
        strains=sum(part.strains for part in counts),
        calmer=sum(part.calmer for part in counts),
        instruments=ready.instruments,
    )


def refuse_same(request: Request, out: Path) -> None:
    """No file that is written may be one that is read, or another that is written."""
    if out.resolve() == request.path.resolve():
        raise CannotAnalyse("OUT would overwrite IN; give it another name")
    if request.set_aside and request.set_aside.resolve() in (request.path.resolve(), out.resolve()):
        raise CannotAnalyse(
            f"--set-aside {request.set_aside} would overwrite IN or OUT; give it another name"
        )


def work_folder(out: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder beside OUT for what is in work: the disk that OUT fits on, and only its owner reads it."""
    if not out.absolute().parent.is_dir():
        raise CannotAnalyse(f"the folder {out.parent} is not there; make it first")
    return tempfile.TemporaryDirectory(prefix=".alongside-", dir=out.absolute().parent)


def prepared(request: Request, folder: Path, tell: Tell) -> Prepared:
    """Open the file or files, put its rows into their parts, and refuse or set aside those that cannot be read."""
    connection = engine.connect(str(folder), 2, "400MB")
    try:
        source = open_source(request.path, connection, folder)
        if source.rows > parts.MOST_ROWS:
            raise CannotAnalyse(f"{source.rows} rows are more than one machine should read: use --on-spark")
        instruments = instruments_of(source.instruments(connection), request.scales, request.priors)
        number = min(max(1, math.ceil(source.rows / ROWS_A_PART)), MOST_PARTS)
        laid = Parts(folder, number, source.rows)
        readable = parts.lay_down(source, instruments, laid, connection, tell)
        wrong = source.rows - readable + len(source.unreadable)
        if wrong and request.set_aside is None:
            first = faults.faults_of(source, instruments, connection, faults.SHOWN)
            faults.refuse(first, wrong, "Mend them, or put them aside with --set-aside FILE.")
        if request.set_aside is not None:
            wrong_rows = faults.faults_of(source, instruments, connection) if wrong else ()
            faults.set_aside(request.set_aside, wrong_rows, source)
    finally:
        connection.close()
    return Prepared(source, instruments, laid, wrong)


def interpret_parts(ready: Prepared, threads: int, tell: Tell) -> list[Counts]:
    """Leave on disk what is said of each row, so many parts at once: numpy lets go of the interpreter while it works."""
    number, counts = ready.parts.number, []
    with ThreadPoolExecutor(min(threads or os.cpu_count() or 1, number)) as pool:
        waiting = [pool.submit(parts.work, ready.parts, part, ready.instruments) for part in range(number)]
        try:
            for part in waiting:
                counts.append(part.result())
                tell(f"analysed {len(counts)} of {number} parts")
        except BaseException:
            pool.shutdown(cancel_futures=True)  # only what is in work is still waited for
            raise
    return counts


SEED = 1
MOST_SERIES = 20_000  # of an instrument; more make its figures no better
ENOUGH = 1_000  # after which no further part is read for its sake
ENOUGH_LOOKS = 625_000  # likewise, where its series are very long
Scores = NDArray[np.int16]


def estimate_priors(
    request: Request, out: Path, tell: Tell
) -> tuple[list[tuple[FileInstrument, priors.Estimated]], list[str]]:
    """Write the priors of each instrument to `out`; beside them, why there are none of this or that one.

    Such a one keeps its default. CannotAnalyse where there are none at all.
    """
    refuse_same(request, out)
    with engine.refusing(), work_folder(out) as folder:
        ready = prepared(request, Path(folder), tell)
        samples = gather(ready.parts, len(ready.instruments))
    estimates, too_rare = [], []
    for instrument, scores in zip(ready.instruments, samples, strict=True):
        try:
            estimated = priors.estimate(scores, f"estimated from {request.path.name}", SEED)
            estimates.append((instrument, estimated))
        except NotEnough as error:
            too_rare.append(f"{instrument.name or 'all scores'}: {error}")
    if not estimates:
        raise CannotAnalyse("No priors can be estimated for " + "; ".join(too_rare))
    with engine.refusing():
        instruments.save(out, estimates)
    return estimates, too_rare


def gather(laid: Parts, number: int) -> list[list[Scores]]:
    """The series of each of `number` instruments, part by part until there are enough or no part is left.

    A part holds the alliances whose hash falls to it, so that the first ones are as good as drawn by lot. An instrument
    that is rare in a large file may have too few in one of them.
    """
    samples: list[list[Scores]] = [[] for _ in range(number)]
    for part in range(laid.number):
        waiting = [k for k, sample in enumerate(samples) if not _is_enough(sample)]
        if not waiting:
            break
        _, looks = parts.in_order(laid.looks(part))
        ends = np.cumsum(looks.lengths)
        for k in waiting:
            usable = (looks.instrument[ends - 1] == k) & (looks.lengths >= priors.FEWEST_CHECK_INS)
            bounds = zip(ends[usable] - looks.lengths[usable], ends[usable], strict=True)
            # copies, so that the part they stand in can be let go
            copies = (looks.steps[first:last].astype(np.int16) for first, last in bounds)
            samples[k] += islice(copies, MOST_SERIES - len(samples[k]))
    return samples


def _is_enough(sample: list[Scores]) -> bool:
    """Whether no further part has to be read for this instrument."""
    is_long = sum(map(len, sample)) >= ENOUGH_LOOKS and len(sample) >= priors.FEWEST_ALLIANCES
    return is_long or len(sample) >= ENOUGH
