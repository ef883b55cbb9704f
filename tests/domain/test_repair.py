"""A hard patch from noticing to mended (S25, S26), for the practitioner alone."""

from __future__ import annotations

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
from alongside.repair import actions, queries
from alongside.repair.models import HardConversation, HardDay, RepairAttempt, Rupture, RuptureNote, Slip
from tests import noticed
from tests.world import World


@pytest.fixture(autouse=True)
def _acting(world: World) -> Iterator[None]:
    with acting_for(world.owner):
        yield


def day(offset: int) -> dt.date:
    return today("Europe/London") + dt.timedelta(days=offset)


@pytest.fixture
def strain(world: World) -> Rupture:
    return actions.notice_strain(
        world.with_rosa.id, by=world.owner, id=new_id(), whose="nobody", came="told", on=day(-40),
        their_side="You betrayed me. They would never call the police on him.",
        my_side="I said that the support workers may ring the police.",
    )  # fmt: skip


def attempt(world: World, strain: Rupture, kind: str, landed: str = "", on: int = 0) -> Rupture:
    actions.try_something(strain.id, by=world.owner, id=new_id(), kind=kind, landed=landed, on=day(on))
    strain.refresh_from_db()
    return strain


def test_story_c_from_hurt_to_mended_in_her_words(world: World, strain: Rupture) -> None:
    assert attempt(world, strain, "acknowledged", "mixed", -40).acknowledged_on == day(-40)
    assert strain.state == "acknowledged"
    assert attempt(world, strain, "conversation", "too_early", -37).state == "waiting"
    actions.say_when(strain.id, by=world.owner, id=new_id(), when="later")
    assert attempt(world, strain, "stayed", "", -20).state == "waiting"
    assert attempt(world, strain, "conversation", "mixed", -10).state == "talked"
    assert attempt(world, strain, "conversation", "well", -5).state == "talked"
    actions.step_strain(strain.id, by=world.owner, id=new_id(), event="calmer")
    actions.step_strain(
        strain.id, by=world.owner, id=new_id(), event="mended", words="We are all right, you and me."
    )
    found = queries.whole(world.owner, strain.id)
    assert (found.strain.state, found.strain.mended_said_by) == ("mended", "they")
    assert [one.words for one in found.part("mended")] == ["We are all right, you and me."]
    assert [one.landed for one in found.attempts if one.kind == "conversation"] == [
        "too_early",
        "mixed",
        "well",
    ]


