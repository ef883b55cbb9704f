"""What is usual in a service: its own figures or the default, kept with their history, and never about one person."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.audit.models import Event
from alongside.base.acting import acting_for
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.core.detection.settings import OWN, OWN_SCALE
from alongside.core.service_figures import shown_count
from alongside.insight.models import OrgPrior, ServiceReport
from alongside.insight.priors import in_use, prior_for
from alongside.insight.service_looks import told
from alongside.insight.setting_priors import enter, use_default, use_our_own
from tests.service import answer, service
from tests.world import World

BY_HAND = {"mean": 4.0, "between": 0.5, "within": 0.4, "weight": 6}


@pytest.fixture(autouse=True)
def lead(world: World):
    with acting_for(world.maya.as_viewer()):
        yield


def test_a_service_with_no_figures_of_its_own_has_the_default(world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert prior_for(world.org.id, "own-client", OWN_SCALE) == OWN
    assert len(asked) == 1


def test_twenty_relationships_give_figures_with_intervals_and_their_source(world: World) -> None:
    service(world, relationships=24, looks=5)
    row = use_our_own("own-client", by=world.maya.as_viewer())
    prior = prior_for(world.org.id, "own-client", OWN_SCALE)
    assert (prior.mean, prior.weight) == (row.mean, 4)
    assert row.intervals["mean"][0] < prior.mean < row.intervals["mean"][1]
    assert 13 < prior.mean < 17
    assert prior.source == f"estimated {today('Europe/London').isoformat()} 24"
    assert Event.objects.filter(verb="usual.estimated").count() == 1
    assert prior_for(world.elsewhere.id, "own-client", OWN_SCALE) == OWN


@pytest.mark.parametrize(
    "shape", [{"relationships": 19, "workers": 3}, {"relationships": 24, "workers": 2}], ids=str
)
def test_too_few_change_nothing_and_say_so(world: World, shape: dict[str, int]) -> None:
    service(world, looks=5, **shape)
    with pytest.raises(Refused, match="Too few to say"):
        use_our_own("own-client", by=world.maya.as_viewer())
    assert not OrgPrior.objects.exists()


def test_a_service_that_is_mostly_one_worker_has_no_figures(world: World) -> None:
    service(world, relationships=20, looks=5, workers=1)
    service(world, relationships=4, looks=5, workers=2)
    with pytest.raises(Refused, match="Too few to say"):
        use_our_own("own-client", by=world.maya.as_viewer())
    service(world, relationships=16, looks=5, workers=2)
    assert use_our_own("own-client", by=world.maya.as_viewer())


def test_what_is_kept_from_the_worker_or_said_with_help_is_in_no_figure(world: World) -> None:
    (one,) = service(world, relationships=1, looks=3)
    before = told(world.org.id, "own-client")
    answer(one, [1, 1, 1, 1], audience="supervisor")
    answer(one, [1, 1, 1, 1], audience="nobody")
    answer(one, [1, 1, 1, 1], mode="with_help")
    answer(one, [1, 1, 1, 1], rater="mirror")
    assert told(world.org.id, "own-client") == before
    assert told(world.org.id, "own-mirror") == []


def test_answers_that_came_in_two_ways_are_not_joined(world: World) -> None:
    (one,) = service(world, relationships=1, looks=3)
    answer(one, [1, 2, 3, 4], mode="alone")
    assert [each.scores for each in told(world.org.id, "own-client")] == [(1, 2, 3, 4)]


def test_two_reports_differ_by_eight_relationships_or_not_at_all(world: World) -> None:
    made = service(world, relationships=24, looks=5)
    by = world.maya.as_viewer()
    first = use_our_own("own-client", by=by)
    for one in made[:7]:
        answer(one, [0])
    assert use_our_own("own-client", by=by) == first
    answer(made[7], [0])
    second = use_our_own("own-client", by=by)
    assert second.mean < first.mean
    assert ServiceReport.objects.count() == 2


def test_two_reports_do_not_differ_by_one_workers_relationships(world: World) -> None:
    made = service(world, relationships=30, looks=5)
    by = world.maya.as_viewer()
    first = use_our_own("own-client", by=by)
    for one in made[::3]:
        answer(one, [0])
    assert use_our_own("own-client", by=by) == first
    for one in [*made[1::3][:5], *made[2::3][:5]]:
        answer(one, [0])
    assert use_our_own("own-client", by=by) != first


def test_by_hand_and_back_are_kept_as_history(world: World) -> None:
    by, id = world.maya.as_viewer(), new_id()
    for _twice in range(2):
        enter("own-mirror", by=by, id=id, **BY_HAND)
    prior = prior_for(world.org.id, "own-mirror", OWN_SCALE)
    assert prior.mean == pytest.approx(15)
    assert (prior.between, prior.within, prior.weight) == (pytest.approx(6.25), pytest.approx(4), 6)
    assert prior.source.startswith("by_hand ")
    assert use_default("own-mirror", by=by) == use_default("own-mirror", by=by)
    assert prior_for(world.org.id, "own-mirror", OWN_SCALE) == OWN
    assert [row.how for row in in_use(by, "own-mirror").history] == ["default", "by_hand"]


@pytest.mark.parametrize(
    ("field", "given"),
    [("mean", 0.9), ("mean", 5.01), ("between", 0.09), ("within", 2.01), ("weight", 0), ("weight", 31)],
)
def test_a_figure_out_of_bounds_is_refused_beside_its_field(world: World, field: str, given: float) -> None:
    with pytest.raises(Refused) as no:
        enter("own-client", by=world.maya.as_viewer(), id=new_id(), **BY_HAND | {field: given})
    assert no.value.field == field
    assert not OrgPrior.objects.exists()


def test_who_does_not_lead_finds_nothing(world: World) -> None:
    for who in (world.sam, world.olu):
        by = who.as_viewer()
        for act in (
            lambda by=by: use_our_own("own-client", by=by),
            lambda by=by: enter("own-client", by=by, id=new_id(), **BY_HAND),
            lambda by=by: use_default("own-client", by=by),
            lambda by=by: in_use(by, "own-client"),
        ):
            with pytest.raises(NotThere):
                act()
    with pytest.raises(NotThere):
        in_use(world.maya.as_viewer(), "no-such")


def test_what_practitioners_think_is_never_worked_out_into_a_figure(world: World) -> None:
    with pytest.raises(NotThere):
        use_our_own("own-mirror", by=world.maya.as_viewer())


def test_counts_of_a_service_give_nobody_away() -> None:
    said = [(shown_count(n).n, shown_count(n).fewer) for n in (0, 1, 7, 8, 12, 13, 98)]
    assert said == [(0, False), (8, True), (8, True), (10, False), (10, False), (15, False), (100, False)]
