"""A contact that was recorded by mistake is taken back: its words stay, it counts for nothing, what came with it goes."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.agenda.actions.agreements import step_promise
from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, Promise
from alongside.audit.models import Event
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.contacts import actions, queries
from alongside.contacts.actions import Held
from alongside.contacts.models import Addendum, Contact
from tests.noticed import facts
from tests.world import World

WHY = "This was with Amir."


@pytest.fixture
def recorded(as_owner: None, world: World) -> Contact:
    held = Held(on_their_mind="The van", is_new=True, did=("promised",), promise="Ring the manager")
    return actions.record_new(new_id(), world.with_dean.id, by=world.owner, held=held)


def withdraw(world: World, contact: Contact, words: str = WHY, id=None) -> Contact:
    return actions.withdraw(id or new_id(), contact.id, by=world.owner, words=words)


def test_its_words_stay_and_it_counts_for_nothing(world: World, recorded: Contact) -> None:
    gone = withdraw(world, recorded)
    assert (gone.state, gone.on_their_mind) == ("withdrawn", "The van")
    assert Addendum.objects.get().words == WHY
    assert Event.objects.filter(verb="contact.withdrawn").count() == 1
    assert queries.happened(world.owner, world.with_dean) == 0
    assert queries.last_seen(world.owner, world.with_dean) is None
    found = facts(world.with_dean)
    assert [contact.state for contact in found.contacts] == ["withdrawn"]
    assert (found.theirs, found.promises) == ((), ())


def test_what_came_with_it_goes_with_it_and_can_be_taken_up_again(world: World, recorded: Contact) -> None:
    withdraw(world, recorded)
    item, promise = AgendaItem.objects.get(), Promise.objects.get()
    assert (item.state, item.closed, promise.state) == ("withdrawn", True, "withdrawn")
    with pytest.raises(Refused):
        actions.mark(recorded.id, "corrected", by=world.owner)
    for _twice in range(2):
        assert actions.put_back(recorded.id, by=world.owner).state == "happened"
    item.refresh_from_db()
    promise.refresh_from_db()
    assert (item.state, item.closed, promise.state) == ("open", False, "open")
    assert queries.happened(world.owner, world.with_dean) == 1


def test_what_has_a_life_of_its_own_stays_as_it_is(as_owner: None, world: World, recorded: Contact) -> None:
    first, promise = AgendaItem.objects.get(), Promise.objects.get()
    mine = add_item(world.owner, world.with_dean, id=new_id(), side="mine", words="Support worker")
    again = Held(item_id=first.id, mine_came_up="named", my_item_id=mine.id)
    second = actions.record_new(new_id(), world.with_dean.id, by=world.owner, held=again)
    step_promise(world.owner, promise, event="kept")
    found = queries.hanging(world.owner, recorded)
    assert (found.items, found.promises) == ((), ())
    assert (found.moved, found.settled) == ((first,), (promise,))
    assert {one.id for one in queries.hanging(world.owner, second).moved} == {first.id, mine.id}
    withdraw(world, recorded)
    withdraw(world, second)
    first.refresh_from_db()
    promise.refresh_from_db()
    assert (first.state, promise.state) == ("doing", "kept")


def test_twice_is_once_and_only_what_was_recorded(as_owner: None, world: World, recorded: Contact) -> None:
    id = new_id()
    for _twice in range(2):
        withdraw(world, recorded, id=id)
    assert Addendum.objects.count() == 1
    with pytest.raises(Refused, match="only once"):
        withdraw(world, recorded)
    planned = actions.plan(
        new_id(), world.with_dean.id, by=world.owner, at=recorded.at + dt.timedelta(days=1)
    )
    with pytest.raises(Refused, match="Only what was recorded"):
        withdraw(world, planned)


def test_without_a_word_of_why_or_by_somebody_else_nothing_changes(world: World, recorded: Contact) -> None:
    with pytest.raises(Refused, match="what was wrong"):
        withdraw(world, recorded, words="  ")
    for viewer in (world.colleague, world.supervisor, world.stranger):
        with pytest.raises(NotThere):
            actions.withdraw(new_id(), recorded.id, by=viewer, words=WHY)
    recorded.refresh_from_db()
    assert recorded.state == "happened"
