"""Words typed into a session that is over: nothing of them is lost, and nobody else gets any of them."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.base import drafts
from alongside.base.models import Draft
from alongside.contacts.models import Contact
from alongside.web import held
from tests.web.client import PageClient
from tests.world import PASSWORD, World

NINE = dt.datetime.now(dt.UTC).replace(hour=9, minute=0)  # of today: the world is made today
DAY = f"{NINE + dt.timedelta(days=7):%Y-%m-%d}"
PLACE = 'the café by "the" lake <b>&amp;'


@pytest.fixture
def path(world: World) -> str:
    return reverse("contact-plan", args=[world.with_dean.id])


def hidden(body: str, name: str) -> str:
    """A hidden field of a page, as the browser would send it back."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', body)
    assert found, f"no hidden field {name}"
    return unescape(found[1])


def typed_after_the_end(
    world: World, path: str, clock: time_machine.Coordinates, **more: str
) -> tuple[Client, str]:
    """Sam opens the page, the session ends, Sam presses the button."""
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(world.sam)
    page = client.get(path).content.decode()
    clock.shift(dt.timedelta(hours=1))
    fields = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "id", "_for")}
    answer = client.post(path, {**fields, "day": DAY, "way": "call", "place": PLACE, **more})
    assert answer.status_code == 403
    return client, answer.content.decode()


def sign_in(client: Client, page: str, username: str):
    fields = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "next", "held")}
    return client.post("/sign-in/", {**fields, "username": username, "password": PASSWORD})


