"""Calmer, flat-liners, chance on a caseload, the gap, reliability, priors: each says when it has too little."""

import numpy as np
import pytest

from alongside.core import dyad, priors, reliability
from alongside.core.errors import NotEnough
from alongside.core.expectation import Prior
from alongside.core.flat_liner import is_flat
from alongside.core.repair_rule import Look, Watch, follow
from research import synthetic
from tests.oracle.expectation import Sums, compare, expect


def calmer(*steps, level=14.0, spread=2.0):
    watch, ever = follow(None, Look(6, True, level, spread))
    for each in steps:
        watch, now = follow(watch, Look(each, False, 0.0, 1.0))
        ever = ever or now
    return ever, watch


def test_calmer_is_back_at_the_level_before_less_half_a_spread():
    assert calmer(13) == (True, None)
    assert calmer(12)[0] is False


def test_calmer_is_only_looked_for_in_the_next_three_looks():
    assert calmer(8, 9, 13)[0]
    assert calmer(8, 9, 9, 20) == (False, None)


def test_an_open_watch_keeps_the_level_it_was_opened_with():
    watch, _ = follow(Watch(14.0, 2.0), Look(7, True, 8.0, 1.0))
    assert watch == Watch(14.0, 2.0, 2)


def test_four_identical_looks_are_flat_and_three_are_not():
    assert is_flat([(4, 4, 4)] * 4)
    assert is_flat([(1, 2, 3), *[(4, 3, 4)] * 4])
    assert not is_flat([(4, 4, 4)] * 3)
    assert not is_flat([(4, 4, 4)] * 3 + [(4, 4, 3)])
    assert not is_flat([()] * 4)


def test_too_few_pairs_are_named():
    with pytest.raises(NotEnough, match="3 are needed and there are 2"):
        dyad.gap([1, 2], [1, 2])
    with pytest.raises(NotEnough, match="8 are needed and there are 7"):
        dyad.tracking([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7])
    with pytest.raises(NotEnough, match="different answers"):
        dyad.tracking([5] * 8, [1, 2, 3, 4, 5, 6, 7, 8])


def test_too_few_people_looks_and_points_are_named():
    for ask in (
        lambda: reliability.icc1([[1, 2]] * 9),
        lambda: reliability.retest([[1, 2]] * 9),
        lambda: reliability.correlation([1, 2, 3], [1, 2, 3]),
        lambda: reliability.correlation([1, 1, 1, 1], [1, 2, 3, 4]),
        lambda: reliability.icc1([[1, 1]] * 12),
        lambda: reliability.wilson(0, 0),
        lambda: priors.estimate([[1, 2, 3]] * 19, "here", 1),
        lambda: expect(Sums.of([8, 8]), Prior(8, 1, 1)),
    ):
        with pytest.raises(NotEnough, match="too few to say"):
            ask()


def test_a_drop_of_less_than_a_step_is_never_unusual():
    expected = expect(Sums.of([20] * 200), Prior(19.9, 0.01, 0.01))
    assert compare(expected, 18).verdict == "unusual"
    nearly = expect(Sums.of([20] * 199 + [19]), Prior(19.9, 0.01, 0.01))
    compared = compare(nearly, 19)
    assert compared.p < 0.05
    assert compared.verdict == "none"


def test_priors_recover_what_the_simulation_put_in():
    data = synthetic.simulate(synthetic.Preset("plain", walk=0, warming=0), 2000, False, 5)
    estimated = priors.estimate(data.scores.tolist(), "simulation", 1)
    step = float(data.scale.step)
    truth = (7.2 / step, (1.1 / step) ** 2, 0.75**2 * np.exp(2 * 0.3**2) / step**2 + 1 / 12)
    for figure, value in zip((estimated.mean, estimated.between, estimated.within), truth, strict=True):
        assert figure.value == pytest.approx(value, rel=0.08)
        assert figure.interval.low < figure.value < figure.interval.high
    assert estimated == priors.estimate(data.scores.tolist(), "simulation", 1)
