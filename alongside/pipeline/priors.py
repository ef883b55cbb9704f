"""The service's own priors, estimated from a file and written to another, to be looked at before they are used."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alongside.core import priors
from alongside.core.errors import NotEnough
from alongside.pipeline import engine, instruments
from alongside.pipeline import parts as on_disk
from alongside.pipeline.analyse import Request, prepared, refuse_same, work_folder
from alongside.pipeline.engine import CannotAnalyse, Tell
from alongside.pipeline.instruments import FileInstrument
from alongside.pipeline.parts import Parts

SEED = 1
MOST_SERIES = 20_000  # of an instrument; more make its figures no better
ENOUGH = 1_000  # after which no further part is read for its sake
ENOUGH_LOOKS = 625_000  # likewise, where its series are very long
Scores = NDArray[np.int16]


def estimate(
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


@dataclass
class Sample:
    """The series of one instrument so far, each in its order, and how many looks they have."""

    series: list[Scores] = field(default_factory=list)
    looks: int = 0

    @property
    def enough(self) -> bool:
        """Whether no further part has to be read for this instrument."""
        long = self.looks >= ENOUGH_LOOKS and len(self.series) >= priors.FEWEST_ALLIANCES
        return long or len(self.series) >= ENOUGH

    def add(self, series: Iterable[Scores]) -> None:
        """Add these series, up to MOST_SERIES of them."""
        for scores in series:
            if len(self.series) >= MOST_SERIES:
                return
            self.series.append(scores)
            self.looks += len(scores)


def gather(parts: Parts, number: int) -> list[list[Scores]]:
    """The series of each of `number` instruments, part by part until there are enough or no part is left.

    A part holds the alliances whose hash falls to it, so that the first ones are as good as drawn by lot. An instrument
    that is rare in a large file may have too few in one of them.
    """
    samples = [Sample() for _ in range(number)]
    for part in range(parts.number):
        if all(sample.enough for sample in samples):
            break
        _, looks = on_disk.in_order(parts.looks(part))
        ends = np.cumsum(looks.lengths)
        for k, sample in enumerate(samples):
            if not sample.enough:
                usable = (looks.instrument[ends - 1] == k) & (looks.lengths >= priors.FEWEST_CHECK_INS)
                bounds = zip(ends[usable] - looks.lengths[usable], ends[usable], strict=True)
                # copies, so that the part they stand in can be let go
                sample.add(looks.steps[first:last].astype(np.int16) for first, last in bounds)
    return [sample.series for sample in samples]
