"""The vectors and the oracle in plain Python say the same of every check-in, on random and adversarial input."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alongside.core import analysis
from alongside.core.detection import settings, signal
from alongside.core.priors import Prior
from research import synthetic
from tests.oracle import analysis as oracle

PRIOR = settings.usual(synthetic.HALF_POINTS)
gaps = st.one_of(st.just(0.0), st.integers(1, 60).map(lambda days: days / 7), st.just(156.0))
series = st.lists(st.tuples(gaps, st.integers(0, 20), st.booleans()), max_size=16)
priors = st.builds(Prior, st.floats(0, 40), st.floats(0.09, 90), st.floats(0.09, 90), st.integers(1, 9))


def in_order(drawn):
    weeks = np.cumsum([gap for gap, _, _ in drawn]).tolist()
    return [(week, steps, tense) for week, (_, steps, tense) in zip(weeks, drawn, strict=True)]


def together(alliances, prior):
    flat = [check_in for each in alliances for check_in in each]
    return analysis.interpret(
        analysis.Series(
            np.array([steps for _, steps, _ in flat], np.int64),
            np.array([week for week, _, _ in flat], float),
            np.array([tense for _, _, tense in flat], bool),
            np.array([len(each) for each in alliances], np.int64),
        ),
        prior,
    )


def same(found, rows):
    for name in ("expected", "low", "high", "t", "p", "evidence"):
        expected = [getattr(row, name) for row in rows]
        np.testing.assert_allclose(getattr(found, name), expected, rtol=1e-9, atol=2e-9, err_msg=name)


@given(st.lists(series, min_size=1, max_size=6), priors)
def test_the_vectors_say_what_the_oracle_says(drawn, prior):
    alliances = [in_order(each) for each in drawn]
    rows = [row for each in alliances for row in oracle.rows(each, prior)]
    found = together(alliances, prior)
    for name in ("n_before", "strain", "calmer"):
        assert getattr(found, name).tolist() == [getattr(row, name) for row in rows]
    same(found, rows)
    assert [signal.SEVERITIES[k] for k in found.signal] == [row.signal for row in rows]


def test_nothing_is_said_before_three_looks_but_tension_opens_a_strain():
    rows = list(oracle.rows([(0.0, 14, False), (1.0, 2, True), (2.0, 2, False)], PRIOR))
    assert [row.signal for row in rows] == ["none"] * 3
    assert [row.strain for row in rows] == [False, True, False]
    assert all(math.isnan(row.expected) for row in rows)


def test_a_strain_is_calmer_once_they_are_back():
    check_ins = [(2.0 * k, 14, False) for k in range(8)] + [
        (16.0, 9, True),
        (18.0, 10, False),
        (20.0, 14, False),
    ]
    rows = list(oracle.rows(check_ins, PRIOR))
    assert [row.calmer for row in rows][-3:] == [False, False, True]
    assert rows[9].signal != "none"


def test_a_long_history_is_read_the_same():
    """Ten thousand check-ins are read by tests/authorities."""
    draw = np.random.default_rng(2)
    check_ins = [(float(k), int(s), False) for k, s in enumerate(draw.integers(0, 21, 250))]
    same(together([check_ins], PRIOR), list(oracle.rows(check_ins, PRIOR)))


def test_nothing_in_nothing_out():
    assert len(together([[], []], PRIOR).evidence) == 0
