"""Recording a contact (S6, S7, S8, S12, S23): all or nothing, once, and nothing of a refusal anywhere."""

import datetime as dt
from typing import Any

import pytest

from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, AgendaItemStep, Promise
from alongside.audit.models import Event
from alongside.base.clock import new_id, now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.base.revisions import revisions
from alongside.contacts.actions.planning import plan_contact
from alongside.contacts.actions.recording import record_contact, record_planned
from alongside.contacts.models import Contact, PrivateNote, PromisedIn, Touch
from tests.world import World

VAN = "The white van was in my space again."


def record(world: World, id=None, **account: Any) -> Contact:
    return record_contact(world.owner, world.with_dean, id=id or new_id(), **account)


def item(world: World, side: str, words: str = "Talk about a support worker", **more: Any) -> AgendaItem:
    return add_item(world.owner, world.with_dean, id=new_id(), side=side, words=words, **more)


def rows() -> dict[str, int]:
    return {
        m.__name__: m.objects.count()
        for m in (Contact, Touch, PromisedIn, Promise, AgendaItem, AgendaItemStep, PrivateNote, Event)
    }


def test_what_was_on_his_mind_becomes_theirs_and_the_promise_hangs_on_it(world: World, as_owner) -> None:
    tuesday = today("Europe/London") + dt.timedelta(days=3)
    promised = {"promise": "Ring the building manager", "due_on": tuesday}
    contact = record(world, on_their_mind=VAN, in_their_words=True, is_new=True, why="The chair", **promised)
    new, promise = AgendaItem.objects.get(), Promise.objects.get()
    assert (new.words, new.in_their_words, new.side) == (VAN, True, "theirs")
    assert (new.why, new.state) == ("The chair", "doing")
    assert (promise.item, promise.due_on, promise.made_in.contact) == (new, tuesday, contact)
    assert contact.did == ["promised"], "a promise that is written down was made"
    assert Touch.objects.get().how == "heard", "a promise is no help yet"


@pytest.mark.parametrize(
    ("did", "state", "how"),
    [
        ((), "open", "heard"),
        (("listened",), "open", "heard"),
        (("worked_out",), "doing", "helped"),
        (("could_not_fix",), "open", "helped"),
        (("listened", "promised", "worked_out"), "doing", "helped"),
    ],
)
def test_what_i_did_moves_the_item_that_it_was_about(world: World, as_owner, did, state, how) -> None:
    parking = item(world, "theirs", "The parking space")
    record(world, on_their_mind=VAN, item_id=parking.id, did=did)
    parking.refresh_from_db()
    assert (parking.state, Touch.objects.get().how, AgendaItem.objects.count()) == (state, how, 1)


@pytest.mark.parametrize(
    ("came_up", "state"), [("they_raised", "ready"), ("named", "open_named"), ("agreed", "agreed")]
)
def test_the_only_one_of_mine_is_meant_and_of_several_the_named_one_and_not_today_moves_none(
    world: World, as_owner, came_up, state
) -> None:
    first = item(world, "mine")
    record(world, mine_came_up=came_up)
    first.refresh_from_db()
    assert (first.state, Touch.objects.get().how) == (state, came_up)
    Touch.objects.all().delete()
    second = item(world, "mine", "Pain clinic", safety=True)
    record(world, mine_came_up="agreed", my_item_id=second.id)
    record(world, mine_came_up="agreed")
    record(world, mine_came_up="not_today", my_item_id=first.id)
    assert list(Touch.objects.values_list("item", "how")) == [(second.id, "agreed")]
    assert AgendaItem.objects.get(pk=first.id).state == state
    Touch.objects.all().delete()
    theirs = item(world, "theirs", "Sleep")
    record(world, item_id=theirs.id, also=(theirs.id, first.id, first.id))
    talked = {theirs.id: "heard", first.id: "talked"}
    assert dict(Touch.objects.values_list("item", "how")) == talked, "each is touched once"


def test_a_planned_contact_recorded_from_two_pages_keeps_both(world: World, as_owner) -> None:
    planned = plan_contact(world.owner, world.with_dean, at=now(), place="at home")
    first, second = new_id(), new_id()
    for id, words in ((first, VAN), (first, VAN), (second, "Other"), (second, "Other")):
        record_planned(world.owner, planned, id=id, on_their_mind=words, is_new=True)
    contact = Contact.objects.get()
    assert (contact.on_their_mind, contact.place, contact.started_by) == (VAN, "at home", "arranged")
    assert AgendaItem.objects.count() == 1
    assert [conflict.words["on_their_mind"] for conflict in revisions(world.owner, contact.id)] == ["Other"]


@pytest.mark.parametrize(
    ("held", "field"),
    [
        ({"at": now() + dt.timedelta(days=2)}, "day"),
        ({"due_on": dt.date(2040, 1, 1)}, "promise"),
        ({"promise": "Ring", "due_on": dt.date(2020, 1, 1)}, "due_on"),
    ],
)
def test_what_can_not_be_changes_nothing(world: World, as_owner, held, field) -> None:
    id = new_id()
    with pytest.raises(Refused) as no:
        record(world, id, on_their_mind=VAN, is_new=True, ease=2, **held)
    assert no.value.field == field
    assert set(rows().values()) == {0}
    assert record(world, id, on_their_mind=VAN), "the same page may be put right and saved"


def test_somebody_elses_item_is_not_there(world: World, as_owner) -> None:
    with acting_for(world.colleague):
        foreign = add_item(world.colleague, world.with_amir, id=new_id(), side="theirs", words="x")
    with pytest.raises(NotThere):
        record(world, on_their_mind=VAN, item_id=foreign.id)
    with_rosa = add_item(world.owner, world.with_rosa, id=new_id(), side="theirs", words="x")
    with pytest.raises(Refused):
        record(world, on_their_mind=VAN, item_id=with_rosa.id)
    assert not Contact.objects.exists()


def test_a_visit_of_last_week_moves_things_on_that_day(world: World, as_owner) -> None:
    at = now() - dt.timedelta(days=7)
    contact = record(world, at=at, on_their_mind=VAN, is_new=True, promise="Ring")
    day = at.date()
    assert contact.at == at
    assert {AgendaItem.objects.get().on, Promise.objects.get().made_on} == {day}
