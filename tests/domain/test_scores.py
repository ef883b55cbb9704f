"""What the scores say is kept per reader and series, and is the same however it came about (stage 3, item 7)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.base.acting import acting_for
from alongside.base.changed import changed
from alongside.base.clock import today
from alongside.checkins.models import Answer, Look
from alongside.core.detection import settings as rule
from alongside.core.noticing import Rule, notice_all
from alongside.insight import rereading, scores
from alongside.insight.line import line_and_kept
from alongside.insight.models import AllianceState, ScoreState
from alongside.insight.state import from_json
from alongside.repair.models import Strain
from tests.close import close
from tests.world import World

KEPT = ("audience", "rater", "instrument", "version", "way", "rule", "prior", "top", "state", "told", "n", "mark",
        "look", "last_on", "last_seq", "steps")  # fmt: skip


def day(ago: int) -> dt.date:
    return today("Europe/London") - dt.timedelta(days=ago)


def look(world: World, ago: int, score: int | None, rater: str = "client", **more: object) -> Look:
    mine = rater == "mirror"
    fields = {
        "person": world.dean, "rater": rater, "mode": "alone" if mine else "together",
        "medium": "device" if mine else "aloud", "instrument": "own-mirror" if mine else "own-client", "version": "1",
        "audience": "mine" if mine else "talk", "score": score, "top": 20, "answered": 5, "on": day(ago),
        "made_by": world.sam, **more,
    }  # fmt: skip
    return Look.objects.create(org=world.org, alliance=world.with_dean, **fields)


def saved(world: World, *given: object, **more: object) -> Look:
    made = look(world, *given, **more)  # type: ignore[arg-type]
    changed(world.org.id, world.with_dean.id)
    return made


def standing(world: World) -> list[dict[str, object]]:
    rows = ScoreState.objects.filter(alliance=world.with_dean)
    return [
        {name: getattr(row, name) for name in KEPT} for row in rows.order_by("rater", "instrument", "way")
    ]


def folded_again(world: World) -> list[dict[str, object]]:
    ScoreState.objects.filter(alliance=world.with_dean).delete()
    changed(world.org.id, world.with_dean.id)
    return standing(world)


def rules(world: World) -> list[Rule]:
    facts = from_json(AllianceState.objects.get(alliance=world.with_dean).facts)
    return [notice.rule for notice in notice_all(facts, day(0))]


LOW = ((200, 16), (170, 17), (140, 16), (110, 17), (40, 10), (10, 10))


def low(world: World, **more: object) -> Look:
    return [saved(world, *one, **more) for one in LOW][-1]


AUDIENCES = st.sampled_from(("talk", "worker", "supervisor", "nobody"))
STEPS = st.one_of(
    st.tuples(st.just("keep"), st.integers(0, 20) | st.none(), st.integers(0, 300), AUDIENCES),
    st.tuples(st.just("move"), st.integers(0, 20), st.integers(0, 300), AUDIENCES),
    st.tuples(st.just("audience"), st.integers(0, 20), st.just(0), AUDIENCES),
    st.tuples(st.just("withdraw"), st.integers(0, 20), st.just(0), AUDIENCES),
    st.tuples(st.just("patch"), st.integers(0, 60), st.integers(60, 300), AUDIENCES),
)
WAYS = st.sampled_from(
    (
        {},
        {"medium": "paper"},
        {"mode": "with_help"},
        {"mode": "alone", "medium": "link"},
        {
            "rater": "mirror",
            "mode": "alone",
            "medium": "device",
            "instrument": "own-mirror",
            "audience": "mine",
        },
        {"instrument": "wai-sr", "top": 48},
    )
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(STEPS, WAYS), max_size=12))
def test_any_sequence_of_saves_moves_withdrawals_and_audiences_stands_where_a_fresh_fold_does(
    world: World, steps: list
) -> None:
    Look.objects.all().delete()
    Strain.objects.all().delete()
    for (verb, first, second, audience), way in steps:
        act(world, verb, first, second, audience, way)
        changed(world.org.id, world.with_dean.id)
    assert standing(world) == folded_again(world)
    read = {(row["rater"], row["instrument"], row["way"]): row["n"] for row in standing(world)}
    here = Look.objects.filter(audience__in=("mine", "talk", "worker"), score__isnull=False)
    for (rater, instrument, way), n in read.items():
        mode, medium = str(way).split(" ")
        assert here.filter(rater=rater, instrument=instrument, mode=mode, medium=medium).count() == n
    assert sum(read.values()) == here.exclude(mode__in=("with_help", "for_them")).count()


def act(world: World, verb: str, first: int | None, second: int, audience: str, way: dict) -> None:
    some = Look.objects.order_by("seq")
    match verb:
        case "keep":
            look(world, second, first, **{"audience": audience, **way})
        case "patch":
            mended = (
                {"state": "mended", "mended_on": day(first or 0), "mended_said_by": "they"} if first else {}
            )
            own = {"org": world.org, "alliance": world.with_dean}
            Strain.objects.create(began_on=day(second), state_on=day(0), **mended, **own)
        case _ if not some:
            return
        case "move":
            some.filter(pk=some[(first or 0) % len(some)].pk).update(on=day(second))
        case "audience":
            theirs = some.filter(pk=some[(first or 0) % len(some)].pk, rater="client")
            theirs.update(audience=audience)
        case "withdraw":
            some[(first or 0) % len(some)].delete()


def test_a_look_in_order_is_one_step_and_a_backdated_one_reads_all_again(world: World, monkeypatch) -> None:
    taken: list[int] = []
    monkeypatch.setattr("alongside.core.standing.step", counting(taken))
    for ago, score in LOW:
        saved(world, ago, score)
    assert len(taken) == len(LOW)
    saved(world, 300, 15, medium="paper")  # another series
    assert len(taken) == len(LOW) + 1
    saved(world, 150, 15)
    assert len(taken) == 2 * len(LOW) + 2


def counting(taken: list[int]):
    from alongside.core import standing as core

    whole = core.step

    def step(*given):
        taken.append(1)
        return whole(*given)

    return step


def test_what_changed_nothing_about_looks_writes_nothing(world: World) -> None:
    low(world)
    told = ScoreState.objects.get().told
    ScoreState.objects.update(told=told | {"flat": True})  # what a write would put right
    changed(world.org.id, world.with_dean.id)
    assert ScoreState.objects.get().told["flat"]


@pytest.mark.parametrize("audience", ["supervisor", "nobody"])
def test_what_is_kept_from_the_worker_can_not_be_told_from_what_was_never_asked(
    world: World, audience: str
) -> None:
    for ago, score in LOW[:-1]:
        saved(world, ago, score)
    without, facts = standing(world), AllianceState.objects.get(alliance=world.with_dean).facts
    hidden = saved(world, 10, 0, audience=audience, medium="aloud")
    assert standing(world) == without
    assert AllianceState.objects.get(alliance=world.with_dean).facts == facts
    Look.objects.filter(pk=hidden.pk).update(audience="talk")
    changed(world.org.id, world.with_dean.id)
    assert standing(world) != without
    Look.objects.filter(pk=hidden.pk).update(audience=audience)
    changed(world.org.id, world.with_dean.id)
    assert standing(world) == without


def test_a_state_by_another_rule_is_read_again(world: World) -> None:
    low(world)
    before, facts = standing(world), AllianceState.objects.get(alliance=world.with_dean).facts
    ScoreState.objects.update(rule="alongside 0", state={"detector": {"rule": "alongside 0"}})
    rereading.refold_stale()
    assert close(standing(world), before)
    told = ScoreState.objects.get().told
    ScoreState.objects.update(rule="alongside 0", told={"another": "form"})
    rereading.refold_stale()
    assert standing(world) == before
    assert told.keys() == ScoreState.objects.get().told.keys()
    ScoreState.objects.all().delete()
    rereading.refold_stale()
    assert standing(world) == before
    assert close(AllianceState.objects.get(alliance=world.with_dean).facts, facts)


def test_equal_days_are_read_in_the_order_of_saving(world: World) -> None:
    for score in (16, 17, 16, 17):
        saved(world, 30, score)
    last = saved(world, 30, 12)
    state = ScoreState.objects.get()
    assert (state.look, state.last_seq, state.steps) == (last.id, last.seq, 12)
    assert state.told["told"]["looks_before"] == 4


def test_lower_than_usual_is_worth_a_look_until_it_is_taken_up(world: World) -> None:
    made = low(world)
    assert Rule.UNUSUAL in rules(world)
    asked = look(world, 9, None, instrument="own-asked")
    changed(world.org.id, world.with_dean.id)
    assert Rule.UNUSUAL not in rules(world), "they have been asked since"
    asked.delete()
    changed(world.org.id, world.with_dean.id)
    assert Rule.UNUSUAL in rules(world)
    own = {"org": world.org, "alliance": world.with_dean}
    patch = Strain.objects.create(began_on=made.on, state_on=day(0), **own)
    changed(world.org.id, world.with_dean.id)
    assert Rule.UNUSUAL not in rules(world), "the direct word outranks every score"
    Strain.objects.filter(pk=patch.pk).update(state="mended", mended_on=day(1), mended_said_by="they")
    changed(world.org.id, world.with_dean.id)
    assert Rule.UNUSUAL not in rules(world), "and it does not come back once that is mended"


def test_a_later_look_that_is_usual_ends_it(world: World) -> None:
    low(world)
    saved(world, 1, 18)
    state = ScoreState.objects.get()
    assert state.told["told"]["calmer"]
    assert Rule.UNUSUAL not in rules(world)


def test_a_mirror_never_raises_a_signal(world: World) -> None:
    low(world, rater="mirror")
    assert ScoreState.objects.get().told["told"]["verdict"] == "unusual"
    assert Rule.UNUSUAL not in rules(world)


def test_the_same_answers_four_times_over_are_flat(world: World) -> None:
    for ago in (100, 70, 40, 10):
        made = look(world, ago, 16)
        own = {"org": world.org, "made_by": world.sam, "look": made, "key_of": world.dean.id}
        Answer.objects.bulk_create(
            [Answer(item=item, step=3 + (item == "safe"), **own) for item in ("listens", "safe")]
        )
        changed(world.org.id, world.with_dean.id)
        assert ScoreState.objects.get().told["flat"] is (ago == 10)
    Answer.objects.filter(look=made, item="safe").update(step=2)
    assert folded_again(world)[0]["told"]["flat"] is False


def test_another_instrument_is_read_on_its_own_scale(world: World) -> None:
    for ago, score in ((200, 40), (170, 41), (140, 40), (110, 41)):
        saved(world, ago, score, instrument="wai-sr", top=48)
    state = ScoreState.objects.get()
    assert state.top == 48
    assert state.prior["mean"] == rule.usual(scores.scale_of("wai-sr", 48)).mean
    assert 30 < state.told["told"]["usual"]["low"] < state.told["told"]["usual"]["high"] <= 48


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 300)), min_size=1, max_size=9),
    st.integers(60, 200),
    st.booleans(),
)
def test_the_band_on_the_line_ends_where_the_state_says(
    world: World, given_looks: list, began: int, mended: bool
) -> None:
    Look.objects.all().delete()
    Strain.objects.all().delete()
    over = {"state": "mended", "mended_on": day(40), "mended_said_by": "they"} if mended else {}
    Strain.objects.create(
        org=world.org, alliance=world.with_dean, began_on=day(began), state_on=day(0), **over
    )
    for score, ago in given_looks:
        look(world, ago, score)
    changed(world.org.id, world.with_dean.id)
    with acting_for(world.owner):
        line, kept = line_and_kept(world.owner, world.with_dean)
    band, told = line.theirs[-1].usual, kept[0].told.usual
    assert (band is None) == (told is None)
    if band and told:
        assert (band.low, band.high) == (pytest.approx(told.low), pytest.approx(told.high))
    assert str(kept[0].look) == line.theirs[-1].id
