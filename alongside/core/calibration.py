"""A service's own threshold: its people's looks in another order on the same days, read again.

What is unusual then is so by chance, whatever the ups and downs here are like. It does not show what hangs on the order:
where one answer is much like the last, chance gives more than this says; where people did drop, the drop is shuffled in,
and it gives less.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import kernel, settings
from alongside.core.detection.settings import POSSIBLE_AT, SLOW_AT, UNUSUAL_AT, Units
from alongside.core.detection.signal import Severity, is_low
from alongside.core.detection.usual import ScoredCheckIn, as_arrays
from alongside.core.false_signals import YEAR, until
from alongside.core.priors import Calibration, Prior, bootstrapped
from alongside.core.results import Figure, NotEnough
from alongside.core.scale import Scale

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
FEWEST_RELATIONSHIPS = 200
FEWEST_LOOKS = 6  # three to learn from, and the three that a signal weighs together
TARGET = 0.05  # of steady relationships in a year
#: How much less, or more, evidence a service's own threshold may take: from where the product's says possible, to twice as far
#: the other way.
LEAST, MOST = POSSIBLE_AT - UNUSUAL_AT, 2 * (UNUSUAL_AT - POSSIBLE_AT)
AT_LEAST = 4000  # shuffled relationships
METHOD = "each one's looks in another order on the same days, read again; bootstrap over relationships"
SEED = 1
SIGNALS = (Severity.UNUSUAL, Severity.SLOW, Severity.POSSIBLE)


def calibrate(series: Sequence[Sequence[ScoredCheckIn]], prior: Prior, scale: Scale) -> Calibration:
    """The threshold at which TARGET of shuffled relationships show an unusual look in their last year, within bounds.

    The same series give the same figures. NotEnough below 200 relationships with six looks.
    """
    often = [looks for looks in series if len(looks) >= FEWEST_LOOKS]
    if len(often) < FEWEST_RELATIONSHIPS:
        raise NotEnough("relationships with six looks", len(often), FEWEST_RELATIONSHIPS)
    scores, weeks, lengths = as_arrays(often)
    starts = np.cumsum(lengths) - lengths
    in_year = weeks > np.repeat(weeks[starts + lengths - 1], lengths) - YEAR / timedelta(weeks=1)
    shuffled = list(_shuffled(scores, weeks, lengths, Units.of(prior), scale.top))
    highest = [np.maximum.reduceat(np.where(in_year, evidence, -np.inf), starts) for evidence, _ in shuffled]
    unusual_at = np.quantile(highest, 1 - TARGET, method="higher")
    stricter = float(np.clip(unusual_at - UNUSUAL_AT, LEAST, MOST))
    shares: dict[str, Figure] = {}
    times: dict[str, Figure] = {}
    for severity, at in zip(SIGNALS, (UNUSUAL_AT, UNUSUAL_AT, POSSIBLE_AT), strict=True):
        usual_shares = [
            until(looks[-1].on, [look.on for look in looks], scale, severity).value for looks in often
        ]
        or_slow = severity is not Severity.UNUSUAL
        signals = [(evidence - stricter >= at) | (slow & or_slow) for evidence, slow in shuffled]
        begun = np.mean([_begun(each, in_year, starts) for each in signals], axis=0)
        rows = np.column_stack([begun, usual_shares])
        shares[severity], times[severity] = bootstrapped(rows, _share_and_times, SEED, METHOD)
    return Calibration(stricter, shares, times)


def _shuffled(
    scores: Whole, weeks: Floats, lengths: Whole, units: Units, top: int
) -> Iterator[tuple[Floats, Flags]]:
    """Again and again, with the scores of each series in another order: the evidence of each look, none where none is told,
    and whether it says "a little lower for some time"."""
    whose = np.repeat(np.arange(len(lengths)), lengths)
    before = np.arange(len(scores)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    draw = np.random.default_rng(zlib.crc32(scores.tobytes() + weeks.tobytes()))
    for _ in range(-(-AT_LEAST // len(lengths))):
        shuffled = scores[np.lexsort((draw.random(len(scores)), whose))]
        readings = kernel.read(shuffled, weeks, lengths, units)
        low = is_low(shuffled, readings.level, before, top)
        slow = (readings.slow >= SLOW_AT) & is_low(shuffled, readings.slow_level, before, top)
        yield np.where(low, readings.evidence, -np.inf), slow


def _begun(signals: Flags, in_year: Flags, starts: Whole) -> Flags:
    """In which series a signal that the look before had not begins within the year."""
    before = np.append(False, signals[:-1])
    before[starts] = False
    return np.logical_or.reduceat(signals & ~before & in_year, starts)


def _share_and_times(rows: Floats) -> Floats:
    """The share that shows a signal, and how many times what is said of those rhythms and histories that is."""
    begun, usual_share = rows.mean(axis=0)
    return np.array([begun, begun / usual_share])


#: By which names the parts of a calibration are kept. They are of one version of the rule, and of no other.
STRICTER = f"stricter, {settings.RULE}"
SHARE, TIMES = f"share {{}}, {settings.RULE}", f"times {{}}, {settings.RULE}"


def as_figures(calibration: Calibration) -> dict[str, Figure]:
    """Its parts by name, to be kept among other figures of a service."""
    figures = {STRICTER: Figure(calibration.stricter, calibration.shares[Severity.UNUSUAL].n, METHOD)}
    for name, parts in ((SHARE, calibration.shares), (TIMES, calibration.times)):
        figures |= {name.format(severity): figure for severity, figure in parts.items()}
    return figures


def from_figures(figures: Mapping[str, Figure]) -> Calibration | None:
    """The calibration whose parts are among these; None where there is none for the rule that ships."""
    if STRICTER not in figures:
        return None
    shares, times = (
        {str(severity): figures[name.format(severity)] for severity in SIGNALS} for name in (SHARE, TIMES)
    )
    return Calibration(figures[STRICTER].value, shares, times)
