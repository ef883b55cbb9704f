"""Calmer, flat-liners, pairs of guess and answer, the gap, reliability, priors: each says when it has too little."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, strategies as st

from alongside.core import dyad, priors, service_figures
from alongside.core.detection import signal
from alongside.core.dyad import DAYS_APART, DatedScore, pairs
from alongside.core.interpretation import is_flat
from alongside.core.results import Figure, Interval, NotEnough
from alongside.core.service_figures import enough_for_a_mean, enough_since
from research import synthetic


@pytest.mark.parametrize(
    ("steps", "calmer", "waiting"),
    [
        ([13], [1], [0]),  # back at 14, the level before, less half a spread of 2
        ([12], [0], [1]),
        ([8, 9, 13], [0, 0, 1], [1, 1, 0]),
        ([8, 9, 9, 20], [0, 0, 0, 0], [1, 1, 0, 0]),  # only within the next three looks
    ],
)
def test_calmer_is_back_near_the_level_before_within_three_looks(steps, calmer, waiting):
    n = len(steps) + 1
    opens = np.array(
        [True, True, *[False] * (n - 2)]
    )  # an open watch keeps the level that it was opened with
    level, spread = np.array([14.0, *[8.0] * (n - 1)]), np.array([2.0, *[1.0] * (n - 1)])
    followed = signal.follow(np.array([6, *steps]), opens, level, spread, np.array([n]))
    assert followed.calmer[1:].tolist() == calmer
    assert followed.waiting[1:].tolist() == waiting


def test_four_identical_looks_are_flat_and_three_are_not():
    assert is_flat([(4, 4, 4)] * 4)
    assert is_flat([(1, 2, 3), *[(4, 3, 4)] * 4])
    assert not is_flat([(4, 4, 4)] * 3)
    assert not is_flat([(4, 4, 4)] * 3 + [(4, 4, 3)])
    assert not is_flat([()] * 4)


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: dyad.gap([1, 2], [1, 2]), "3 are needed and there are 2"),
        (lambda: dyad.tracking([*range(1, 8)], [*range(1, 8)]), "8 are needed and there are 7"),
        (lambda: dyad.tracking([5] * 8, [*range(8)]), "different answers"),
        (lambda: service_figures.icc1([[1, 2]] * 9), "too few to say"),
        (lambda: service_figures.icc1([[1, 1]] * 12), "too few to say"),
        (lambda: service_figures.retest([[1, 2]] * 9), "too few to say"),
        (lambda: service_figures.correlation([1, 2, 3], [1, 2, 3]), "too few to say"),
        (lambda: service_figures.correlation([1, 1, 1, 1], [1, 2, 3, 4]), "too few to say"),
        (lambda: service_figures.spread([[1, 2]] * 9, 1), "too few to say"),
        (lambda: priors.estimate([[1, 2, 3]] * 19, "here", 1), "too few to say"),
        (lambda: enough_for_a_mean(9, [3, 3, 3]), "too few to say"),
        (lambda: enough_for_a_mean(10, [5, 5]), "too few to say"),
        (lambda: enough_for_a_mean(20, [18, 1, 1]), "too few to say"),
        (lambda: enough_for_a_mean(11, [6, 3, 2]), "too few to say"),
        (lambda: enough_since([]), "too few to say"),
        (lambda: enough_since([4, 3]), "too few to say"),
        (lambda: enough_since([5, 3]), "too few to say"),
    ],
)
def test_too_few_are_named(ask, says):
    with pytest.raises(NotEnough, match=says):
        ask()


def test_enough_is_enough():
    enough_for_a_mean(10, [5, 3, 2])
    enough_since([4, 4])


def test_priors_recover_what_the_simulation_put_in():
    data = synthetic.simulate(synthetic.Preset("plain", walk=0, warming=0), 2000, False, 5)
    estimated = priors.estimate(data.scores.tolist(), "simulation", 1)
    step = float(data.scale.step)
    truth = (7.2 / step, (1.1 / step) ** 2, 0.75**2 * np.exp(2 * 0.3**2) / step**2 + 1 / 12)
    for figure, value in zip((estimated.mean, estimated.between, estimated.within), truth, strict=True):
        assert figure.value == pytest.approx(value, rel=0.08)
        assert figure.interval.low < figure.value < figure.interval.high
    assert estimated == priors.estimate(data.scores.tolist(), "simulation", 1)


def test_the_spread_is_not_understated_where_one_look_is_much_like_the_last():
    def within(autocorrelation):
        preset = synthetic.Preset("plain", walk=0, warming=0, autocorrelation=autocorrelation)
        return priors.estimate(
            synthetic.simulate(preset, 2000, False, 5).scores.tolist(), "simulation", 1
        ).within.value

    assert within(0.4) > 0.9 * within(0)
    short = [[1, 4, 2], [9, 7, 9]] * 10  # two apart where there are no more than three: 1, 0
    assert priors.estimate(short, "here", 1).within.value == pytest.approx(0.25)


@pytest.mark.parametrize(
    "figures",
    [(math.nan, 1, 1), (math.inf, 1, 1), (8, math.inf, 1), (8, 1, math.nan), (8, 0, 1), (8, 1, -1), (8, 1, 1, 0)],
)  # fmt: skip
def test_a_prior_is_of_numbers_that_can_be_reckoned_with(figures):
    with pytest.raises(ValueError, match="a prior needs"):
        priors.Prior(*figures)


DAY = date(2026, 3, 1)


def on(*days_and_steps):
    return [DatedScore(DAY + timedelta(days=day), steps) for day, steps in days_and_steps]


def differences(answers, guesses):
    return [((pair.answer.on - DAY).days, pair.difference) for pair in pairs(on(*answers), on(*guesses))]


@pytest.mark.parametrize(
    ("answers", "guesses", "paired"),
    [
        ([(0, 10), (30, 12)], [(1, 9), (3, 20), (29, 15)], [(0, -1), (30, 3)]),  # the nearest in time
        ([(0, 10), (4, 12)], [(2, 11)], [(0, 1)]),  # each is used once
        ([(7, 10)], [(5, 8), (9, 20)], [(7, -2)]),  # of two as near the earlier guess
        ([(0, 10)], [(DAYS_APART, 10)], [(0, 0)]),
        ([(0, 10)], [(DAYS_APART + 1, 10)], []),
        ([], [(0, 10)], []),
    ],
)
def test_the_nearest_in_time_are_paired_up_to_a_fortnight_apart(answers, guesses, paired):
    assert differences(answers, guesses) == paired


looks = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 20)), max_size=12)


@given(looks, looks)
def test_no_look_is_used_twice_and_none_is_far(answers, guesses):
    found = pairs(on(*answers), on(*guesses))
    assert len(found) <= min(len(answers), len(guesses))
    assert all(abs((pair.answer.on - pair.guess.on).days) <= DAYS_APART for pair in found)
    assert [pair.answer.on for pair in found] == sorted(pair.answer.on for pair in found)
    for side, given_looks in (("answer", answers), ("guess", guesses)):
        used = [getattr(pair, side) for pair in found]
        assert all(used.count(look) <= on(*given_looks).count(look) for look in used)


def test_the_spread_is_what_the_analysis_of_variance_gives_and_its_interval_holds_it():
    draw = np.random.default_rng(3)
    groups = [
        list(np.round(draw.normal(level, 1.5, size))) for level in draw.normal(15, 2, 40) for size in (5,)
    ]
    (between, within), one_way = service_figures.spread(groups, 1), service_figures.icc1(groups)
    assert between.value == pytest.approx(one_way.between**0.5)
    assert within.value == pytest.approx(one_way.within**0.5)
    assert within.interval.low < 1.5 < within.interval.high
    assert between.interval.low < 2 < between.interval.high
    assert (between, within) == service_figures.spread(groups, 1)


def test_a_figure_goes_through_json_and_back_without_how_it_was_made():
    for figure in (Figure(1.5, 3, "m", Interval(1, 2)), Figure(1.5, 3, "m")):
        stored = figure.as_json()
        assert "m" not in stored.values()
        assert Figure.from_json(stored) == Figure(1.5, 3, "", figure.interval)
        assert Figure.from_json({**stored, "method": "m", "caveats": []}) == figure, "of an earlier version"
