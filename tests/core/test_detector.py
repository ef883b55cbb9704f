"""Our detector: the fold over one alliance is the oracle, the kernel over many gives the same to 1e-9."""

import numpy as np
import pytest
from hypothesis import strategies as st

from alongside.core.detection import kernel, settings
from alongside.core.detection.settings import Units
from alongside.core.priors import Prior
from alongside.core.scale import Scale
from research import synthetic
from tests.oracle.analysis import severity
from tests.oracle.fold import fold

UNITS = Units.of(settings.usual(synthetic.HALF_POINTS))


def many(alliances, units=UNITS):
    """Readings of the kernel, one array of (evidence, level, spread) an alliance."""
    lengths = np.array([len(each) for each in alliances], np.int64)
    flat = [one for each in alliances for one in each]
    scores = np.array([steps for _, steps in flat], np.int64)
    found = kernel.read(scores, np.array([week for week, _ in flat], float), lengths, units)
    table = np.stack([found.evidence, found.level, found.spread], 1)
    return np.split(table, np.cumsum(lengths)[:-1])


def one(alliance, units=UNITS):
    return np.array([[r.evidence, r.level, r.spread] for r in fold(alliance, units)]).reshape(-1, 3)


def same(alliances, units=UNITS):
    for found, alliance in zip(many(alliances, units), alliances, strict=True):
        np.testing.assert_allclose(found, one(alliance, units), rtol=1e-9, atol=1e-9)


gaps = st.one_of(st.just(0.0), st.floats(0, 6), st.just(150.0))
check_ins = st.lists(st.tuples(gaps, st.integers(0, 20)), max_size=14)


def in_order(pairs):
    weeks = np.cumsum([gap for gap, _ in pairs]).tolist()
    return [(week, steps) for week, (_, steps) in zip(weeks, pairs, strict=True)]


def test_kernel_and_fold_agree_on_the_awkward():
    draw = np.random.default_rng(5)
    long = list(zip(range(200), draw.integers(0, 21, 200).tolist(), strict=True))
    short = [[(float(week), 14)] * 2 for week in range(3)]
    same([
        [], [(0.0, 0)], [(3.0, 20)] * 12, [(1.0, 14)] * 6 + [(1.0, 2)] * 3, [],
        [(float(k), 20) for k in range(30)] + [(30.0, 0)],
        [(0.0, 14), (2.0, 15), (160.0, 3), (160.0, 3), (161.0, 16)],
        long, *short,
    ])  # fmt: skip


def test_more_alliances_than_one_block_come_back_in_their_order():
    draw = np.random.default_rng(1)
    lengths = draw.integers(0, 6, 2 * kernel.BLOCK + 3)
    alliances = [[(float(k), n * 3 % 21 - k) for k in range(length)] for n, length in enumerate(lengths)]
    found = many(alliances)
    for k in (0, 1, kernel.BLOCK, *draw.integers(0, len(alliances), 40), len(alliances) - 1):
        assert found[k] == pytest.approx(one(alliances[k]), abs=1e-9)


def test_a_drop_that_lasts_is_told_and_its_level_is_the_one_before():
    steady = [(2.0 * k, 14 + (k % 2)) for k in range(10)]
    readings = list(fold([*steady, (20.0, 8), (22.0, 9), (24.0, 8)], UNITS))
    severities = [severity(reading) for reading in readings]
    assert set(severities[:10]) == {"none"}
    assert severities[-1] == "unusual"
    assert readings[-1].level == pytest.approx(14.4, abs=0.5)


def test_evidence_is_the_same_on_every_scale():
    twice = Units.of(Prior(2 * UNITS.mean, 4 * UNITS.spread**2 * UNITS.between, 4 * UNITS.spread**2))
    series = [(float(k), s) for k, s in enumerate((14, 15, 14, 13, 15, 9, 8, 8))]
    doubled = [(week, 2 * steps) for week, steps in series]
    assert one(doubled, twice)[:, 0] == pytest.approx(one(series)[:, 0], rel=0.05, abs=0.15)


def test_the_own_scale_has_its_own_default():
    assert settings.usual(Scale.parse("1:5:0.2")) is settings.OWN
    assert settings.usual(Scale.parse("0:100:5")).mean == pytest.approx(14.4)
