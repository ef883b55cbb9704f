"""The simulated two: their controllers against outside authorities, their mechanics against the whole ones, and that nobody told them."""

import numpy as np
import pytest
from scipy.linalg import solve_discrete_are
from scipy.optimize import minimize

from alongside.core.pencil import agents, physics
from alongside.core.pencil.agents import GRIP, SOFTNESS, Knowledge, Manner, Strategy, play
from alongside.core.pencil.rounds import START

PRESSURE, STEADY = Knowledge.PRESSURE, Manner(unsteady=0.0)
OPPOSITE, SAME = ((-0.2, 0.0), (0.2, 0.0)), ((0.2, 0.0), (0.2, 0.01))


def placed(where: tuple[tuple[float, float], ...], rounds: int = 60) -> np.ndarray:
    return np.repeat((np.array(START) + where)[:, :, None], rounds, 2)


def room(
    pair: tuple[Strategy, Strategy], knowledge: Knowledge = PRESSURE, where: tuple = OPPOSITE
) -> agents._Rounds:
    """A round under way: they have felt each other, and have come some way."""
    made = agents._Rounds(
        pair, knowledge, placed(where, 4), np.full(4, 0.2), np.random.default_rng(3), STEADY
    )
    made.middle = made.touches.mean(0) + np.float32(0.06)
    made.gap[:], made.speed[:] = 0.01, 0.05
    return made


def played(pair: tuple[Strategy, Strategy], where: tuple, knowledge: Knowledge = PRESSURE) -> agents.Outcomes:
    return play(pair, knowledge, placed(where), np.full(60, 0.2), np.random.default_rng(1))


@pytest.mark.parametrize("noise", [0.05, 0.2, 0.8])
def test_the_filter_is_kalmans(noise: float) -> None:
    """Against scipy's solution of the Riccati equation."""
    step, hold = agents.STEP, np.exp(-agents.STEP)
    flow, seen = np.array([[1, step], [0, hold]]), np.array([[1.0, 0.0]])
    jolt = np.diag([0, 0.15**2 * (1 - hold**2)])
    spread = solve_discrete_are(flow.T, seen.T, jolt, [[(noise / SOFTNESS) ** 2]])
    ours = agents.filter_gains(np.array([noise]), 0.15)
    assert np.ravel(ours) == pytest.approx(spread[:, 0] / (spread[0, 0] + (noise / SOFTNESS) ** 2), rel=1e-4)


def test_the_move_is_the_one_that_costs_least() -> None:
    """Against a search for the least of what is written down as the cost."""
    made = room((Strategy.PUSH, Strategy.PUSH))
    wishes = np.full((2, 2, 4), 0.04, np.float32)
    before = made.touches.copy()
    gap, speed = made.gap[0, :, 0], made.speed[0, :, 0]

    def cost(u: np.ndarray) -> float:
        push = SOFTNESS * (gap + 0.5 * (speed - u)) / Manner().pushing
        return float(((u - 0.04) ** 2).sum() / 0.15**2 + (push**2).sum())

    best = minimize(cost, np.zeros(2), tol=1e-12).x
    made._move(wishes, np.ones(4, bool))
    assert (made.touches - before)[0, :, 0] / agents.STEP == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize("pair", [(Strategy.PUSH, Strategy.PUSH), (Strategy.PUSH, Strategy.FOLLOW_FIRST)])
def test_the_mechanics_agree_with_the_whole_ones(pair: tuple[Strategy, Strategy]) -> None:
    """The same touches, given to `physics`: at least nine in ten agree on whether it drops, and the push is the same to .2 N."""
    rounds, places = 20, placed(OPPOSITE, 20)
    places[1, 1] += np.linspace(-0.1, 0.1, rounds)
    simulated = play(
        pair, PRESSURE, places, np.full(rounds, 0.2), np.random.default_rng(2), Manner(seconds=8), True
    )
    agree = []
    for k in range(rounds):
        paths = simulated.paths[:, :, :, k]
        (x, y), dropped, pushes = paths[0].mean(0), False, []
        pencil = physics.laid_down(x, y)
        for now, then in zip(paths, paths[1:], strict=False):
            for part in range(12):
                touches = tuple(
                    physics.FingerTouch(*(end + (to - end) * part / 12))
                    for end, to in zip(now, then, strict=True)
                )
                pencil = physics.step(pencil, touches)
                pushes.append(pencil.press)
            dropped |= pencil.hold != physics.Hold.HELD
            if dropped:
                break
        agree.append(dropped == (simulated.drops[k] > 0))
        if not dropped:
            assert np.mean(pushes[60:]) == pytest.approx(simulated.press[k], abs=0.2)
    assert np.mean(agree) >= 0.9