def test_without_their_word_it_is_not_mended(world: World, strain: Rupture) -> None:
    for words, said_by in (("", "they"), ("   ", "both"), ("It is fine now.", "me")):
        with pytest.raises(Refused):
            actions.step_strain(
                strain.id, by=world.owner, id=new_id(), event="mended", words=words, said_by=said_by
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        Rupture.objects.filter(pk=strain.pk).update(state="mended")


def test_what_had_to_be_said_and_how_it_was_said_are_two_things(world: World, strain: Rupture) -> None:
    for part in ("had_to_say", "manner", "my_part", "stronger"):
        actions.write_note(strain.id, by=world.owner, id=new_id(), part=part, words=f"about {part}")
    found = queries.whole(world.owner, strain.id)
    assert [one.words for one in found.part("had_to_say")] == ["about had_to_say"]
    assert [one.words for one in found.part("manner")] == ["about manner"]
    with pytest.raises(Refused):
        actions.write_note(
            strain.id, by=world.owner, id=new_id(), part="mended", words="I think it is mended"
        )


def test_they_say_when_and_may_say_never(world: World, strain: Rupture) -> None:
    with pytest.raises(Refused):
        actions.say_when(strain.id, by=world.owner, id=new_id(), when="date")
    with pytest.raises(Refused):
        actions.say_when(strain.id, by=world.owner, id=new_id(), when="date", on=day(-1))
    actions.say_when(strain.id, by=world.owner, id=new_id(), when="date", on=day(9))
    strain.refresh_from_db()
    assert (strain.state, strain.talk_on) == ("waiting", day(9))
    actions.say_when(strain.id, by=world.owner, id=new_id(), when="never")
    strain.refresh_from_db()
    assert (strain.state, strain.talk_on) == ("left_alone", None)


def test_it_may_get_harder_again_and_open_again(world: World, strain: Rupture) -> None:
    for event, state in (("calmer", "calmer"), ("harder_again", "acknowledged")):
        actions.step_strain(strain.id, by=world.owner, id=new_id(), event=event)
        strain.refresh_from_db()
        assert strain.state == state
    actions.step_strain(strain.id, by=world.owner, id=new_id(), event="mended", words="Done.")
    actions.step_strain(strain.id, by=world.owner, id=new_id(), event="reopened")
    strain.refresh_from_db()
    assert (strain.state, strain.mended_on) == ("noticed", None)
    with pytest.raises(Refused):
        actions.step_strain(strain.id, by=world.owner, id=new_id(), event="talked")


def test_saving_twice_is_saving_once(world: World) -> None:
    id, other = new_id(), new_id()
    for _ in range(2):
        made = actions.notice_strain(world.with_rosa.id, by=world.owner, id=id, my_side="I was late.")
        actions.try_something(
            made.id, by=world.owner, id=other, kind="apology", words="I am sorry I was late."
        )
    assert (Rupture.objects.count(), RuptureNote.objects.count(), RepairAttempt.objects.count()) == (1, 1, 1)


def test_a_slip_that_was_forgiven_takes_one_act(world: World) -> None:
    id = new_id()
    for _ in range(2):
        actions.forgiven(world.with_dean.id, by=world.owner, id=id)
    assert [one.whose for one in Slip.objects.all()] == ["mine"]


def test_a_hard_conversation_is_planned_had_and_may_be_followed_by_a_patch(world: World) -> None:
    id = new_id()
    actions.plan_talk(
        world.with_rosa.id, by=world.owner, id=id, about="What staff do when he is at risk", back_on=day(7),
        believe="That it could never happen to him", first="Staff may ring the police when they are hurt.",
    )  # fmt: skip
    actions.plan_talk(
        world.with_rosa.id,
        by=world.owner,
        id=id,
        about="What staff do when he is at risk",
        warn="Ring before",
    )
    assert HardConversation.objects.count() == 1
    talk = actions.talk_was_had(id, by=world.owner, landed="not")
    assert (talk.said_on, talk.warn) == (day(0), "Ring before")
    strain = actions.notice_strain(
        world.with_rosa.id, by=world.owner, id=new_id(), whose="nobody", talk_id=id
    )
    assert strain.hard_talk_id == id
    assert strain.follow_up_on is None, "the plan as it was saved last names no day"
    with pytest.raises(Refused):
        actions.notice_strain(world.with_dean.id, by=world.owner, id=new_id(), talk_id=id)


def test_dates_that_hurt(world: World) -> None:
    made = actions.expect_weather(world.with_dean.id, by=world.owner, id=new_id(), kind="expert", on=day(3))
    assert actions.rang_after(made.id, by=world.owner).rang_on == day(0)
    actions.drop_weather(made.id, by=world.owner)
    assert queries.weather(world.owner, world.with_dean) == []
    assert HardDay.objects.count() == 1


@pytest.mark.parametrize("who", ["colleague", "stranger", "supervisor"])
def test_nobody_else_reads_or_changes_it(world: World, strain: Rupture, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer) as acting:
        assert queries.strains(viewer, world.with_rosa) == []
        assert queries.open_strains(viewer) == []
        acts = [
            lambda: queries.whole(viewer, strain.id),
            lambda: actions.notice_strain(world.with_rosa.id, by=viewer, id=new_id()),
            lambda: actions.try_something(strain.id, by=viewer, id=new_id(), kind="apology"),
            lambda: actions.write_note(strain.id, by=viewer, id=new_id(), part="my_part", words="x"),
            lambda: actions.say_when(strain.id, by=viewer, id=new_id(), when="never"),
            lambda: actions.step_strain(strain.id, by=viewer, id=new_id(), event="calmer"),
            lambda: actions.forgiven(world.with_rosa.id, by=viewer, id=new_id()),
            lambda: actions.plan_talk(world.with_rosa.id, by=viewer, id=new_id(), about="x"),
            lambda: actions.expect_weather(
                world.with_rosa.id, by=viewer, id=new_id(), kind="other", on=day(1)
            ),
        ]
        for act in acts:
            with pytest.raises(NotThere):
                act()
        assert not acting.seen
    strain.refresh_from_db()
    assert strain.state == "noticed"


def test_a_solicitors_patch_is_nowhere_in_the_clients_record(world: World, strain: Rupture) -> None:
    assert [one.id for one in queries.strains(world.owner, world.with_rosa)] == [strain.id]
    assert queries.strains(world.owner, world.with_dean) == []


def test_its_words_are_sealed_and_no_event_holds_one(world: World, strain: Rupture) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM repair_rupturenote")
        assert all(b"betrayed" not in bytes(words) for (words,) in cursor.fetchall())
    events = Event.objects.filter(verb__startswith="strain.")
    assert events.exists()
    assert all("betrayed" not in f"{one.subjects}{one.detail}" for one in events)
    assert {one.records for one in events} == {"D"}


def test_todays_facts_hold_dates_and_states_and_no_word(world: World, strain: Rupture) -> None:
    attempt(world, strain, "acknowledged", "mixed", -40)
    actions.expect_weather(
        world.with_rosa.id, by=world.owner, id=new_id(), kind="expert", on=day(1), words="Ring her sister"
    )
    facts = noticed.facts(world.with_rosa)
    assert [(one.state, one.tried, one.last_on) for one in facts.ruptures] == [("acknowledged", 1, day(-40))]
    assert [(one.kind, one.on) for one in facts.hard_days] == [("expert", day(1))]
    assert "betrayed" not in str(facts)
    assert "sister" not in str(facts)


def test_beside_costs_one_query_and_is_its_practitioners(world: World, strain: Rupture) -> None:
    actions.forgiven(world.with_rosa.id, by=world.owner, id=new_id())
    actions.expect_weather(
        world.with_rosa.id, by=world.owner, id=new_id(), kind="expert", on=day(1), yearly=True
    )
    actions.plan_talk(world.with_rosa.id, by=world.owner, id=new_id(), about="x")
    Absence.objects.create(org=world.org, alliance=world.with_rosa, why="hospital", since=day(-3))
    with CaptureQueriesContext(connection) as asked:
        found = queries.beside(world.owner, world.with_rosa)
    assert len(asked) == 1
    assert [(one.id, one.state, one.began_on) for one in found.strains] == [(strain.id, "noticed", day(-40))]
    assert [one.whose for one in found.slips] == ["mine"]
    assert [(one.kind, one.on, one.yearly) for one in found.days] == [("expert", day(1), True)]
    assert len(found.talks) == 1
    assert [(one.why, one.since) for one in found.aways] == [("hospital", day(-3))]
    theirs = queries.beside(world.supervisor, world.with_rosa)
    assert (theirs.strains, theirs.slips, theirs.days, theirs.talks) == ((), (), (), ())
    assert len(theirs.aways) == 1


def test_words_come_after_the_tap_and_a_tap_by_mistake_is_taken_back(world: World) -> None:
    slip = actions.forgiven(world.with_dean.id, by=world.owner, id=new_id())
    actions.say_slip(slip.id, by=world.owner, id=new_id(), whose="theirs", words="He swore; we laughed.")
    assert [(one.whose, one.words) for one in queries.slips(world.owner, world.with_dean)] == [
        ("theirs", "He swore; we laughed.")
    ]
    actions.take_back_slip(slip.id, by=world.owner)
    assert queries.slips(world.owner, world.with_dean) == []
    with pytest.raises(NotThere):
        actions.say_slip(slip.id, by=world.owner, id=new_id(), whose="mine")
    with acting_for(world.supervisor), pytest.raises(NotThere):
        actions.take_back_slip(slip.id, by=world.supervisor)


def test_a_plan_may_be_changed_and_changed_back(world: World) -> None:
    talk = actions.plan_talk(world.with_rosa.id, by=world.owner, id=new_id(), about="Nights", warn="A")
    for warn in ("B", "A"):
        actions.change_talk(talk.id, by=world.owner, id=new_id(), about="Nights", warn=warn)
        talk.refresh_from_db()
        assert talk.warn == warn
    with pytest.raises(Refused):
        actions.change_talk(talk.id, by=world.owner, id=new_id(), about=" ")


def test_the_day_to_come_back_goes_with_the_patch_that_follows(world: World) -> None:
    for back, kept in ((day(7), day(7)), (day(-1), None)):
        talk = actions.plan_talk(
            world.with_rosa.id, by=world.owner, id=new_id(), about="Nights", back_on=back
        )
        strain = actions.notice_strain(world.with_rosa.id, by=world.owner, id=new_id(), talk_id=talk.id)
        assert strain.follow_up_on == kept
