"""A hard patch from noticing to mended (S25, S26), and what stands beside it: for the practitioner alone."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from alongside.base.clock import new_id
from alongside.base.errors import Refused
from alongside.repair import queries
from alongside.repair.actions import beside, ruptures
from alongside.repair.models import HardConversation, Rupture
from tests import noticed
from tests.noticed import day
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner")


@pytest.fixture
def rupture(world: World) -> Rupture:
    return ruptures.notice_rupture(
        world.owner, world.with_rosa, whose="nobody", came="told", on=day(-40),
        their_side="You betrayed me. They would never call the police on him.",
        my_side="I said that the support workers may ring the police.",
    )  # fmt: skip


def attempt(world: World, rupture: Rupture, kind: str, landed: str = "", on: int = 0) -> Rupture:
    ruptures.try_something(world.owner, rupture, kind=kind, landed=landed, on=day(on))
    rupture.refresh_from_db()
    return rupture


def test_without_their_word_it_is_not_mended(world: World, rupture: Rupture) -> None:
    for words, said_by in (("", "they"), ("   ", "both"), ("It is fine now.", "me")):
        with pytest.raises(Refused):
            ruptures.say_mended(world.owner, rupture, words=words, said_by=said_by)
    with pytest.raises(Refused):
        ruptures.write_note(world.owner, rupture, part="mended", words="I think it is mended")
    with pytest.raises(IntegrityError), transaction.atomic():
        Rupture.objects.filter(pk=rupture.pk).update(state="mended")


def test_what_had_to_be_said_and_how_it_was_said_are_two_things(world: World, rupture: Rupture) -> None:
    for part in ("had_to_say", "manner"):
        ruptures.write_note(world.owner, rupture, part=part, words=f"about {part}")
    whole = queries.whole_rupture(world.owner, rupture.id)
    for part in ("had_to_say", "manner"):
        assert [note.words for note in whole.part(part)] == [f"about {part}"]


def test_they_say_when_and_may_say_never(world: World, rupture: Rupture) -> None:
    for on in (None, day(-1)):
        with pytest.raises(Refused):
            ruptures.say_when(world.owner, rupture, when="date", on=on)
    rupture = ruptures.say_when(world.owner, rupture, when="date", on=day(9))
    assert (rupture.state, rupture.talk_on) == ("waiting", day(9))
    rupture = ruptures.say_when(world.owner, rupture, when="never")
    assert (rupture.state, rupture.talk_on) == ("left_alone", None)


def test_it_may_get_harder_again_and_open_again(world: World, rupture: Rupture) -> None:
    by = world.owner
    for event, state in (("calmer", "calmer"), ("harder_again", "acknowledged")):
        assert ruptures.step_rupture(by, rupture, event=event).state == state
    ruptures.say_mended(by, rupture, words="Done.")
    rupture = ruptures.step_rupture(by, rupture, event="reopened")
    assert (rupture.state, rupture.mended_on) == ("noticed", None)
    for event in ("talked", "mended"):
        with pytest.raises(Refused):
            ruptures.step_rupture(by, rupture, event=event)


def test_a_hard_conversation_is_planned_had_and_may_be_followed_by_a_rupture(world: World) -> None:
    by, id, about = world.owner, new_id(), "What staff do when he is at risk"
    first = {"believe": "That it could never happen to him", "first": "Staff may ring the police."}
    beside.plan_conversation(by, world.with_rosa, id=id, about=about, back_on=day(7), **first)
    conversation = beside.plan_conversation(by, world.with_rosa, id=id, about=about, warn="Ring before")
    assert HardConversation.objects.count() == 1, "the same page saved again puts the plan right"
    conversation = beside.had_conversation(by, conversation, landed="not")
    assert (conversation.said_on, conversation.warn) == (day(0), "Ring before")
    rupture = ruptures.notice_rupture(by, world.with_rosa, whose="nobody", conversation=conversation)
    assert rupture.conversation_id == id
    assert rupture.follow_up_on is None, "the plan as it was saved last names no day"
    with pytest.raises(Refused):
        ruptures.notice_rupture(by, world.with_dean, conversation=conversation)


@pytest.mark.parametrize(("back", "follow_up"), [(7, day(7)), (-1, None)])
def test_the_day_to_come_back_goes_with_the_rupture_that_follows(
    world: World, back: int, follow_up: dt.date | None
) -> None:
    plan = {"about": "Nights", "back_on": day(back)}
    conversation = beside.plan_conversation(world.owner, world.with_rosa, **plan)
    rupture = ruptures.notice_rupture(world.owner, world.with_rosa, conversation=conversation)
    assert rupture.follow_up_on == follow_up


def test_todays_facts_hold_dates_and_states_and_no_word(world: World, rupture: Rupture) -> None:
    attempt(world, rupture, "acknowledged", "mixed", -40)
    hard_day = {"kind": "expert", "on": day(1), "words": "Ring her sister"}
    beside.expect_hard_day(world.owner, world.with_rosa, **hard_day)
    facts = noticed.facts(world.with_rosa)
    assert [(fact.state, fact.tried, fact.last_on) for fact in facts.ruptures] == [
        ("acknowledged", 1, day(-40))
    ]
    assert [(fact.kind, fact.on) for fact in facts.hard_days] == [("expert", day(1))]
    assert "betrayed" not in str(facts)
    assert "sister" not in str(facts)


def test_what_stands_beside_is_its_practitioners(world: World, rupture: Rupture) -> None:
    by, rosa = world.owner, world.with_rosa
    beside.forgive(by, rosa)
    beside.expect_hard_day(by, rosa, kind="expert", on=day(1), yearly=True)
    beside.plan_conversation(by, rosa, about="x")
    found = queries.beside(by, rosa)
    assert [(row.id, row.state, row.began_on) for row in found.ruptures] == [
        (rupture.id, "noticed", day(-40))
    ]
    assert [slip.whose for slip in found.slips] == ["mine"]
    assert [(row.kind, row.on, row.yearly) for row in found.hard_days] == [("expert", day(1), True)]
    assert len(found.conversations) == 1
    theirs = queries.beside(world.supervisor, rosa)
    assert (theirs.ruptures, theirs.slips, theirs.hard_days, theirs.conversations) == ((), (), (), ())
