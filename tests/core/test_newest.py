"""What the newest check-in of a series says, and what is usual for somebody."""

import datetime as dt
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, strategies as st

from alongside.core.detection import settings
from alongside.core.detection.settings import Units
from alongside.core.detection.signal import Severity
from alongside.core.detection.usual import ScoredCheckIn, Usual, bands
from alongside.core.interpretation import (
    Meaning,
    ScoreReading,
    meaning_of,
    more_needed,
    read_newest,
    severities_of,
)
from alongside.core.priors import Prior
from research import synthetic
from tests.close import close
from tests.oracle.analysis import readings

DAY = dt.date(2026, 3, 1)
PRIOR = settings.usual(settings.OWN_SCALE)
UNITS, TOP = Units.of(PRIOR), 20

seen = st.builds(
    ScoredCheckIn,
    st.integers(0, 900).map(lambda n: DAY + dt.timedelta(days=n)),
    st.integers(0, TOP),
    st.booleans(),
)
series = st.lists(seen, max_size=14).map(lambda check_ins: sorted(check_ins, key=lambda one: one.on))


def check_ins(*steps: int, hard: range = range(0), every: int = 21) -> list[ScoredCheckIn]:
    return [ScoredCheckIn(DAY + dt.timedelta(days=every * n), one, n in hard) for n, one in enumerate(steps)]


def read(*steps: int) -> ScoreReading:
    return read_newest([check_ins(*steps)], UNITS, TOP)[0]


def usual_of(own: list[ScoredCheckIn]) -> list[Usual | None]:
    [found] = bands([own], UNITS, TOP)
    return found


@given(
    st.lists(series.filter(bool), min_size=1, max_size=4),
    st.sampled_from((PRIOR, settings.usual(synthetic.HALF_POINTS))),
)
def test_many_series_read_at_once_say_what_each_says_one_look_at_a_time(
    many: list[list[ScoredCheckIn]], prior: Prior
) -> None:
    units = Units.of(prior)
    alone = [list(readings(own, units, TOP)) for own in many]
    newest = [of_series[-1] for of_series in alone]
    assert close([asdict(one) for one in read_newest(many, units, TOP)], [asdict(one) for one in newest])
    usual = [[one.usual and asdict(one.usual) for one in of_series] for of_series in alone]
    assert close(
        [[band and asdict(band) for band in of_series] for of_series in bands(many, units, TOP)], usual
    )
    assert severities_of(many, units, TOP) == [[one.severity for one in of_series] for of_series in alone]


def test_below_three_earlier_looks_there_is_no_band_and_it_is_never_wider_than_the_scale() -> None:
    found = usual_of(check_ins(20, 20, 20, 20, 0, 20))
    assert found[:3] == [None, None, None]
    assert len(found) == 6
    assert all(one and 0 <= one.low < one.high <= TOP for one in found[3:])


def test_a_hard_patch_does_not_drag_the_band_down() -> None:
    steps = (16, 17, 16, 17, 6, 5, 6, 5, 16)
    held = usual_of(check_ins(*steps, hard=range(4, 8)))
    dragged = usual_of(check_ins(*steps))
    assert held[-1]
    assert dragged[-1]
    assert held[3]
    assert dragged[-1].low < held[-1].low - 2
    assert abs((held[-1].low + held[-1].high) - (held[4].low + held[4].high)) < 1  # type: ignore[union-attr]


@pytest.mark.parametrize("scale", [synthetic.HALF_POINTS, synthetic.FIVE_ITEMS])
@pytest.mark.parametrize("noise", list(synthetic.Noise))
def test_about_nine_in_ten_looks_of_steady_people_lie_in_it(scale, noise) -> None:
    simulated = synthetic.simulate(synthetic.Preset("band", noise=noise, scale=scale), 80, False, 11)
    units, inside = Units.of(settings.usual(scale)), []
    for weeks, scores in zip(simulated.weeks, simulated.scores, strict=True):
        days = [DAY + dt.timedelta(days=round(7 * week)) for week in weeks]
        told = [ScoredCheckIn(day, int(score)) for day, score in zip(days, scores, strict=True)]
        [found] = bands([told], units, scale.top)
        inside += [band.low <= one.steps <= band.high for band, one in zip(found, told, strict=True) if band]
    assert 0.86 <= np.mean(inside) <= 0.94


@pytest.mark.parametrize(
    ("steps", "flat", "said"),
    [
        ((16,), False, Meaning.TOO_FEW),
        ((16, 17, 4), False, Meaning.TOO_FEW),
        ((16, 17, 16, 17), False, Meaning.NOTHING),
        ((16, 16, 16, 16), True, Meaning.FLAT),
        ((16, 17, 16, 17, 5), False, Meaning.BELOW),
        ((16, 17, 16, 17, 10, 10), False, Meaning.UNUSUAL),
        ((16, 17, 16, 17, 10, 10), True, Meaning.UNUSUAL),
        ((16, 17, 16, 17, 10, 10, 18), False, Meaning.CALMER),
        ((16, 17, 16, 17, 10, 10, 18, 17), False, Meaning.NOTHING),
        ((16, 17, 16, 11, 10), False, Meaning.POSSIBLE),
        ((17, 18, 17, 18, 17, 18, 16, 15, 14, 14, 13, 13), False, Meaning.SLOW),
        ((17, 18, 17, 18, 17, 18, 16, 15, 14, 14, 13, 17), False, Meaning.NOTHING),
        ((16, 17, 16, 15, 16, 17, 16, 15, 2, 14, 20), False, Meaning.NOTHING),
    ],
)
def test_one_thing_is_said_of_a_look(steps: tuple[int, ...], flat: bool, said: Meaning) -> None:
    assert meaning_of(read(*steps), flat=flat) is said


@given(st.lists(st.integers(0, TOP), min_size=4, max_size=14))
def test_what_is_not_a_step_below_the_level_before_is_never_called_lower(steps: list[int]) -> None:
    reading = read(*steps, TOP)
    assert reading.severity is Severity.NONE
    assert meaning_of(reading, flat=False) is not Meaning.BELOW


def test_between_an_unusual_look_and_calmer_it_is_not_called_nothing() -> None:
    for last in range(TOP):
        reading = read(16, 17, 16, 17, 10, 10, last)
        said = meaning_of(reading, flat=False)
        if reading.waiting and reading.severity is Severity.NONE:
            assert said is (Meaning.BELOW if reading.below else Meaning.NOT_YET)
        assert said is not Meaning.NOTHING
    assert [more_needed(n) for n in range(5)] == [3, 2, 1, 0, 0]
