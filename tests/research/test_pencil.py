"""The simulation as it is asked for, and the experiment with people: against least squares, and in the order that was measured."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.linalg import expm

from alongside.core.pencil.agents import Manner
from research.pencil import people, report, rounds
from research.pencil.people import Agents
from research.pencil.rounds import APART, jobs, places


def test_runs_are_shared_out_whole() -> None:
    assert sum(job.rounds for job in jobs(10_000, 1)) == 10_000
    assert len({job.seed for job in jobs(400_000, 1)}) == len(list(jobs(400_000, 1)))


def test_places_are_as_far_apart_as_said() -> None:
    apart = np.repeat(APART, 5)
    a, b = places(apart, np.random.default_rng(1))
    assert np.hypot(*(a - b)) == pytest.approx(apart)


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many work on it; another seed writes others. Two of the pairs and one manner, so that it takes seconds."""
    for module in (report, rounds):
        monkeypatch.setattr(module, "PAIRS", rounds.SHOWN[:2])
        monkeypatch.setattr(module, "VARIED", {"as it is": Manner(seconds=5)})
    monkeypatch.setattr(report, "SHOWN", rounds.SHOWN[:2])
    monkeypatch.setattr(rounds, "SHOWN", rounds.SHOWN[:2])
    written = []
    for number, (seed, workers) in enumerate(((1, 1), (1, 2), (2, 1))):
        folder = tmp_path / str(number)
        folder.mkdir()
        report.write_report(800, seed, workers, folder, lambda _: None)
        written.append([path.read_bytes() for path in sorted(folder.iterdir())])
    assert written[0] == written[1]
    assert written[0] != written[2]
    assert len((tmp_path / "0" / "pencil.csv").read_text("utf-8").splitlines()) == 1 + 6 * 12


def test_a_step_is_the_exponential() -> None:
    flow = np.array([[0, 1, 0], [-80, -16, 3], [0, 0, -5.0]])
    assert people.discrete(flow)[0] == pytest.approx(expm(flow * people.STEP), abs=1e-12)


def test_the_plan_costs_what_least_squares_finds() -> None:
    """The whole trial as one system of equations: no other forces of the hand would be expected to cost less."""
    pairs = people._Pairs(Agents(), 1, 1)
    p, steps = pairs.agents, pairs.agents.steps
    model = np.broadcast_to(pairs.straight, (2, steps + 1, 3, 2))
    cost = pairs._intend(model)[1]
    for choice, share in enumerate(p.early_late):
        least = 0.0
        for axis in (0, 1):
            other = model[0, :, 0, axis]
            x, reach = np.zeros((steps + 1, 2)), np.zeros((steps + 1, 2, steps))
            x[0, 0] = people.START[axis]
            for t in range(steps):
                x[t + 1] = pairs.a[:2, :2] @ x[t] + pairs.by_other[:2] * other[t]
                reach[t + 1] = pairs.a[:2, :2] @ reach[t]
                reach[t + 1, :, t] = pairs.by_hand[:2]
            rows = [
                (
                    reach[:, 0] * p.spring / p.force / steps**0.5,
                    (other - x[:, 0]) * p.spring / p.force / steps**0.5,
                )
            ]
            rows.append((np.eye(steps) / p.effort / steps**0.5, np.zeros(steps)))
            via = round(share * steps)
            rows.append(
                (reach[via : via + 1, 0] / p.place, (p.vias[0][axis] - x[via : via + 1, 0]) / p.place)
            )
            end = slice(steps - 8, None)
            rows.append((reach[end, 0] / p.place / 3, (people.END[axis] - x[end, 0]) / p.place / 3))
            rows.append((reach[end, 1] / p.speed / 3, -x[end, 1] / p.speed / 3))
            matrix, wanted = (np.concatenate(each) for each in zip(*rows, strict=True))
            least += float(np.linalg.lstsq(matrix, wanted)[1][0])
        assert cost[0, choice, 0] == pytest.approx(least, rel=1e-6)


def in_order(agents: Agents, pairs: int = 12) -> tuple[int, int]:
    """In how many of 20 repetitions force, and distance, are in the order that was measured of people."""
    return report.ordered(agents, 20, pairs, 40, 5)[2:]


def test_the_order_measured_of_people_comes_out() -> None:
    """Less force, and nearer to the other's via-point, the more is known of the other: in 20 of 20."""
    assert in_order(Agents()) == (20, 20)


@pytest.mark.parametrize("noise", [0.6, 0.12])
def test_the_order_is_not_there_when_all_know_as_much(noise: float) -> None:
    """Nor when all were told where the other is: else the test above could not fail."""
    assert max(in_order(replace(Agents(), noise=(noise,) * 3), 4)) < 14
