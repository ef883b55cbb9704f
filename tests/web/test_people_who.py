"""Who gets each page about people, what it costs, and what the trail says of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.agenda.models import AgendaItem
from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.people.actions.alliances import add_client, add_to_circle
from tests.web.client import bare
from tests.web.people import OWN, READ, about, known, signed_in
from tests.world import World

MOST = 12  # SELECTs of a page, sign-in and organisation included


def test_the_owner_finds_every_page(world: World, sam: Client) -> None:
    found = {name: sam.get(page).status_code for name, page in about(world).items()}
    assert set(found.values()) == {200}, found


@pytest.mark.parametrize("who", ["priya", "kit", "maya"])
def test_for_others_no_page_exists(world: World, client: Client, who: str) -> None:
    pages = about(world)
    signed_in(client, world, who)
    made_up = client.get(reverse("alliance", args=[new_id()]))
    for name, page in pages.items():
        answer = client.get(page)
        assert (answer.status_code, bare(answer.text)) == (404, bare(made_up.text)), name


def test_a_supervisor_reads_and_finds_nothing_to_press(world: World, client: Client) -> None:
    pages = about(world)
    signed_in(client, world, "olu")
    found = {name: client.get(page) for name, page in pages.items()}
    assert {name for name, answer in found.items() if answer.status_code == 200} == set(READ)
    for name in READ:
        main = found[name].text.split("<main")[1].split("</main>")[0]
        assert "<form" not in main, name
        assert not any(reverse(own, args=[world.with_dean.id]) in main for own in OWN), name
    assert 'Dean <span class="and">and Sam</span>' in found["alliance"].text


def test_a_supervisor_gets_there_from_people(world: World, client: Client) -> None:
    listed = signed_in(client, world, "olu").get(reverse("people")).text
    assert reverse("alliance", args=[world.with_dean.id]) in listed
    assert "Sam Test works with" in listed


def test_the_trail_says_whose_names_were_shown(world: World, sam: Client) -> None:
    sam.get(reverse("people"))
    event = Event.objects.get()
    assert event.verb == "read:people"
    assert {id for _kind, id in event.subjects} == {world.dean.id.hex, world.rosa.id.hex}


def selects(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return sum(query["sql"].startswith("SELECT") for query in asked)


def test_pages_ask_little_and_no_more_with_five_times_the_people(world: World, sam: Client) -> None:
    pages = about(world) | {"people": reverse("people"), "own-values": reverse("own-values")}
    _history(world, 0)

    def shown() -> dict[str, int]:
        return {name: selects(sam, page) for name, page in pages.items()}

    before = shown() and shown()  # their keys are in memory by then
    _crowd(world)
    after = shown() and shown()
    assert after == before
    assert max(after.values()) - AUDITING <= MOST, after


AUDITING = 2  # finding the end of the audit chain, after the page has been rendered


def _crowd(world: World) -> None:
    with acting_for(world.owner):
        for n in range(10):
            for alliance in (add_client(world.owner, name=f"Client {n}"), world.with_dean):
                add_to_circle(world.owner, alliance, place="other", name=f"X {n}", with_me=True)
            for kind in ("begin", "avoid", "value", "getting_in"):
                known(world, kind, f"Words {n}")
            _history(world, n)


def _history(world: World, n: int) -> None:
    """One more item on each side and one more contact with Dean."""
    day = clock.today("Europe/London")
    same = {"org": world.org, "alliance": world.with_dean}
    for side, state in (("theirs", "open"), ("mine", "waiting")):
        AgendaItem.objects.create(side=side, words=f"Item {n}", state=state, on=day, state_on=day, **same)
    Contact.objects.create(way="call", started_by="them", state="happened", at=clock.now(), **same)
