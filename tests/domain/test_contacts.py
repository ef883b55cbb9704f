"""Planning, moving, calling off, adding (S4, S20, S23): who may, twice is once, all or nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts import actions, queries
from alongside.contacts.models import Addendum, Contact
from tests.world import World

OTHERS = ["colleague", "stranger", "supervisor"]
TOMORROW = now() + dt.timedelta(days=1)


def plan(world: World, id=None, **more) -> Contact:
    return actions.plan(id or new_id(), world.with_dean.id, by=world.owner, at=TOMORROW, **more)


@pytest.mark.parametrize("who", OTHERS)
def test_only_the_owner_changes_a_contact(world: World, as_owner, who: str) -> None:
    contact, viewer = plan(world), getattr(world, who)
    with acting_for(viewer):
        for act in (
            lambda: actions.plan(new_id(), world.with_dean.id, by=viewer, at=TOMORROW),
            lambda: actions.move(new_id(), contact.id, by=viewer, at=TOMORROW, way="call"),
            lambda: actions.mark(contact.id, "no_answer", by=viewer),
            lambda: actions.add_to(new_id(), contact.id, by=viewer, words="x"),
        ):
            with pytest.raises(NotThere):
                act()
    contact.refresh_from_db()
    assert contact.state == "planned"
    assert Contact.objects.count() == 1


def test_the_supervisor_reads_it_and_others_do_not(world: World, as_owner) -> None:
    contact = plan(world)
    with acting_for(world.supervisor):
        assert queries.contact(world.supervisor, contact.id) == contact
    for viewer in (world.colleague, world.stranger):
        with acting_for(viewer), pytest.raises(NotThere):
            queries.contact(viewer, contact.id)


def test_planning_twice_is_planning_once_and_the_page_saved_again_puts_it_right(
    world: World, as_owner
) -> None:
    id = new_id()
    assert plan(world, id) == plan(world, id)
    assert Event.objects.filter(verb="contact.planned").count() == 1
    assert plan(world, id, place="at the café").place == "at the café"
    actions.mark(id, "no_answer", by=world.owner)
    plan(world, id, place="elsewhere")
    assert Contact.objects.get().place == "at the café", "what is over stays as it was"


def test_a_moved_contact_is_finished_and_the_new_one_remembers_it(world: World, as_owner) -> None:
    old, id = plan(world), new_id()
    move = {"by": world.owner, "at": TOMORROW + dt.timedelta(days=2), "way": "call"}
    new = actions.move(id, old.id, **move)
    assert actions.move(id, old.id, **move) == new
    old.refresh_from_db()
    assert (old.state, new.state, new.moved_from) == ("moved", "planned", old)
    with pytest.raises(Refused):
        actions.move(new_id(), old.id, **move)
    assert Contact.objects.count() == 2


def test_called_off_is_noted_once_and_can_be_taken_back(world: World, as_owner) -> None:
    contact = plan(world)
    for _twice in range(2):
        assert actions.mark(contact.id, "cancelled_by_them", by=world.owner).state == "cancelled_by_them"
    assert Event.objects.filter(verb="contact.cancelled_by_them").count() == 1
    with pytest.raises(Refused):
        actions.mark(contact.id, "no_answer", by=world.owner)
    assert actions.mark(contact.id, "corrected", by=world.owner).state == "planned"


def test_what_happened_is_not_unmade_by_a_button(world: World, as_owner) -> None:
    contact = plan(world)
    Contact.objects.update(state="happened")
    for event in ("corrected", "no_answer", "happened", "nonsense"):
        with pytest.raises(Refused):
            actions.mark(contact.id, event, by=world.owner)


def test_an_addition_stands_beside_the_earlier_text(world: World, as_owner) -> None:
    contact, id = plan(world), new_id()
    for words in ("He rang back.", "He rang back.", "And again.", "And again."):
        actions.add_to(id, contact.id, by=world.owner, words=words)
    assert [one.words for one in queries.addenda(world.owner, contact)] == ["He rang back.", "And again."]
    with pytest.raises(Refused):
        actions.add_to(new_id(), contact.id, by=world.owner, words="  ")
    assert Addendum.objects.count() == 2


def test_the_timeline_takes_three_selects_however_long_it_is(
    world: World, as_owner, django_assert_num_queries
) -> None:
    for _each in range(5):
        plan(world)
    Contact.objects.update(state="happened")
    with django_assert_num_queries(3):
        assert len(queries.past(world.owner, world.with_dean)) == 5


def test_no_audit_event_holds_a_word(world: World, as_owner) -> None:
    contact = plan(world, place="canary-place")
    actions.add_to(new_id(), contact.id, by=world.owner, words="canary-words")
    assert "canary" not in str(list(Event.objects.values_list("verb", "subjects", "detail")))
