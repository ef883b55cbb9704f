"""The page of a search: nothing of what was asked for stands in an address, a cookie that can be read, a log or the trail."""

import base64
import logging

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.agenda.models import AgendaItem
from alongside.audit.models import Event
from tests.web.client import signed_in
from tests.world import World

FOUND, DAY = reverse("search-found"), "2026-03-02"


def asked(client: Client, words: str) -> HttpResponse:
    return client.post(reverse("search"), {"q": words}, follow=True)


@pytest.fixture
def van(world: World) -> AgendaItem:
    world.dean.phone = "0161 496 0001"
    world.dean.save()
    return AgendaItem.objects.create(
        org=world.org,
        made_by=world.sam,
        alliance=world.with_dean,
        side="theirs",
        words="That white van",
        on=DAY,
        state="open",
        state_on=DAY,
    )


def test_a_word_finds_the_person_where_it_stands_and_their_number(
    world: World, sam: Client, van: AgendaItem
) -> None:
    page = asked(sam, "van").text
    for part in ("Dean Walker", "on his mind", "That white van", reverse("item", args=[van.id])):
        assert part in page
    assert 'href="tel:01614960001"' in page
    assert "Nothing of yours has “amir” in it" in asked(sam, "amir").text
    assert "&lt;b&gt;" in asked(sam, "<b>").text
    assert asked(sam, " ").redirect_chain == [(reverse("search"), 302)]


def test_a_supervisor_reads_whose_it_is_and_rings_nobody(world: World, sam: Client, van: AgendaItem) -> None:
    sam.force_login(world.olu)
    page = asked(sam, "van").text
    assert "That white van" in page
    assert "Sam Test works with them" in page
    assert "tel:" not in page
    for stranger in (world.priya, world.kit, world.maya):
        sam.force_login(stranger)
        page = asked(sam, "van").text
        assert "Nothing of yours has “van” in it" in page
        assert "Dean" not in page


def test_what_was_asked_for_is_in_no_address_no_readable_cookie_no_log_no_trail_and_nobody_elses(
    world: World, sam: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page = asked(sam, "zebrafinch")
    assert [path for path, _status in page.redirect_chain] == [FOUND]
    assert "zebrafinch" in page.text
    assert b"zebrafinch" not in base64.urlsafe_b64decode(sam.cookies["asked"].value)
    assert "zebrafinch" not in str(sam.cookies) + caplog.text
    event = Event.objects.get(verb="read:search-found")
    assert event.subjects == [["practitioner", world.sam.id.hex]], "a search that found nothing is told, too"
    assert "zebrafinch" not in str(list(Event.objects.values()))
    priya = signed_in(world.priya)
    priya.cookies["asked"] = sam.cookies["asked"].value
    assert priya.get(FOUND)["Location"] == reverse("search")
