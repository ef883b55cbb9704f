"""Our detector over one alliance, one check-in after the other, in plain Python: the oracle of every other engine.

It compares "no drop" with "a drop that began at this check-in, one or two check-ins ago, and stays or fades", each from what
was thought of the level *before* that beginning, so that a rupture does not pull its own baseline down. A check-in's noise
is Student's t; each person's noise is learned and shrunk to the service's.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alongside.core.detection import settings as s
from alongside.core.detection.settings import Units

NOTHING = (0.0,) * len(s.LAGS)  # no check-in lies below the level


@dataclass(frozen=True)
class Recent:
    """One of the last two check-ins, and what was thought of the level just before it."""

    week: float
    score: float
    cold: float
    level: float
    variance: float
    noise: float
    check_ins: int


@dataclass(frozen=True)
class State:
    """After `check_ins` check-ins of one rater with one instrument, in the service's unit.

    `level` and `variance`: where the person is thought to be, and how surely. `noise_sum` over NOISE_WEIGHT + check-ins is
    the variance of one check-in. `cold` is what is left of the first weeks (1 to 0). `slide` is the small evidence that has added
    up, `slide_level` where the person was thought to be before it did.
    """

    check_ins: int = 0
    first_week: float = 0.0
    week: float = 0.0
    cold: float = 1.0
    level: float = -s.COLD_MEAN
    variance: float = s.COLD_VARIANCE
    noise_sum: float = s.NOISE_WEIGHT * s.USUAL_NOISE
    recent: tuple[Recent, ...] = ()
    slide: float = 0.0
    slide_level: float = 0.0

    @property
    def noise(self) -> float:
        """The variance of one check-in."""
        return self.noise_sum / (s.NOISE_WEIGHT + self.check_ins)


@dataclass(frozen=True)
class Reading:
    """What one check-in adds: `evidence` that the level has dropped (log of a likelihood ratio, less what is due to having few
    earlier check-ins, more or less by how far apart they are), and the level and spread in steps before the likeliest
    beginning of that drop. `slow` is the evidence of a slide from `slow_level`."""

    evidence: float
    check_ins_before: int
    level: float
    spread: float
    slow: float
    slow_level: float


def fold(check_ins: Iterable[tuple[float, int]], units: Units) -> Iterator[Reading]:
    """A reading for each (week, score in steps), in order of time."""
    state = State()
    for week, steps in check_ins:
        state, reading = check_in(state, units, week, steps)
        yield reading


def check_in(state: State, units: Units, week: float, steps: int) -> tuple[State, Reading]:
    """The state after one more check-in, and its reading; the check-in may not be earlier than the last one."""
    before = _moved_on(state, units, week)
    score = (steps - units.mean) / units.spread
    here = Recent(week, score, before.cold, before.level, before.variance, before.noise, before.check_ins)
    recent = (here, *before.recent)
    since = s.RHYTHM * math.log(_every(before, week) / s.USUAL_GAP)
    slid = _slid(before, units, score)
    reading = _reading(recent, since, units, slid)
    after = replace(_learned(before, units, score), recent=recent[:2])
    return replace(after, slide=slid.slide, slide_level=slid.slide_level), reading


def _every(before: State, week: float) -> float:
    """Weeks from one check-in to the next until now, as far as that is reckoned with."""
    if not before.check_ins:
        return s.CLOSEST
    return min(max((week - before.first_week) / before.check_ins, s.CLOSEST), s.WIDEST)


def _slid(before: State, units: Units, score: float) -> State:
    """Page's sum: each check-in adds the log ratio of "lower by STEP spreads" to "not lower", cut off at CLIP; never below 0."""
    if before.check_ins < s.FEWEST:
        return replace(before, slide_level=before.level)
    below = (before.level - score) / math.sqrt(before.noise + units.rounding + before.variance)
    below = min(max(below, -s.CLIP), s.CLIP)
    ratio = below**2 / 2 - (below - s.STEP) ** 2 / 2
    began = before.slide_level if before.slide > 0 else before.level
    return replace(before, slide=max(before.slide + ratio, 0.0), slide_level=began)


def learn(state: State, units: Units, week: float, steps: int) -> State:
    """The state after one more check-in without weighing whether the level dropped; `recent` stays as it was."""
    return _learned(_moved_on(state, units, week), units, (steps - units.mean) / units.spread)


