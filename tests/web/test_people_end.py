"""Ending a working relationship with somebody around a client: what closes, what stays, and beginning again."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.agreements import add_promise
from alongside.agenda.actions.items import add_item
from alongside.agenda.models import Promise
from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.base.revisions import revisions
from alongside.contacts.models import Contact
from alongside.people.models import Alliance, CircleLink
from tests.world import World


@pytest.fixture
def page(world: World) -> str:
    return reverse("alliance-end", args=[world.with_rosa.id])


def promised(world: World) -> Promise:
    """Something that Sam promised Rosa."""
    with acting_for(world.owner):
        return add_promise(world.owner, world.with_rosa, id=new_id(), words="Ring the council")


def begin_again(world: World) -> str:
    return reverse("alliance-begin", args=[world.rosa.id])


def test_what_is_still_open_and_what_then_happens_is_said_before(
    world: World, sam: Client, page: str
) -> None:
    promise = promised(world)
    with acting_for(world.owner):
        add_item(world.owner, world.with_rosa, id=new_id(), side="theirs", words="A night off")
    at = clock.now() + dt.timedelta(days=3)
    Contact.objects.create(org=world.org, alliance=world.with_rosa, at=at, way="visit", made_by=world.sam)
    shown = sam.get(page)
    assert [promise.id for promise in shown.context["promises"]] == [promise.id]
    assert (len(shown.context["planned"]), shown.context["items"]) == (1, 1)
    assert "Rosa stays in the circle of Dean" in shown.text
    assert "closes at once" in shown.text
    assert page in sam.get(reverse("alliance", args=[world.with_rosa.id])).text


def test_ended_it_is_closed_to_both_readers_at_once_and_all_of_it_is_kept(
    world: World, sam: Client, page: str
) -> None:
    """That nobody reads or writes it: tests/attack/test_closed_records.py, whose door is `alliance_ended`."""
    promise = promised(world)
    for _ in range(2):
        assert sam.post(page).status_code == 302
    ended = Alliance.objects.get(pk=world.with_rosa.pk)
    assert (ended.ended_on, ended.ended_by) == (clock.today("Europe/London"), world.sam)
    [event] = Event.objects.filter(verb="alliance.ended")
    assert event.subjects == [["person", world.rosa.id.hex], ["alliance", ended.id.hex]]
    assert promise.words not in sam.get("/").text + sam.get("/promises/").text
    promise.refresh_from_db()
    assert promise.state == "open"


def test_it_begins_again_from_people_with_all_that_was_written(world: World, sam: Client, page: str) -> None:
    promise = promised(world)
    path = begin_again(world)
    assert "Begin again with Rosa" not in sam.get("/people/").text
    sam.post(page)
    assert f'action="{path}"' in sam.get("/people/").text
    for _ in range(2):
        answer = sam.post(path)
        assert answer["Location"] == reverse("alliance", args=[world.with_rosa.id])
    assert sam.get(reverse("promise", args=[promise.id])).status_code == 200
    assert Alliance.objects.filter(practitioner=world.sam, person=world.rosa).count() == 1
    assert Event.objects.filter(verb="alliance.begun_again").count() == 1
    with acting_for(world.owner):
        [earlier] = revisions(world.owner, world.with_rosa.id)
    assert earlier.words == {"ended_on": {"day": clock.today("Europe/London").isoformat()}}


def test_somebody_who_left_every_circle_of_mine_is_nobody_to_begin_again_with(
    world: World, sam: Client, page: str
) -> None:
    sam.post(page)
    CircleLink.objects.update(until=clock.today("Europe/London") - dt.timedelta(days=1))
    assert "Rosa" not in sam.get("/people/").text
    path = begin_again(world)
    assert sam.post(path).status_code == sam.post(page).status_code == 404
    assert Alliance.objects.get(pk=world.with_rosa.pk).ended_on is not None


def test_with_a_client_whoever_leads_ends_it(world: World, sam: Client) -> None:
    page = reverse("alliance-end", args=[world.with_dean.id])
    assert "please ask them" in sam.get(page).text
    assert sam.post(page).status_code == 422
    assert Alliance.objects.get(pk=world.with_dean.pk).ended_on is None
    assert page not in sam.get(reverse("alliance", args=[world.with_dean.id])).text
