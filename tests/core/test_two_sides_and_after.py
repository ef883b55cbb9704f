"""Calmer, flat-liners, chance on a caseload, the gap, reliability, priors: each says when it has too little."""

import numpy as np
import pytest

from alongside.core import dyad, priors, service_figures
from alongside.core.detection import signal
from alongside.core.errors import NotEnough
from alongside.core.interpretation import is_flat
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


def test_too_few_pairs_are_named():
    with pytest.raises(NotEnough, match="3 are needed and there are 2"):
        dyad.gap([1, 2], [1, 2])
    with pytest.raises(NotEnough, match="8 are needed and there are 7"):
        dyad.tracking([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7])
    with pytest.raises(NotEnough, match="different answers"):
        dyad.tracking([5] * 8, [1, 2, 3, 4, 5, 6, 7, 8])


def test_too_few_people_looks_and_points_are_named():
    for ask in (
        lambda: service_figures.icc1([[1, 2]] * 9),
        lambda: service_figures.retest([[1, 2]] * 9),
        lambda: service_figures.correlation([1, 2, 3], [1, 2, 3]),
        lambda: service_figures.correlation([1, 1, 1, 1], [1, 2, 3, 4]),
        lambda: service_figures.icc1([[1, 1]] * 12),
        lambda: priors.estimate([[1, 2, 3]] * 19, "here", 1),
    ):
        with pytest.raises(NotEnough, match="too few to say"):
            ask()


def test_priors_recover_what_the_simulation_put_in():
    data = synthetic.simulate(synthetic.Preset("plain", walk=0, warming=0), 2000, False, 5)
    estimated = priors.estimate(data.scores.tolist(), "simulation", 1)
    step = float(data.scale.step)
    truth = (7.2 / step, (1.1 / step) ** 2, 0.75**2 * np.exp(2 * 0.3**2) / step**2 + 1 / 12)
    for figure, value in zip((estimated.mean, estimated.between, estimated.within), truth, strict=True):
        assert figure.value == pytest.approx(value, rel=0.08)
        assert figure.interval.low < figure.value < figure.interval.high
    assert estimated == priors.estimate(data.scores.tolist(), "simulation", 1)