def expected(state: State, units: Units, week: float) -> tuple[float, float]:
    """Level and spread, in steps, of a check-in in that week if nothing has happened; not earlier than the last check-in."""
    ahead = _moved_on(state, units, week)
    return units.steps(ahead.level), units.spread * math.sqrt(ahead.variance + ahead.noise + units.rounding)


def _moved_on(state: State, units: Units, week: float) -> State:
    """The state at `week`, just before the check-in: the level may have drifted, and the first weeks have warmed."""
    if not state.check_ins:
        return replace(state, first_week=week, week=week, variance=units.between + s.COLD_VARIANCE)
    cold = math.exp(-(week - state.first_week) / s.COLD_WEEKS)
    return replace(
        state,
        week=week,
        cold=cold,
        level=state.level + s.COLD_MEAN * (state.cold - cold),
        variance=state.variance
        + s.DRIFT * (week - state.week)
        + s.COLD_VARIANCE * (state.cold * state.cold - cold * cold),
    )


def _learned(before: State, units: Units, score: float) -> State:
    """The state after the check-in: a Kalman step in which one odd check-in weighs less, and the noise it shows."""
    gap, noise = score - before.level, before.noise + units.rounding
    odd = gap * gap / (noise + before.variance)
    care = (s.CARE + 1) / (s.CARE + odd)
    gain = before.variance / (before.variance + noise / care)
    shown = care * odd * before.noise
    return replace(
        before,
        check_ins=before.check_ins + 1,
        level=before.level + gain * gap,
        variance=before.variance * (1 - gain),
        noise_sum=before.noise_sum + shown,
    )


def _reading(recent: Sequence[Recent], since: float, units: Units, slid: State) -> Reading:
    """`since` is what is added for how far apart the check-ins are."""
    weighed = [math.exp(s.LAGS[lag]) * _ratio(recent[: lag + 1], units) for lag in range(len(recent))]
    best = recent[weighed.index(max(weighed))]
    check_ins = recent[0].check_ins
    few = s.FEW_CHECK_INS / max(check_ins, 1)
    return Reading(
        evidence=math.log(sum(weighed)) - few + since - units.stricter,
        check_ins_before=check_ins,
        level=units.steps(best.level),
        spread=units.spread * math.sqrt(best.noise + units.rounding),
        slow=slid.slide + since,
        slow_level=units.steps(slid.slide_level),
    )


def _ratio(check_ins: Sequence[Recent], units: Units) -> float:
    """How much likelier `check_ins` (the newest first) are if a drop began at the oldest of them than if none did."""
    begin = check_ins[-1]
    gaps = [each.score - begin.level - s.COLD_MEAN * (begin.cold - each.cold) for each in check_ins]
    falls = _falls(check_ins)
    steady = dropped = 0.0
    for noise in _noises(begin, units):
        width = noise ** (-0.5 * len(check_ins))
        for node, weight in zip(s.NODES, s.NODE_WEIGHTS, strict=True):
            off = node * s.REACH * math.sqrt(begin.variance)
            left = [gap - off for gap in gaps]
            steady += width * weight * _likelihood(left, NOTHING, noise)
            dropped += width * weight * sum(share * _likelihood(left, fall, noise) for share, fall in falls)
    return dropped / steady


def _falls(check_ins: Sequence[Recent]) -> list[tuple[float, list[float]]]:
    """How far each check-in lies below the level before, for each way a drop may go; with its share."""
    fades = [math.exp(-(each.week - check_ins[-1].week) / s.FADE_WEEKS) for each in check_ins]
    stay = [(s.STAYS / len(s.DROPS), [drop] * len(check_ins)) for drop in s.DROPS]
    return stay + [(s.FADES / len(s.DROPS), [drop * fade for fade in fades]) for drop in s.DROPS]


def _noises(begin: Recent, units: Units) -> list[float]:
    wider = math.sqrt(s.SCALES_AT / (s.NOISE_WEIGHT + begin.check_ins))
    return [begin.noise * math.exp(2 * scale * wider) + units.rounding for scale in s.SCALES]


def _likelihood(gaps: Sequence[float], fall: Sequence[float], noise: float) -> float:
    """Student's t of all gaps once the fall is made good, without the constants that cancel."""
    product, narrow = 1.0, 1 / (s.SHAPE * noise)
    for gap, fallen in zip(gaps, fall, strict=False):
        left = gap + fallen
        product *= 1 + left * left * narrow
    return product**-s.POWER
