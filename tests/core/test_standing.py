"""Where a series of looks stands: one step at a time or all again, and what is usual for somebody."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.detection import settings
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen, bands
from alongside.core.expectation import Prior, Verdict
from alongside.core.saying import Saying, more, saying
from alongside.core.standing import Read, Standing, Told, bring_up, mark
from alongside.core.standings import stand
from research import synthetic
from tests.close import close
from tests.oracle import analysis as oracle

DAY = dt.date(2026, 3, 1)
PRIOR = settings.usual(settings.OWN_SCALE)
UNITS, TOP = Units.of(PRIOR), 20

seen = st.builds(
    Seen, st.integers(0, 900).map(lambda n: DAY + dt.timedelta(days=n)), st.integers(0, TOP), st.booleans()
)
series = st.lists(seen, max_size=14).map(lambda looks: sorted(looks, key=lambda one: one.on))


def looks(*steps: int, hard: range = range(0), every: int = 21) -> list[Seen]:
    return [Seen(DAY + dt.timedelta(days=every * n), one, n in hard) for n, one in enumerate(steps)]


def read(*steps: int) -> Read:
    return bring_up(None, looks(*steps), UNITS, TOP)


@given(series, series)
def test_on_from_any_past_or_all_again_it_stands_in_the_same_place(
    before: list[Seen], now: list[Seen]
) -> None:
    fresh = bring_up(None, now, UNITS, TOP)
    assert bring_up(bring_up(None, before, UNITS, TOP), now, UNITS, TOP) == fresh
    assert bring_up(bring_up(None, now[:5], UNITS, TOP), now, UNITS, TOP) == fresh
    assert bring_up(fresh, now, UNITS, TOP) is fresh


@given(series)
def test_what_is_kept_comes_back_from_the_database_as_it_was(now: list[Seen]) -> None:
    found = bring_up(None, now, UNITS, TOP)
    assert Standing.from_json(found.standing.as_json()) == found.standing


@given(series)
def test_the_newest_reading_is_the_one_that_the_analysis_of_files_gives(now: list[Seen]) -> None:
    found = bring_up(None, now, UNITS, TOP)
    first = now[0].week if now else 0.0
    rows = list(oracle.rows([(one.week - first, one.steps, False) for one in now], PRIOR))
    if not rows:
        assert found == Read()
        return
    told = found.told
    assert isinstance(told, Told)
    assert told.evidence == pytest.approx(rows[-1].evidence, abs=1e-6)
    assert (told.looks_before, told.calmer) == (rows[-1].n_before, rows[-1].calmer)


def test_a_mark_is_of_days_scores_and_hard_patches() -> None:
    plain = looks(16, 17, 15)
    others = [
        looks(16, 15, 17),
        looks(16, 17),
        looks(16, 17, 15, hard=range(1, 2)),
        looks(16, 17, 15, every=22),
    ]
    assert len({mark(plain), *(mark(one) for one in others)}) == 5
    assert mark([]) == ""


def test_below_three_earlier_looks_there_is_no_band_and_it_is_never_wider_than_the_scale() -> None:
    found = bands(looks(20, 20, 20, 20, 0, 20), UNITS, TOP)
    assert found[:3] == [None, None, None]
    assert all(one and 0 <= one.low < one.high <= TOP for one in found[3:])
    assert [one.looks for one in found if one] == [3, 4, 5]


def test_a_look_does_not_widen_its_own_band() -> None:
    high, low = (bands(looks(16, 17, 16, 16, last), UNITS, TOP)[-1] for last in (17, 2))
    assert high == low


def test_a_hard_patch_does_not_drag_the_band_down() -> None:
    steps = (16, 17, 16, 17, 6, 5, 6, 5, 16)
    held = bands(looks(*steps, hard=range(4, 8)), UNITS, TOP)
    dragged = bands(looks(*steps), UNITS, TOP)
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
        told = [Seen(day, int(score)) for day, score in zip(days, scores, strict=True)]
        found = bands(told, units, scale.top)
        inside += [band.low <= one.steps <= band.high for band, one in zip(found, told, strict=True) if band]
    assert 0.86 <= np.mean(inside) <= 0.94


@pytest.mark.parametrize(
    ("steps", "flat", "said"),
    [
        ((16,), False, Saying.TOO_FEW),
        ((16, 17, 4), False, Saying.TOO_FEW),
        ((16, 17, 16, 17), False, Saying.NOTHING),
        ((16, 16, 16, 16), True, Saying.FLAT),
        ((16, 17, 16, 17, 5), False, Saying.BELOW),
        ((16, 17, 16, 17, 10, 10), False, Saying.UNUSUAL),
        ((16, 17, 16, 17, 10, 10), True, Saying.UNUSUAL),
        ((16, 17, 16, 17, 10, 10, 18), False, Saying.CALMER),
        ((16, 17, 16, 17, 10, 10, 18, 17), False, Saying.NOTHING),
        ((16, 17, 16, 10, 10), False, Saying.POSSIBLE),
    ],
)
def test_one_thing_is_said_of_a_look(steps: tuple[int, ...], flat: bool, said: Saying) -> None:
    found = read(*steps)
    assert found.told
    assert saying(found.told, flat=flat, waiting=bool(found.standing.watch)) is said


def test_between_an_unusual_look_and_calmer_it_is_not_called_nothing() -> None:
    for last in range(TOP):
        found = read(16, 17, 16, 17, 10, 10, last)
        told = found.told
        assert told
        said = saying(told, flat=False, waiting=bool(found.standing.watch))
        if found.standing.watch and told.verdict is Verdict.NONE:
            assert said is (Saying.BELOW if told.below else Saying.NOT_YET)
        assert said is not Saying.NOTHING
    assert [more(n) for n in range(5)] == [3, 2, 1, 0, 0]


@given(st.lists(series, max_size=4), st.sampled_from((PRIOR, settings.usual(synthetic.HALF_POINTS))))
def test_many_series_read_at_once_stand_where_each_stands_by_itself(
    many: list[list[Seen]], prior: Prior
) -> None:
    units = Units.of(prior)
    found = stand(many, units, TOP)
    alone = [bring_up(None, one, units, TOP) for one in many]
    assert close([asdict(one) for one in found], [asdict(one) for one in alone])


def test_a_service_read_at_once_has_the_same_signals_and_watches_as_one_by_one() -> None:
    drawn = synthetic.simulate(synthetic.OWN_SCALE[1], 24, True, 2)
    many = [
        [
            Seen(DAY + dt.timedelta(days=round(7 * week)), int(step), n % 5 == 0 and 9 <= k < 14)
            for k, (week, step) in enumerate(zip(weeks, steps, strict=True))
        ]
        for n, (weeks, steps) in enumerate(zip(drawn.weeks, drawn.scores, strict=True))
    ]
    for until in (9, 26):
        cut = [one[:until] for one in many]
        found, alone = stand(cut, UNITS, TOP), [bring_up(None, one, UNITS, TOP) for one in cut]
        assert all(close(asdict(one), asdict(other)) for one, other in zip(found, alone, strict=True))
    told = [one.told for one in found if one.told]
    assert any(one.verdict is not Verdict.NONE for one in told)
    assert any(one.standing.watch for one in found)
