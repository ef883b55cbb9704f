"""A hard patch noted by mistake counts nowhere and comes back as it stood; its first day can be another, the earlier one kept."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.base.errors import Refused
from alongside.insight.queries.check_ins import ruptures_of
from alongside.insight.queries.line import drawn_line
from alongside.repair import queries
from alongside.repair.actions import beside, ruptures
from alongside.repair.actions.asked import ask_five
from alongside.repair.models import HardConversation, Rupture, RuptureAddendum, RuptureNote
from tests.domain.test_checkins import FIVE, day
from tests.noticed import check_in, facts, interpretations
from tests.world import World


@pytest.fixture(autouse=True)
def with_answers(world: World, as_owner: object) -> None:
    world.with_dean.since = day(400)
    world.with_dean.save()
    for ago, score in ((200, 16), (170, 17), (140, 16), (110, 17), (40, 10), (12, 10)):
        check_in(world.with_dean, ago, score)


def hard(world: World, ago: int = 60, **more: object) -> Rupture:
    told = {"on": day(ago), "their_side": "He shut the door on me."}
    return ruptures.notice_rupture(world.owner, world.with_dean, **told | more)


def retract(world: World, rupture: Rupture, **more: object) -> Rupture:
    return ruptures.retract_rupture(world.owner, rupture, **{"id": new_id(), "why": "person", **more})


def began(world: World, rupture: Rupture, on: dt.date | None) -> Rupture:
    return ruptures.began_otherwise(world.owner, rupture, on=on, words="Her diary says")


def everywhere(world: World) -> dict[str, object]:
    """All that hard patches are read into."""
    org, alliance, viewer = world.org.id, world.with_dean, world.owner
    return {
        "facts": facts(alliance),
        "readings": interpretations(alliance),
        "left out": ruptures_of(org, alliance.id),
        "line": drawn_line(viewer, alliance)[0],
        "person": queries.beside(viewer, alliance).ruptures,
        "all": queries.ruptures(viewer, alliance),
        "open": queries.open_ruptures(viewer),
        "asked": (queries.open_rupture(viewer, alliance), queries.rupture_on(viewer, alliance, day(10))),
    }


def test_it_counts_nowhere_and_comes_back_as_it_stood(world: World) -> None:
    before = everywhere(world)
    rupture = hard(world)
    counted = everywhere(world)
    for name, value in before.items():
        assert counted[name] != value, f"{name} would not notice"
    retract(world, rupture, words="This was Amir.")
    assert everywhere(world) == before
    ask_five(world.owner, world.with_dean, id=new_id(), answers=FIVE, on=day(0))  # nothing pauses it
    whole = queries.whole_rupture(world.owner, rupture.id)
    assert [one.words for one in whole.notes] == ["He shut the door on me."]
    assert [one.words for one in whole.addenda] == ["This was Amir."]
    assert queries.retracted_ruptures(world.owner, world.with_dean) == [rupture]
    for _twice in range(2):
        ruptures.put_back_rupture(world.owner, rupture)
    assert queries.retracted_ruptures(world.owner, world.with_dean) == []
    assert everywhere(world)["left out"] == counted["left out"]
    assert RuptureAddendum.objects.count() == 1, "an addendum is never taken away"
    ruptures.say_mended(world.owner, rupture, words="We are all right.", said_by="both")
    retract(world, rupture)
    back = ruptures.put_back_rupture(world.owner, rupture)
    assert (back.state, back.mended_on, back.mended_said_by) == ("mended", day(0), "both")
    assert Event.objects.filter(verb="rupture.retracted", records="D").count() == 2
    assert Event.objects.filter(verb="rupture.put_back", records="D").count() == 2
    assert not any("Amir" in f"{event.subjects}{event.detail}" for event in Event.objects.all())


def test_a_conversation_has_its_own_day_again_when_what_followed_is_set_retraction(world: World) -> None:
    plan = {"about": "The rent", "back_on": day(-3)}
    conversation = beside.plan_conversation(world.owner, world.with_dean, **plan)
    rupture = hard(world, 0, conversation=conversation)
    assert not queries.not_come_back_to(HardConversation.objects.all()).exists()
    retract(world, rupture)
    assert queries.not_come_back_to(HardConversation.objects.all()).exists()
    assert queries.rupture_after(world.owner, conversation) is None


def test_a_reason_is_needed_and_words_where_it_is_another_and_once_is_enough(world: World) -> None:
    rupture = hard(world)
    for given, field in (({"why": "mood"}, "why"), ({"why": "other", "words": " "}, "words")):
        with pytest.raises(Refused) as refused:
            retract(world, rupture, **given)
        assert refused.value.field == field
    retract(world, rupture, why="other", words="A try-out.")
    with pytest.raises(Refused):
        retract(world, rupture)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rupture.objects.filter(pk=rupture.pk).update(retracted_why="")


def test_nothing_is_added_before_it_is_put_back(world: World) -> None:
    rupture = retract(world, hard(world))
    by = world.owner
    for adding in (
        lambda: ruptures.try_something(by, rupture, kind="apology"),
        lambda: ruptures.say_when(by, rupture, when="later"),
        lambda: ruptures.say_whose(by, rupture, whose="mine"),
        lambda: ruptures.step_rupture(by, rupture, event="calmer"),
        lambda: ruptures.write_note(by, rupture, part="my_side", words="I rang."),
        lambda: began(world, rupture, day(70)),
    ):
        with pytest.raises(Refused, match="Put it back first"):
            adding()
    assert RuptureNote.objects.count() == 1


def test_another_first_day_is_an_addendum_and_the_earlier_one_is_kept(world: World) -> None:
    rupture = hard(world, 30)
    rupture = began(world, rupture, day(60))
    assert (rupture.began_on, rupture.state_on) == (day(60), day(60))
    (said,) = queries.whole_rupture(world.owner, rupture.id).addenda
    assert (said.earlier_day, said.words) == (day(30), "Her diary says")
    assert everywhere(world)["left out"] == [(day(60), None)]
    assert Event.objects.filter(verb="rupture.began", records="D").count() == 1


def test_a_first_day_is_given_is_over_is_another_and_comes_before_what_followed(world: World) -> None:
    rupture = hard(world, 30)
    ruptures.try_something(world.owner, rupture, kind="apology", on=day(20))
    for on, why in (
        (None, "Please give the day"),
        (day(-1), "still to come"),
        (day(30), "stands already"),
        (day(19), "It was hard before this day"),
    ):
        with pytest.raises(Refused, match=why) as refused:
            began(world, rupture, on)
        assert refused.value.field == "on"
    assert began(world, rupture, day(20)).state_on == day(20)
