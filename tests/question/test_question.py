"""The question of a service, with the libraries that its extra brings. Its own command: run.py test question."""

from pathlib import Path

import numpy as np
import pytest
from django.urls import reverse

from alongside.audit.models import Event
from alongside.core import question
from alongside.core.question import Goes, Panel
from alongside.core.results import NotEnough
from alongside.insight.models import ServiceReport
from research.__main__ import main
from research.question import BACK, TENTH, Cell, Truth, asked, simulated
from tests.service import answer, by_quarter, service
from tests.web.client import PageClient, signed_in
from tests.world import World

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the libraries
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning:semopy"),
]
BOTH_WAYS = Truth("both ways", lag=0.2, back=0.1)


@pytest.fixture
def maya(world: World) -> PageClient:
    return signed_in(world.maya)


def figures(cell: Cell, **how: int) -> dict[str, question.Figure]:
    return question.answer(simulated(cell, seed=3), seed=1, **{"draws": 30, **how})


def test_what_is_true_is_found_between_and_within_apart() -> None:
    found = figures(Cell(BOTH_WAYS, 1500, 8))
    truth = {"within": 0.2, "back": 0.1, "between": 0.5, "check": 0.2}
    assert {name: figure.value for name, figure in found.items()} == pytest.approx(truth, abs=0.04)
    assert all(Goes.of(figure.interval) is Goes.MORE for figure in found.values())


def test_the_same_panel_and_seed_give_the_same_figures_whatever_points_it_is_told_in() -> None:
    panel = simulated(Cell(TENTH, 120, 8), 1)
    first = question.answer(panel, 1, draws=10)
    assert first == question.answer(panel, 1, draws=10)
    other = question.answer(Panel(3 + 10 * panel.alliance, -2 * panel.outcome), 1, draws=10)
    assert other["within"].value == pytest.approx(-first["within"].value, abs=1e-3)


def test_gaps_are_allowed_for() -> None:
    cell = Cell(BOTH_WAYS, 1500, 8)
    whole, holes = simulated(cell, 3), np.random.default_rng(5).random((1500, 8)) < 0.15
    gaps = Panel(np.where(holes, np.nan, whole.alliance), np.where(holes, np.nan, whole.outcome))
    assert question.answer(gaps, 1, draws=2)["within"].value == pytest.approx(0.2, abs=0.05)
    rows = np.random.default_rng(1).multivariate_normal([1, 2], [[2.0, 1.0], [1.0, 1.0]], 4000)
    seen = question.covariance(np.where(np.random.default_rng(2).random(rows.shape) < 0.2, np.nan, rows))
    assert seen == pytest.approx(question.covariance(rows), abs=0.1)


def test_the_check_is_the_instrumental_estimate_written_out() -> None:
    panel = simulated(Cell(BOTH_WAYS, 200, 6), 2)
    x, y = panel.alliance, panel.outcome
    explain = np.column_stack([np.ones(800), np.diff(y)[:, :-1].ravel(), np.diff(x)[:, :-1].ravel()])
    stand_in = np.column_stack([np.ones(800), y[:, :-2].ravel(), x[:, :-2].ravel()])
    by_hand = np.linalg.solve(stand_in.T @ explain, stand_in.T @ np.diff(y)[:, 1:].ravel())
    assert question.check(np.hstack([x, y])).value == pytest.approx(by_hand[2], abs=1e-9)


def test_services_in_which_the_outcome_drives_the_alliance_are_not_told_otherwise() -> None:
    driven = asked(Cell(BACK, 120, 8), services=12, seed=1, draws=40)
    assert driven.more.value <= 1 / 12
    assert abs(driven.mean) < 0.04
    assert abs(asked(Cell(TENTH, 120, 8), services=12, seed=1, draws=2).mean - 0.1) < 0.04


def test_the_report_says_each_truth_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("research.question.CELLS", [Cell(TENTH, 100, 6)])
    main(["--question", str(tmp_path / "it.md"), "--services", "2"])
    assert f"| {TENTH.name} | 100 | 6 | 0.10 |" in (tmp_path / "it.md").read_text("utf-8")


def post(client: PageClient, outcome: str = "goals") -> str:
    return client.post(reverse("question-again", args=[outcome]), follow=True).text


def test_a_lead_asks_and_is_told_in_ranges_without_anybody_in_it(
    world: World, maya: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.core.question.FEWEST_PEOPLE", 30)
    alliances = service(world, relationships=36, looks=0)
    by_quarter(alliances, 7)
    assert "Work it out" in maya.get(reverse("question")).text
    page = post(maya)
    assert "tended to be higher than usual for them a quarter later" in page
    assert page.count("in 95 of 100 such workings-out") >= 3, (
        "the alliance hardly differs between people here"
    )
    assert "from about 35 people" in page
    kept = ServiceReport.objects.get()
    assert f"{kept.read()['within'].value:.2f}" not in page, "a range, and no point"
    for word in ("Zelkova", "Worker", "because"):
        assert word not in page
    assert Event.objects.filter(verb="service.asked", detail__outcome="goals").count() == 1
    answer(alliances[0], [0, 0])
    assert "Fewer than eight relationships have new looks" in post(maya)
    assert ServiceReport.objects.count() == 1


@pytest.mark.parametrize(("people", "workers"), [(20, 3), (36, 2), (36, 1)])
def test_too_few_people_or_workers_are_told_nothing(
    world: World, maya: PageClient, monkeypatch: pytest.MonkeyPatch, people: int, workers: int
) -> None:
    monkeypatch.setattr("alongside.core.question.FEWEST_PEOPLE", 30)
    by_quarter(service(world, relationships=people, looks=0, workers=workers), 6)
    assert "Too few to say. Nothing was worked out." in post(maya)
    assert not ServiceReport.objects.exists()


@pytest.mark.parametrize(("people", "waves"), [(99, 8), (100, 5)])
def test_below_a_hundred_people_or_six_waves_there_is_no_answer(people: int, waves: int) -> None:
    with pytest.raises(NotEnough):
        figures(Cell(TENTH, people, waves))


def test_answers_that_never_differ_are_too_few() -> None:
    with pytest.raises(NotEnough):
        question.answer(Panel(np.ones((120, 6)), np.ones((120, 6))), 1)
