"""A hard patch from noticing to mended (S25, S26), and what stands beside it: for the practitioner alone."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from alongside.audit.models import Event
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.models import Absence
from alongside.repair import queries
from alongside.repair.actions import beside, ruptures
from alongside.repair.models import HardConversation, RepairAttempt, Rupture, RuptureNote, Slip
from tests import noticed
from tests.world import World


@pytest.fixture(autouse=True)
def _acting(world: World) -> Iterator[None]:
    with acting_for(world.owner):
        yield


def day(offset: int) -> dt.date:
    return today("Europe/London") + dt.timedelta(days=offset)


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


def test_story_c_from_hurt_to_mended_in_her_words(world: World, rupture: Rupture) -> None:
    by = world.owner
    assert attempt(world, rupture, "acknowledged", "mixed", -40).acknowledged_on == day(-40)
    assert rupture.state == "acknowledged"
    assert attempt(world, rupture, "conversation", "too_early", -37).state == "waiting"
    ruptures.say_when(by, rupture, when="later")
    assert attempt(world, rupture, "stayed", "", -20).state == "waiting"
    assert attempt(world, rupture, "conversation", "mixed", -10).state == "talked"
    assert attempt(world, rupture, "conversation", "well", -5).state == "talked"
    ruptures.step_rupture(by, rupture, event="calmer")
    ruptures.say_mended(by, rupture, words="We are all right, you and me.")
    whole = queries.whole_rupture(by, rupture.id)
    assert (whole.rupture.state, whole.rupture.mended_said_by) == ("mended", "they")
    assert [note.words for note in whole.part("mended")] == ["We are all right, you and me."]
    landed = [tried.landed for tried in whole.attempts if tried.kind == "conversation"]
    assert landed == ["too_early", "mixed", "well"]


def test_without_their_word_it_is_not_mended(world: World, rupture: Rupture) -> None:
    for words, said_by in (("", "they"), ("   ", "both"), ("It is fine now.", "me")):
        with pytest.raises(Refused):
            ruptures.say_mended(world.owner, rupture, words=words, said_by=said_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rupture.objects.filter(pk=rupture.pk).update(state="mended")


def test_what_had_to_be_said_and_how_it_was_said_are_two_things(world: World, rupture: Rupture) -> None:
    for part in ("had_to_say", "manner", "my_part", "stronger"):
        ruptures.write_note(world.owner, rupture, part=part, words=f"about {part}")
    whole = queries.whole_rupture(world.owner, rupture.id)
    for part in ("had_to_say", "manner"):
        assert [note.words for note in whole.part(part)] == [f"about {part}"]
    with pytest.raises(Refused):
        ruptures.write_note(world.owner, rupture, part="mended", words="I think it is mended")


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


def test_saving_twice_is_saving_once(world: World) -> None:
    ids = [new_id() for _ in range(3)]
    for _twice in range(2):
        rupture = ruptures.notice_rupture(world.owner, world.with_rosa, id=ids[0], my_side="I was late.")
        ruptures.try_something(world.owner, rupture, id=ids[1], kind="apology", words="I am sorry.")
        beside.forgive(world.owner, world.with_dean, id=ids[2])
    for model in (Rupture, RuptureNote, RepairAttempt, Slip):
        assert model.objects.count() == 1, model


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


def test_a_plan_may_be_changed_and_changed_back(world: World) -> None:
    conversation = beside.plan_conversation(world.owner, world.with_rosa, about="Nights", warn="A")
    for warn in ("B", "A"):
        changed = beside.change_conversation(
            world.owner, conversation, id=new_id(), about="Nights", warn=warn
        )
        assert changed.warn == warn
    with pytest.raises(Refused):
        beside.change_conversation(world.owner, conversation, about=" ")


def test_words_come_after_the_tap_and_a_tap_by_mistake_is_set_retraction(world: World) -> None:
    slip = beside.forgive(world.owner, world.with_dean)
    assert slip.whose == "mine"
    beside.describe_slip(world.owner, slip, whose="theirs", words="He swore; we laughed.")
    (described,) = queries.slips(world.owner, world.with_dean)
    assert (described.whose, described.words) == ("theirs", "He swore; we laughed.")
    beside.retract_slip(world.owner, slip)
    assert queries.slips(world.owner, world.with_dean) == []
    with pytest.raises(NotThere):
        queries.own_slip(world.owner, slip.id)


@pytest.mark.parametrize("who", ["colleague", "stranger", "supervisor"])
def test_nobody_else_reads_or_changes_it(world: World, rupture: Rupture, who: str) -> None:
    viewer, rosa = getattr(world, who), world.with_rosa
    slip = beside.forgive(world.owner, rosa)
    with acting_for(viewer) as acting:
        assert queries.ruptures(viewer, rosa) == queries.open_ruptures(viewer) == []
        for act in (
            lambda: queries.whole_rupture(viewer, rupture.id),
            lambda: ruptures.notice_rupture(viewer, rosa),
            lambda: ruptures.try_something(viewer, rupture, kind="apology"),
            lambda: ruptures.write_note(viewer, rupture, part="my_part", words="x"),
            lambda: ruptures.say_when(viewer, rupture, when="never"),
            lambda: ruptures.step_rupture(viewer, rupture, event="calmer"),
            lambda: ruptures.retract_rupture(viewer, rupture, why="twice"),
            lambda: ruptures.put_back_rupture(viewer, rupture),
            lambda: ruptures.began_otherwise(viewer, rupture, on=day(-90)),
            lambda: beside.forgive(viewer, rosa),
            lambda: beside.retract_slip(viewer, slip),
            lambda: beside.plan_conversation(viewer, rosa, about="x"),
            lambda: beside.expect_hard_day(viewer, rosa, kind="other", on=day(1)),
        ):
            with pytest.raises(NotThere):
                act()
        assert not acting.seen
    rupture.refresh_from_db()
    assert (rupture.state, rupture.retracted_at, rupture.began_on) == ("noticed", None, day(-40))


def test_its_words_are_sealed_and_no_event_holds_one(world: World, rupture: Rupture) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM repair_rupturenote")
        assert all(b"betrayed" not in bytes(words) for (words,) in cursor.fetchall())
    events = Event.objects.filter(verb__startswith="rupture.")
    assert events.exists()
    assert all("betrayed" not in f"{event.subjects}{event.detail}" for event in events)
    assert {event.records for event in events} == {"D"}


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


def test_beside_costs_one_query_and_is_its_practitioners(world: World, rupture: Rupture) -> None:
    by, rosa = world.owner, world.with_rosa
    beside.forgive(by, rosa)
    beside.expect_hard_day(by, rosa, kind="expert", on=day(1), yearly=True)
    beside.plan_conversation(by, rosa, about="x")
    Absence.objects.create(org=world.org, alliance=rosa, why="hospital", since=day(-3))
    with CaptureQueriesContext(connection) as asked:
        found = queries.beside(by, rosa)
    assert len(asked) == 1
    assert [(row.id, row.state, row.began_on) for row in found.ruptures] == [
        (rupture.id, "noticed", day(-40))
    ]
    assert [slip.whose for slip in found.slips] == ["mine"]
    assert [(row.kind, row.on, row.yearly) for row in found.hard_days] == [("expert", day(1), True)]
    assert len(found.conversations) == 1
    assert [(absence.why, absence.since) for absence in found.absences] == [("hospital", day(-3))]
    theirs = queries.beside(world.supervisor, rosa)
    assert (theirs.ruptures, theirs.slips, theirs.hard_days, theirs.conversations) == ((), (), (), ())
    assert len(theirs.absences) == 1