def test_everything_typed_is_there_after_signing_in_again(world: World, path: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        client, page = typed_after_the_end(world, path, clock)
        assert "Please sign in again" in page
        assert "lake" not in page, "sealed: nothing can be read in the page"
        assert Draft.objects.count() == 0, "and the server keeps nothing meanwhile"
        answer = sign_in(client, page, "sam")
        assert answer["Location"] == path
        form = client.get(path)
        assert "Here is what you typed" in form.text
        assert ">kept, but not saved yet<" in form.text
        assert ">kept as you type<" not in form.text, (
            "only the script can say so: without it that is not done"
        )
        assert form.context["form"].initial["place"] == PLACE
        assert form.context["form"].initial["way"] == "call"
        assert Contact.objects.count() == 0, "it is not saved before somebody says so"


def test_what_was_held_can_then_be_saved_once(world: World, path: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        client, page = typed_after_the_end(world, path, clock)
        sign_in(client, page, "sam")
        body = client.get(path).content.decode()
        fields = {name: hidden(body, name) for name in ("csrfmiddlewaretoken", "id", "_for")}
        for _ in range(2):
            assert client.post(path, {**fields, "day": DAY, "way": "call"}).status_code == 302
    assert Contact.objects.count() == 1
    assert Draft.objects.count() == 0


def test_a_wrong_password_first_loses_nothing(world: World, path: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        client, page = typed_after_the_end(world, path, clock)
        fields = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "next", "held")}
        again = client.post("/sign-in/", {**fields, "username": "sam", "password": "wrong"})
        assert sign_in(client, again.content.decode(), "sam")["Location"] == path
        assert client.get(path).context["form"].initial["place"] == PLACE


@pytest.mark.parametrize("other", ["priya", "kit", "maya"])
def test_somebody_else_gets_nothing_of_it(world: World, path: str, other: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        client, page = typed_after_the_end(world, path, clock)
        sign_in(client, page, other)
        assert Draft.objects.count() == 0
        assert "Here is what you typed" not in client.get("/people/").content.decode()


def test_words_are_bound_to_person_page_and_twelve_hours(world: World, path: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        text = held.sealed(world.sam.id, path, {"place": ["lake"]})
        assert held.opened(world.sam.id, path, text) == {"place": ["lake"]}
        assert held.opened(world.priya.id, path, text) is None
        assert held.opened(world.sam.id, path + "x", text) is None
        assert held.opened(world.sam.id, path, text[:-6] + "AAAA==") is None
        assert held.opened(world.sam.id, path, "not sealed at all") is None
        clock.shift(dt.timedelta(hours=12))
        assert held.opened(world.sam.id, path, text) == {"place": ["lake"]}
        clock.shift(dt.timedelta(seconds=1))
        assert held.opened(world.sam.id, path, text) is None


def test_a_form_without_our_mark_is_not_held(world: World, path: str, client: Client) -> None:
    for mark in ("", "made up", world.sam.id.hex):
        answer = client.post(path, {"place": "lake", "_for": mark})
        assert answer.status_code == 302, "asked to sign in, and nothing kept of what any page may have sent"


def test_no_password_is_ever_held(world: World, client: Client) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        client.force_login(world.sam)
        page = client.get("/me/password/").content.decode()
        clock.shift(dt.timedelta(hours=1))
        answer = client.post(
            "/me/password/", {"_for": hidden(page, "_for"), "password": PASSWORD, "new": "x"}
        )
        assert answer.status_code == 302
        client.force_login(world.sam)
        client.post("/drafts/", {"_path": "/me/password/", "password": PASSWORD})
    assert Draft.objects.count() == 0


def test_more_than_can_be_kept_is_said_and_not_cut(world: World, path: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        _client, page = typed_after_the_end(world, path, clock, place="x" * (drafts.LARGEST + 1))
    assert "more than this page can keep" in page


# ---------------------------------------------------------------- a stale guard


def stale(client: Client, path: str, page: str, **more: str):
    """The form of a page that was open while its owner signed in somewhere else."""
    fields = {name: hidden(page, name) for name in ("id", "_for")}
    return client.post(path, {**fields, "csrfmiddlewaretoken": "x" * 64, "place": PLACE, **more})


def test_a_stale_form_of_mine_comes_back_with_everything_and_saves_nothing(world: World, path: str) -> None:
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(world.sam)
    answer = stale(client, path, client.get(path).content.decode(), day=DAY)
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert client.get(path).context["form"].initial["place"] == PLACE
    assert Contact.objects.count() == 0


def test_a_stale_form_of_somebody_elses_asks_them_to_sign_in(world: World, path: str) -> None:
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(world.sam)
    page = client.get(path).content.decode()
    client.force_login(world.priya)
    answer = stale(client, path, page)
    body = answer.content.decode()
    assert answer.status_code == 403
    assert "lake" not in body
    assert Draft.objects.count() == 0
    assert sign_in(client, body, "sam")["Location"] == path
    assert client.get(path).context["form"].initial["place"] == PLACE


def test_a_forged_form_is_refused_and_none_of_its_words_are_shown(world: World, path: str) -> None:
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(world.sam)
    answer = client.post(path, {"place": "lake", "day": DAY, "_for": "forged"})
    assert answer.status_code == 403
    assert "lake" not in answer.content.decode()
    assert (Contact.objects.count(), Draft.objects.count()) == (0, 0)


def test_a_stale_sign_in_page_still_holds_the_words(world: World, path: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        client, page = typed_after_the_end(world, path, clock)
        fields = {"csrfmiddlewaretoken": "x" * 64, "next": path, "held": hidden(page, "held")}
        again = client.post("/sign-in/", {**fields, "username": "sam", "password": PASSWORD})
        assert again.status_code == 403
        assert PASSWORD not in again.content.decode()
        assert sign_in(client, again.content.decode(), "sam")["Location"] == path
        assert client.get(path).context["form"].initial["place"] == PLACE


def test_signing_in_in_another_tab_first_is_as_good(world: World, path: str) -> None:
    with time_machine.travel(NINE, tick=False) as clock:
        client, page = typed_after_the_end(world, path, clock)
        client.force_login(world.sam)
        fields = {"csrfmiddlewaretoken": "x" * 64, "next": path, "held": hidden(page, "held")}
        assert client.post("/sign-in/", fields)["Location"] == path
        assert client.get(path).context["form"].initial["place"] == PLACE