def same_wishes(made: agents._Rounds, other: agents._Rounds) -> bool:
    """Whether a wishes the same in both, having felt the same."""
    return bool(np.allclose(made._wishes(1.0)[0], other._wishes(1.0)[0]))


class _Told(agents._Rounds):
    """Agents who were told the lesson: whoever was followed goes where the other wants."""

    def _wishes(self, now: float) -> np.ndarray:
        return super()._wishes(now) + self._towards(self.places)[::-1]


@pytest.mark.parametrize("strategy", list(Strategy))
@pytest.mark.parametrize("knowledge", [Knowledge.BLIND, PRESSURE])
def test_nobody_was_told(strategy: Strategy, knowledge: Knowledge) -> None:
    """What a wishes follows from what a felt: the other's place and strategy make no difference. It would, had they been told."""
    one = (strategy, Strategy.PUSH), knowledge, OPPOSITE
    other = (strategy, Strategy.TRUST_GROWS), knowledge, ((-0.2, 0.0), (0.0, 0.2))
    assert same_wishes(room(*one), room(*other))
    told = [room(*each) for each in (one, other)]
    for each in told:
        each.__class__ = _Told
    assert not same_wishes(*told)


def test_what_is_known_or_said_makes_a_difference() -> None:
    pair, elsewhere = (Strategy.FOLLOW_FIRST, Strategy.PUSH), ((-0.2, 0.0), (0.0, 0.2))
    assert not same_wishes(room(pair, Knowledge.GOAL), room(pair, Knowledge.GOAL, elsewhere))
    said = (Strategy.FOLLOW_FIRST, Strategy.SAY_IT)
    assert not same_wishes(room(said), room(said, where=elsewhere))


def test_whoever_was_at_their_place_wants_nothing_more() -> None:
    made = room((Strategy.PUSH, Strategy.FOLLOW_FIRST))
    made.arrivals[0], made.own_way[1] = 1.0, True
    wishes = made._wishes(5.0)
    assert np.all(wishes[0] == 0)
    assert np.all(wishes[1, 0] > 0)


@pytest.mark.parametrize(
    ("pair", "where", "both", "dropped", "frozen"),
    [
        ((Strategy.HOLD_STILL, Strategy.HOLD_STILL), OPPOSITE, 0, 0, 1),
        ((Strategy.PUSH, Strategy.PUSH), OPPOSITE, 0, 1, 0),  # pull your own way and it drops
        ((Strategy.PUSH, Strategy.PUSH), SAME, 1, 0, 0),
        ((Strategy.SAY_IT, Strategy.SAY_IT), OPPOSITE, 1, 0, 0),
    ],
)
def test_what_has_to_come_out(pair: tuple, where: tuple, both: int, dropped: int, frozen: int) -> None:
    outcomes = played(pair, where)
    shares = np.isfinite(outcomes.arrivals).all(0).mean(), (outcomes.drops > 0).mean(), outcomes.frozen.mean()
    assert shares == pytest.approx((both, dropped, frozen), abs=0.1)
    assert dropped or outcomes.press.mean() == pytest.approx(GRIP, abs=0.1)


def test_the_same_seed_plays_the_same_rounds() -> None:
    one, other = (played((Strategy.TRUST_GROWS, Strategy.TAKE_TURNS), OPPOSITE) for _ in range(2))
    assert np.array_equal(one.arrivals, other.arrivals)
    assert np.array_equal(one.press, other.press)
