"""What is usual in a service: its own figures or the default, kept with their history, and never about one person."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from alongside.access.identities import Viewer
from alongside.audit.models import Event
from alongside.base.clock import new_id, today
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.core.detection.settings import OWN, OWN_SCALE
from alongside.core.service_figures import shown_count
from alongside.insight.actions import enter_usual, use_default, use_our_own
from alongside.insight.models import OrgPrior
from alongside.insight.queries.service import in_use, prior_for, scores_of
from tests.noticed import LOW, check_ins, interpretations
from tests.service import answer, service
from tests.world import World

BY_HAND = {"mean": 4.0, "between": 0.5, "within": 0.4, "weight": 6}
CLIENT, MIRROR = {"instrument": "own-client"}, {"instrument": "own-mirror"}


@pytest.fixture(autouse=True)
def lead(world: World):
    viewer = world.maya.as_viewer()
    with acting_for(viewer):
        yield viewer


def test_twenty_relationships_give_figures_with_intervals_and_their_source(
    world: World, lead: Viewer
) -> None:
    assert prior_for(world.org.id, "own-client", OWN_SCALE) == OWN
    service(world, relationships=24, looks=5)
    row = use_our_own(lead, **CLIENT)
    prior = prior_for(world.org.id, "own-client", OWN_SCALE)
    assert (prior.mean, prior.weight) == (row.mean, 4)
    assert row.intervals["mean"][0] < prior.mean < row.intervals["mean"][1]
    assert 13 < prior.mean < 17
    assert prior.source == f"estimated {today('Europe/London').isoformat()} 24"
    assert Event.objects.filter(verb="usual.estimated").count() == 1
    assert Event.objects.filter(verb="service.worked-out").count() == 1
    assert prior_for(world.elsewhere.id, "own-client", OWN_SCALE) == OWN


@pytest.mark.parametrize(
    "shapes", [[(19, 3)], [(24, 2)], [(20, 1), (4, 2)]], ids=["too few", "of two workers", "mostly of one"]
)
def test_too_few_change_nothing_and_say_so(world: World, lead: Viewer, shapes: list[tuple[int, int]]) -> None:
    for relationships, workers in shapes:
        service(world, looks=5, relationships=relationships, workers=workers)
    with pytest.raises(Refused, match="Too few to say"):
        use_our_own(lead, **CLIENT)
    assert not OrgPrior.objects.exists()
    service(world, relationships=16, looks=5, workers=3)
    assert use_our_own(lead, **CLIENT)


def test_from_two_hundred_relationships_on_the_threshold_and_the_share_are_the_services_own(
    world: World, lead: Viewer, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    check_ins(world.with_dean, *LOW)
    service(world, relationships=198, looks=12)
    [too_short] = service(world, relationships=1, looks=5)
    use_our_own(lead, **CLIENT)
    assert prior_for(world.org.id, "own-client", OWN_SCALE).calibration is None, "199 with six looks"
    [product] = interpretations(world.with_dean).values()
    answer(too_short, [15] * 6)
    service(world, relationships=8, looks=5)  # or the report would stay as it was
    row = use_our_own(lead, **CLIENT)
    with django_assert_num_queries(1):
        calibration = prior_for(world.org.id, "own-client", OWN_SCALE).calibration
    assert calibration
    assert (calibration.shares["unusual"].n, row.relationships) == (200, 208)
    [own] = interpretations(world.with_dean).values()
    evidence = [said.reading.evidence for said in (product, own)]  # type: ignore[union-attr]
    assert evidence[1] - evidence[0] == pytest.approx(-calibration.stricter, abs=0.3)
    assert [said.chance.own for said in (product, own)] == [False, True]  # type: ignore[union-attr]
    enter_usual(lead, **CLIENT, **BY_HAND)
    assert prior_for(world.org.id, "own-client", OWN_SCALE).calibration is None, "figures of somebody else's"


def test_what_is_kept_from_the_worker_or_said_with_help_is_in_no_figure(world: World) -> None:
    instruments = ["own-client", "own-mirror"]
    (alliance,) = service(world, relationships=1, looks=3)
    before = scores_of(world.org.id, instruments)
    ways = [("audience", "supervisor"), ("audience", "nobody"), ("mode", "with_help"), ("rater", "mirror")]
    for name, code in ways:
        answer(alliance, [1, 1, 1, 1], **{name: code})
    assert scores_of(world.org.id, instruments) == before
    answer(alliance, [1, 2, 3, 4], mode="alone")
    scores = [series.scores for series in scores_of(world.org.id, instruments)["own-client"]]
    assert scores == [(1, 2, 3, 4)], "answers that came in two ways are not joined"


def test_two_reports_do_not_differ_by_one_workers_relationships(world: World, lead: Viewer) -> None:
    alliances = service(world, relationships=30, looks=5)
    first = use_our_own(lead, **CLIENT)
    for alliance in alliances[::3]:
        answer(alliance, [0])
    assert use_our_own(lead, **CLIENT) == first
    for alliance in [*alliances[1::3][:5], *alliances[2::3][:5]]:
        answer(alliance, [0])
    assert use_our_own(lead, **CLIENT) != first


def test_by_hand_and_back_are_kept_as_history(world: World, lead: Viewer) -> None:
    id = new_id()
    for _twice in range(2):
        enter_usual(lead, id=id, **MIRROR, **BY_HAND)
    prior = prior_for(world.org.id, "own-mirror", OWN_SCALE)
    assert prior.mean == pytest.approx(15)
    assert (prior.between, prior.within, prior.weight) == (pytest.approx(6.25), pytest.approx(4), 6)
    assert prior.source.startswith("by_hand ")
    assert use_default(lead, **MIRROR) == use_default(lead, **MIRROR)
    assert prior_for(world.org.id, "own-mirror", OWN_SCALE) == OWN
    assert [row.how for row in in_use(lead, "own-mirror").history] == ["default", "by_hand"]
    verbs = Event.objects.filter(verb__startswith="usual.").values_list("verb", flat=True)
    assert sorted(verbs) == ["usual.by_hand", "usual.default"]


def test_what_practitioners_think_is_no_figure_and_counts_of_a_service_give_nobody_away(lead: Viewer) -> None:
    with pytest.raises(NotThere):
        use_our_own(lead, **MIRROR)
    with pytest.raises(NotThere):
        in_use(lead, "no-such")
    counts = [(shown_count(n).n, shown_count(n).fewer) for n in (0, 1, 7, 8, 12, 13, 98)]
    assert counts == [(0, False), (8, True), (8, True), (10, False), (10, False), (15, False), (100, False)]
