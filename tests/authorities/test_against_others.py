"""The same statistics as scipy, statsmodels and ruptures on random data, to 1e-9."""

from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, strategies as st

from alongside.core import distributions, dyad, false_signals, service_figures
from alongside.core.detection.reference import past, refer
from alongside.core.priors import Prior
from alongside.core.results import Figure, Interval
from research.characteristics import wilson
from research.comparators.state_space import residuals
from research.hindsight import lasting_change
from tests.oracle.expectation import compare, expect

DRAW = np.random.default_rng(20260301)
CLOSE = {"rel": 1e-9, "abs": 1e-9}


@pytest.fixture(scope="module")
def stats() -> ModuleType:
    """Slow to import, as are the others: only by the process that runs these tests."""
    import scipy.stats

    return scipy.stats


@pytest.fixture(scope="module")
def sm() -> ModuleType:
    import statsmodels.api

    return statsmodels.api


@pytest.mark.parametrize("df", [1, 2, 3, 4, 7, 8, 30, 31, 200, 201, 500, 10_003])
def test_student_as_scipy(stats, df):
    values = np.concatenate([DRAW.normal(0, 3, 20), [0.0, -40.0, 40.0]])
    expected = stats.t.cdf(values, df)
    assert distributions.t_below(values, np.full(len(values), df)) == pytest.approx(expected, **CLOSE)
    shares = [0.025, 0.05, 0.3, 0.95, 0.975]
    assert [distributions.t_quantile(p, df) for p in shares] == pytest.approx(
        stats.t.ppf(shares, df), **CLOSE
    )


def test_f_and_incomplete_beta_as_scipy(stats):
    for df1, df2 in DRAW.integers(1, 400, (20, 2)).tolist():
        value = DRAW.gamma(2, 0.7, 3)
        assert distributions.f_below(value, df1, df2) == pytest.approx(stats.f.cdf(value, df1, df2), **CLOSE)
        assert distributions.f_quantile(0.975, df1, df2) == pytest.approx(
            stats.f.ppf(0.975, df1, df2), **CLOSE
        )


def test_the_shrunken_t_as_written_out_with_numpy_and_scipy(stats):
    for _ in range(30):
        y = DRAW.integers(0, 21, DRAW.integers(3, 40))
        m0, between, within = DRAW.uniform(8, 16), DRAW.uniform(0.5, 9), DRAW.uniform(0.5, 9)
        n, new = len(y), int(DRAW.integers(0, 21))
        w = between / (between + within / n)
        m = w * y.mean() + (1 - w) * m0
        s = np.sqrt((4 * within + ((y - y.mean()) ** 2).sum()) / (4 + n - 1))
        t = (new - m) / (s * np.sqrt(1 + 1 / n))
        prior = Prior(m0, between, within)
        expected = expect(y.tolist(), prior)
        found = compare(expected, new)
        half = stats.t.ppf(0.95, n + 3) * s * np.sqrt(1 + 1 / n)
        assert found == pytest.approx((t, stats.t.cdf(t, n + 3)), **CLOSE)
        assert (expected.low, expected.high) == pytest.approx((m - half, m + half), **CLOSE)
        all_of_them = np.append(y, new)
        many = refer(all_of_them, past(all_of_them, np.array([n + 1])), prior)
        assert (many.t[-1], many.p[-1]) == pytest.approx(found, **CLOSE)


def test_correlation_and_its_interval_as_scipy(stats):
    x = DRAW.normal(size=40)
    y = x + DRAW.normal(size=40)
    found, theirs = service_figures.correlation(x.tolist(), y.tolist()), stats.pearsonr(x, y)
    assert found.value == pytest.approx(theirs.statistic, **CLOSE)
    interval = theirs.confidence_interval()
    assert (found.interval.low, found.interval.high) == pytest.approx((interval.low, interval.high), **CLOSE)


def test_wilson_as_statsmodels():
    from statsmodels.stats.proportion import proportion_confint

    for n in DRAW.integers(1, 300, 20).tolist():
        hits = int(DRAW.integers(0, n + 1))
        interval = wilson(hits, n).interval
        theirs = proportion_confint(hits, n, method="wilson")
        assert (interval.low, interval.high) == pytest.approx(theirs, **CLOSE)


def test_unequal_groups_as_the_analysis_of_variance_of_scipy(stats):
    groups = [DRAW.normal(DRAW.normal(), 1, DRAW.integers(2, 9)) for _ in range(15)]
    found = service_figures.icc1([group.tolist() for group in groups])
    theirs = stats.f_oneway(*groups).statistic
    assert found.mean_square_between / found.mean_square_within == pytest.approx(theirs, **CLOSE)


def test_gap_and_tracking_as_scipy_and_statsmodels(stats, sm):
    answers = DRAW.integers(8, 21, 20)
    guesses = np.clip(answers + DRAW.integers(-4, 3, 20), 0, 20)
    found = dyad.gap(answers.tolist(), guesses.tolist())
    theirs = stats.ttest_rel(guesses, answers).confidence_interval()
    assert (found.mean.interval.low, found.mean.interval.high) == pytest.approx(
        (theirs.low, theirs.high), **CLOSE
    )
    model = sm.OLS(guesses - answers.mean(), sm.add_constant(answers - answers.mean())).fit()
    both = dyad.tracking(answers.tolist(), guesses.tolist())
    assert (both.bias.value, both.tracking.value) == pytest.approx(tuple(model.params), **CLOSE)
    assert [[f.interval.low, f.interval.high] for f in (both.bias, both.tracking)] == pytest.approx(
        model.conf_int(), **CLOSE
    )


def test_the_break_in_hindsight_as_ruptures_with_jump_one():
    import ruptures

    for _ in range(15):
        n = int(DRAW.integers(10, 60))
        y = DRAW.normal(0, 1, n)
        y[n // 3 :] -= 4
        theirs = ruptures.Dynp(model="l2", min_size=2, jump=1).fit(y).predict(n_bkps=1)[0]
        ours = lasting_change(y.tolist())
        assert ours is not None
        assert ours.after == theirs


SHARES = st.just(0.0) | st.floats(1e-200, 1)  # of smaller ones scipy's functions overflow


@given(st.lists(st.tuples(SHARES, SHARES), max_size=9))
def test_chance_signals_as_the_sum_of_scipys_bernoullis(stats, ends):
    lows, highs = zip(*map(sorted, ends), strict=True) if ends else ((), ())
    shares = [Figure(high, 1, "", Interval(low, high)) for low, high in zip(lows, highs, strict=True)]
    found = false_signals.chance_signals(shares)
    assert (found.value, found.n) == (pytest.approx(sum(highs)), len(ends))
    for got, chances, level in ((found.interval.low, lows, 0.025), (found.interval.high, highs, 0.975)):
        many = np.array([1.0])
        for share in chances:
            many = np.convolve(many, stats.bernoulli.pmf([0, 1], share))
        assert many[: got + 1].sum() >= level - 1e-9
        assert not got or many[:got].sum() < level + 1e-9


def test_the_state_space_filter_as_the_local_level_of_statsmodels(sm):
    scores, drift, within = DRAW.integers(0, 21, 40) / 2, 0.03, 0.7
    model = sm.tsa.UnobservedComponents(scores, "llevel")
    model.ssm.initialize_known(np.array([7.2]), np.array([[1.21]]))
    expected = model.filter([within, drift]).filter_results.standardized_forecasts_error[0]
    sure = 1e15  # of the noise: nothing is learned
    found = residuals(scores[None], np.arange(40.0)[None], 7.2, 1.21, within, drift, sure)
    assert found[0] == pytest.approx(expected, **CLOSE)
