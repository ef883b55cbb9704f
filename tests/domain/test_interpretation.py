"""What the newest check-in of each series says, and what the worker may not read counts nowhere (stage 3, item 7)."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from alongside.base.request_context import acting_for
from alongside.checkins.models import CheckIn
from alongside.core.detection.signal import Severity
from alongside.core.interpretation import Meaning
from alongside.core.noticing.notice import Rule
from alongside.core.noticing.rules import notice_all
from alongside.insight.queries.check_ins import Interpretation
from alongside.insight.queries.line import drawn_line
from alongside.repair.models import Rupture
from tests.noticed import LOW, check_in, check_ins, day, facts, interpretations, rules
from tests.world import World


def only(world: World) -> Interpretation:
    """What the one series there is says."""
    [interpretation] = interpretations(world.with_dean).values()
    return interpretation


@pytest.mark.parametrize("audience", ["supervisor", "nobody"])
def test_what_is_kept_from_the_worker_can_not_be_told_from_what_was_never_asked(
    world: World, audience: str
) -> None:
    for ago, score in LOW[:-1]:
        check_in(world.with_dean, ago, score)
    without, before = interpretations(world.with_dean), facts(world.with_dean)
    hidden = check_in(world.with_dean, 10, 0, audience=audience, medium="aloud")
    assert interpretations(world.with_dean) == without
    assert facts(world.with_dean) == before
    CheckIn.objects.filter(pk=hidden.pk).update(audience="talk")
    assert interpretations(world.with_dean) != without
    CheckIn.objects.filter(pk=hidden.pk).update(audience=audience)
    assert interpretations(world.with_dean) == without


def test_equal_days_are_read_in_the_order_of_saving(world: World) -> None:
    for score in (16, 17, 16, 17):
        check_in(world.with_dean, 30, score)
    last = check_in(world.with_dean, 30, 12)
    found = only(world)
    assert (found.check_in.id, found.check_in.seq, found.check_in.score) == (last.id, last.seq, 12)
    assert found.reading
    assert found.reading.check_ins_before == 4


def test_lower_than_usual_is_worth_a_look_until_it_is_taken_up(world: World) -> None:
    made = check_ins(world.with_dean, *LOW)
    assert Rule.UNUSUAL in rules(world.with_dean)
    asked = check_in(world.with_dean, 9, None, instrument="own-asked")
    assert Rule.UNUSUAL not in rules(world.with_dean), "they have been asked since"
    asked.delete()
    assert Rule.UNUSUAL in rules(world.with_dean)
    own = {"org": world.org, "alliance": world.with_dean}
    patch = Rupture.objects.create(began_on=made.on, state_on=day(0), **own)
    assert Rule.UNUSUAL not in rules(world.with_dean), "the direct word outranks every score"
    Rupture.objects.filter(pk=patch.pk).update(state="mended", mended_on=day(-1), mended_said_by="they")
    assert Rule.UNUSUAL not in rules(world.with_dean), "and it does not come back once that is mended"


SLIDE = (17, 18, 17, 18, 17, 18, 16, 15, 14, 14, 13, 13)


def test_a_slide_of_which_no_look_stands_out_is_worth_a_look_and_said_to_be_one(world: World) -> None:
    ago = range(21 * len(SLIDE), 0, -21)
    check_ins(world.with_dean, *zip(ago, SLIDE, strict=True))
    interpretation = only(world)
    assert interpretation.meaning is Meaning.SLOW
    assert interpretation.chance
    [notice] = [
        notice for notice in notice_all(facts(world.with_dean), day(0)) if notice.rule is Rule.UNUSUAL
    ]
    assert notice.facts["slow"]
    check_in(world.with_dean, 1, 18)
    assert Rule.UNUSUAL not in rules(world.with_dean), "the next is no step below where he was"


def test_a_mirror_never_raises_a_signal(world: World) -> None:
    check_ins(world.with_dean, *LOW, rater="mirror")
    assert only(world).reading.severity is Severity.UNUSUAL  # type: ignore[union-attr]
    assert Rule.UNUSUAL not in rules(world.with_dean)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 300)), min_size=1, max_size=9),
    st.integers(60, 200),
    st.booleans(),
)
def test_the_band_on_the_line_ends_where_the_interpretation_says(
    world: World, given_looks: list, began: int, mended: bool
) -> None:
    CheckIn.objects.all().delete()
    Rupture.objects.all().delete()
    over = {"state": "mended", "mended_on": day(-40), "mended_said_by": "they"} if mended else {}
    Rupture.objects.create(
        org=world.org, alliance=world.with_dean, began_on=day(-began), state_on=day(0), **over
    )
    for score, ago in given_looks:
        check_in(world.with_dean, ago, score)
    with acting_for(world.owner):
        line, newest = drawn_line(world.owner, world.with_dean)
    last = line.answers[-1]
    assert newest
    band, usual = last.usual, newest.reading.usual  # type: ignore[union-attr]
    assert (band is None) == (usual is None)
    if band and usual:
        assert (band.low, band.high) == (pytest.approx(usual.low), pytest.approx(usual.high))
    assert str(newest.check_in.id) == last.id
