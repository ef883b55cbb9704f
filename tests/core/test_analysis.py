"""The vectors, the kernel and the oracle in plain Python say the same of every check-in, on random and adversarial input."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from alongside.core import interpretation
from alongside.core.detection import kernel, settings, signal
from alongside.core.detection.settings import Units
from alongside.core.priors import Prior
from alongside.core.scale import Scale
from research import synthetic
from tests.oracle import analysis as oracle
from tests.oracle.analysis import severity
from tests.oracle.fold import fold

PRIOR, TOP = settings.usual(synthetic.HALF_POINTS), synthetic.HALF_POINTS.top
gaps = st.one_of(st.just(0.0), st.integers(1, 60).map(lambda days: days / 7), st.just(156.0))
series = st.lists(st.tuples(gaps, st.integers(0, 20), st.booleans()), max_size=16)
priors = st.builds(Prior, st.floats(0, 40), st.floats(0.09, 90), st.floats(0.09, 90), st.integers(1, 9))


def in_order(drawn):
    weeks = np.cumsum([gap for gap, _, _ in drawn]).tolist()
    return [(week, steps, tense) for week, (_, steps, tense) in zip(weeks, drawn, strict=True)]


def together(alliances, prior):
    flat = [check_in for each in alliances for check_in in each]
    return interpretation.interpret(
        interpretation.Series(
            np.array([steps for _, steps, _ in flat], np.int64),
            np.array([week for week, _, _ in flat], float),
            np.array([tense for _, _, tense in flat], bool),
            np.array([len(each) for each in alliances], np.int64),
        ),
        prior,
        TOP,
    )


def same(found, rows):
    for name in ("expected", "low", "high", "t", "p", "evidence", "slow"):
        expected = [getattr(row, name) for row in rows]
        np.testing.assert_allclose(getattr(found, name), expected, rtol=1e-9, atol=2e-9, err_msg=name)


@given(st.lists(series, min_size=1, max_size=6), priors)
def test_the_vectors_say_what_the_oracle_says(drawn, prior):
    alliances = [in_order(each) for each in drawn]
    rows = [row for each in alliances for row in oracle.rows(each, prior, TOP)]
    found = together(alliances, prior)
    for name in ("n_before", "strain", "calmer"):
        assert getattr(found, name).tolist() == [getattr(row, name) for row in rows]
    same(found, rows)
    assert [signal.SEVERITIES[k] for k in found.signal] == [row.signal for row in rows]


def test_nothing_is_said_before_three_looks_but_tension_opens_a_strain():
    rows = list(oracle.rows([(0.0, 14, False), (1.0, 2, True), (2.0, 2, False)], PRIOR, TOP))
    assert [row.signal for row in rows] == ["none"] * 3
    assert [row.strain for row in rows] == [False, True, False]
    assert all(math.isnan(row.expected) for row in rows)


def test_a_strain_is_calmer_once_they_are_back():
    check_ins = [(2.0 * k, 14, False) for k in range(8)] + [
        (16.0, 9, True),
        (18.0, 10, False),
        (20.0, 14, False),
    ]
    rows = list(oracle.rows(check_ins, PRIOR, TOP))
    assert [row.calmer for row in rows][-3:] == [False, False, True]
    assert rows[9].signal != "none"


def test_a_long_history_is_read_the_same():
    """Ten thousand check-ins are read by tests/authorities."""
    draw = np.random.default_rng(2)
    check_ins = [(float(k), int(s), False) for k, s in enumerate(draw.integers(0, 21, 250))]
    same(together([check_ins], PRIOR), list(oracle.rows(check_ins, PRIOR, TOP)))


def test_nothing_in_nothing_out():
    assert len(together([[], []], PRIOR).evidence) == 0


UNITS = Units.of(settings.usual(synthetic.HALF_POINTS))


def of_the_kernel(alliances, units=UNITS):
    """Readings of the kernel, one array of (evidence, level, spread, slow, slow level) an alliance."""
    lengths = np.array([len(each) for each in alliances], np.int64)
    flat = [one for each in alliances for one in each]
    scores = np.array([steps for _, steps in flat], np.int64)
    found = kernel.read(scores, np.array([week for week, _ in flat], float), lengths, units)
    table = np.stack(list(vars(found).values()), 1)
    return np.split(table, np.cumsum(lengths)[:-1])


def of_the_fold(alliance, units=UNITS):
    rows = [[r.evidence, r.level, r.spread, r.slow, r.slow_level] for r in fold(alliance, units)]
    return np.array(rows).reshape(-1, 5)


def agree(alliances, units=UNITS):
    for found, alliance in zip(of_the_kernel(alliances, units), alliances, strict=True):
        np.testing.assert_allclose(found, of_the_fold(alliance, units), rtol=1e-9, atol=1e-9)


def test_kernel_and_fold_agree_on_the_awkward():
    draw = np.random.default_rng(5)
    long = list(zip(range(200), draw.integers(0, 21, 200).tolist(), strict=True))
    short = [[(float(week), 14)] * 2 for week in range(3)]
    agree([
        [], [(0.0, 0)], [(3.0, 20)] * 12, [(1.0, 14)] * 6 + [(1.0, 2)] * 3, [],
        [(float(k), 20) for k in range(30)] + [(30.0, 0)],
        [(0.0, 14), (2.0, 15), (160.0, 3), (160.0, 3), (161.0, 16)],
        long, *short,
    ])  # fmt: skip


def test_more_alliances_than_one_block_come_back_in_their_order():
    draw = np.random.default_rng(1)
    lengths = draw.integers(0, 6, 2 * kernel.BLOCK + 3)
    alliances = [[(float(k), n * 3 % 21 - k) for k in range(length)] for n, length in enumerate(lengths)]
    found = of_the_kernel(alliances)
    for k in (0, 1, kernel.BLOCK, *draw.integers(0, len(alliances), 40), len(alliances) - 1):
        assert found[k] == pytest.approx(of_the_fold(alliances[k]), abs=1e-9)


def test_a_drop_that_lasts_is_told_and_its_level_is_the_one_before():
    steady = [(2.0 * k, 14 + (k % 2)) for k in range(10)]
    check_ins = [*steady, (20.0, 8), (22.0, 9), (24.0, 8)]
    readings = list(fold(check_ins, UNITS))
    severities = [
        severity(reading, steps, TOP) for reading, (_, steps) in zip(readings, check_ins, strict=True)
    ]
    assert set(severities[:10]) == {"none"}
    assert severities[-1] == "unusual"
    assert readings[-1].level == pytest.approx(14.4, abs=0.5)


def test_evidence_is_the_same_on_every_scale():
    twice = Units.of(Prior(2 * UNITS.mean, 4 * UNITS.spread**2 * UNITS.between, 4 * UNITS.spread**2))
    series = [(float(k), s) for k, s in enumerate((14, 15, 14, 13, 15, 9, 8, 8))]
    doubled = [(week, 2 * steps) for week, steps in series]
    assert of_the_fold(doubled, twice)[:, 0] == pytest.approx(of_the_fold(series)[:, 0], rel=0.05, abs=0.15)


def test_the_own_scale_has_its_own_default():
    assert settings.usual(Scale.parse("1:5:0.2")) is settings.OWN
    assert settings.usual(Scale.parse("0:100:5")).mean == pytest.approx(14.4)
