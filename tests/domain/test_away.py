"""A time apart and a plan for a contact (S2, S11, S20)."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts import actions, queries
from alongside.contacts.models import Absence, Contact, ContactPlan
from alongside.contacts.models.absence import Why
from alongside.documents.pronouns import Spoken
from alongside.documents.way_back import suggestions
from tests.world import World

DAY = dt.timedelta(days=1)


def test_a_time_apart_begins_today_is_said_once_and_ends(world: World, as_owner) -> None:
    id = new_id()
    for _twice in range(2):
        spell = actions.go_away(id, world.with_dean.id, by=world.owner, why=Why.HOSPITAL)
    here = today("Europe/London")
    actions.go_away(id, world.with_dean.id, by=world.owner, why=Why.MY_LEAVE)
    assert Absence.objects.get().why == Why.MY_LEAVE, "the same page saved again puts it right"
    assert (Absence.objects.count(), spell.since, spell.until) == (1, here, None)
    with pytest.raises(Refused):
        actions.come_back(id, by=world.owner, until=here - DAY)
    for _twice in range(2):
        assert actions.come_back(id, by=world.owner).until == here
    assert Event.objects.filter(verb="away.ended").count() == 1


@pytest.mark.parametrize("who", ["colleague", "stranger", "supervisor"])
def test_only_the_owner_speaks_for_the_two(world: World, as_owner, who: str) -> None:
    spell = actions.go_away(new_id(), world.with_dean.id, by=world.owner, why=Why.SILENCE)
    contact = actions.plan(new_id(), world.with_dean.id, by=world.owner, at=now())
    actions.get_ready(new_id(), contact.id, by=world.owner, my_need="canary")
    viewer = getattr(world, who)
    with acting_for(viewer):
        for act in (
            lambda: actions.go_away(new_id(), world.with_dean.id, by=viewer, why=Why.SILENCE),
            lambda: actions.come_back(spell.id, by=viewer),
            lambda: actions.get_ready(new_id(), contact.id, by=viewer, respect="x"),
            lambda: actions.get_ready_unplanned(new_id(), world.with_dean.id, by=viewer, respect="x"),
        ):
            with pytest.raises(NotThere):
                act()
        assert queries.plan(viewer, contact) is None
    assert ContactPlan.objects.count() == 1


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("pronoun", ["he", "she", "they", "name"])
def test_every_way_back_has_words_without_gaps(why: Why, pronoun: str) -> None:
    for back in (True, False):
        said = suggestions(why, Spoken("Amir", pronoun), back=back)
        assert len(said) >= 2
        assert not any("%" in one for one in said)


def test_a_plan_has_versions_and_only_what_is_ticked_is_open(world: World, as_owner) -> None:
    contact = actions.plan(new_id(), world.with_dean.id, by=world.owner, at=now())
    id = new_id()
    words = {"respect": "He fights", "my_need": "An answer by May", "like_for_me": ""}
    for _twice in range(2):
        actions.get_ready(
            id, contact.id, by=world.owner, openly=["my_need", "like_for_me", "respect"], **words
        )
    plan = queries.plan(world.owner, contact)
    assert plan is not None
    assert (plan.respect, plan.openly) == ("He fights", ["my_need"]), (
        "respect is not said by a tick, and empty words are not said"
    )
    for _twice in range(2):
        actions.get_ready(id, contact.id, by=world.owner, start_with="The van")
    plan = queries.plan(world.owner, contact)
    assert plan is not None
    assert (plan.start_with, plan.my_need, ContactPlan.objects.count()) == ("The van", "", 2)
    sealed = [bytes(one) for row in ContactPlan.objects.values_list("respect", "my_need") for one in row]
    assert not any(b"May" in one or b"fights" in one for one in sealed)


def test_getting_ready_with_nothing_planned_plans_it_once(world: World, as_owner) -> None:
    id = new_id()
    for _twice in range(2):
        actions.get_ready_unplanned(id, world.with_dean.id, by=world.owner, respect="He fights")
    assert (Contact.objects.count(), ContactPlan.objects.count(), Contact.objects.get().state) == (
        1,
        1,
        "planned",
    )
