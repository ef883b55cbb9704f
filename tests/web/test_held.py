"""What is typed is kept: as a draft with a bound, and through a session that is over. Nobody else gets any of it."""

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.base import drafts
from alongside.base.clock import new_id
from alongside.base.models import Draft
from alongside.contacts.models import Contact
from alongside.web import held
from tests.web.client import PageClient, signed_in
from tests.world import PASSWORD, World

NINE = dt.datetime.now(dt.UTC).replace(hour=9, minute=0)  # of today: the world is made today
DAY = f"{NINE + dt.timedelta(days=7):%Y-%m-%d}"
PLACE = 'the café by "the" lake <b>&amp;'
STALE = {"csrfmiddlewaretoken": "x" * 64}


@pytest.fixture
def path(world: World) -> str:
    return reverse("contact-plan", args=[world.with_dean.id])


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NINE, tick=False) as clock:
        yield clock


@pytest.fixture
def typist(world: World, clock: time_machine.Traveller) -> PageClient:
    """Sam, who came in at nine, and whose forms are guarded as they are outside of tests."""
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(world.sam)
    return client


def hidden(page: HttpResponse, *names: str) -> dict[str, str]:
    """Hidden fields of a page, as the browser would send them back."""
    body = page.content.decode()
    fields = {name: re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', body) for name in names}
    assert all(fields.values()), fields
    return {name: unescape(field[1]) for name, field in fields.items()}


def posted_later(client: Client, path: str, clock: time_machine.Traveller, **more: str) -> HttpResponse:
    """The page is opened, the session ends, the button is pressed."""
    fields = hidden(client.get(path), "csrfmiddlewaretoken", "id", "_for")
    clock.shift(dt.timedelta(hours=1))
    answer = client.post(path, {**fields, "day": DAY, "way": "call", "place": PLACE, **more})
    assert answer.status_code == 403
    return answer


def sign_in(
    client: Client, page: HttpResponse, username: str = "sam", password: str = PASSWORD
) -> HttpResponse:
    fields = hidden(page, "csrfmiddlewaretoken", "next", "held")
    return client.post("/sign-in/", {**fields, "username": username, "password": password})


def place_in(client: Client, path: str) -> str:
    return client.get(path).context["form"].initial["place"]


# ------------------------------------------------------------- through a session that is over


def test_everything_typed_is_there_after_signing_in_again_and_saved_once_when_somebody_says_so(
    typist: PageClient, path: str, clock: time_machine.Traveller
) -> None:
    page = posted_later(typist, path, clock)
    assert "Please sign in again" in page.text
    assert "lake" not in page.text, "sealed: nothing can be read in the page"
    assert Draft.objects.count() == 0, "and the server keeps nothing meanwhile"
    again = sign_in(typist, page, password="wrong")
    assert sign_in(typist, again)["Location"] == path
    form = typist.get(path)
    assert "Here is what you typed" in form.text
    assert ">kept, but not saved yet<" in form.text
    assert ">kept as you type<" not in form.text, "only the script can say so: without it that is not done"
    initial = form.context["form"].initial
    assert (initial["place"], initial["way"], Contact.objects.count()) == (PLACE, "call", 0)
    fields = hidden(form, "csrfmiddlewaretoken", "id", "_for")
    for _ in range(2):
        assert typist.post(path, {**fields, "day": DAY, "way": "call"}).status_code == 302
    assert (Contact.objects.count(), Draft.objects.count()) == (1, 0)


@pytest.mark.parametrize("other", ["priya", "kit", "maya"])
def test_somebody_else_gets_nothing_of_it(
    typist: PageClient, path: str, clock: time_machine.Traveller, other: str
) -> None:
    sign_in(typist, posted_later(typist, path, clock), other)
    assert Draft.objects.count() == 0
    assert "Here is what you typed" not in typist.get("/people/").text


def test_words_are_bound_to_person_page_and_twelve_hours(
    world: World, path: str, clock: time_machine.Traveller
) -> None:
    text = held.sealed(world.sam.id, path, {"place": ["lake"]})
    assert held.opened(world.priya.id, path, text) is None
    assert held.opened(world.sam.id, path + "x", text) is None
    assert held.opened(world.sam.id, path, text[:-6] + "AAAA==") is None
    assert held.opened(world.sam.id, path, "not sealed at all") is None
    clock.shift(dt.timedelta(hours=12))
    assert held.opened(world.sam.id, path, text) == {"place": ["lake"]}
    clock.shift(dt.timedelta(seconds=1))
    assert held.opened(world.sam.id, path, text) is None


def test_a_form_without_our_mark_is_not_held(world: World, path: str) -> None:
    for mark in ("", "made up", world.sam.id.hex):
        answer = PageClient().post(path, {"place": "lake", "_for": mark})
        assert answer.status_code == 302, "asked to sign in, and nothing kept of what any page may have sent"


def test_no_password_is_ever_held(world: World, clock: time_machine.Traveller) -> None:
    client = signed_in(world.sam)
    fields = hidden(client.get("/me/password/"), "_for")
    clock.shift(dt.timedelta(hours=1))
    assert client.post("/me/password/", {**fields, "password": PASSWORD, "new": "x"}).status_code == 302
    client.force_login(world.sam)
    client.post("/drafts/", {"_path": "/me/password/", "password": PASSWORD})
    assert Draft.objects.count() == 0


def test_more_than_can_be_kept_is_said_and_not_cut(
    typist: PageClient, path: str, clock: time_machine.Traveller
) -> None:
    page = posted_later(typist, path, clock, place="x" * (drafts.LARGEST + 1))
    assert "more than this page can keep" in page.text


# ------------------------------------------------------------- a guard that does not fit


def stale(client: Client, path: str, page: HttpResponse) -> HttpResponse:
    """The form of a page that was open while its owner signed in somewhere else."""
    return client.post(path, {**hidden(page, "id", "_for"), **STALE, "place": PLACE, "day": DAY})


def test_a_stale_form_of_mine_comes_back_with_everything_and_saves_nothing(
    typist: PageClient, path: str
) -> None:
    answer = stale(typist, path, typist.get(path))
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert (place_in(typist, path), Contact.objects.count()) == (PLACE, 0)


def test_a_stale_form_of_somebody_elses_asks_them_to_sign_in(
    world: World, typist: PageClient, path: str
) -> None:
    page = typist.get(path)
    typist.force_login(world.priya)
    answer = stale(typist, path, page)
    assert (answer.status_code, "lake" in answer.text, Draft.objects.count()) == (403, False, 0)
    assert sign_in(typist, answer)["Location"] == path
    assert place_in(typist, path) == PLACE


def test_a_forged_form_is_refused_and_none_of_its_words_are_shown(typist: PageClient, path: str) -> None:
    answer = typist.post(path, {"place": "lake", "day": DAY, "_for": "forged"})
    assert (answer.status_code, "lake" in answer.text) == (403, False)
    assert (Contact.objects.count(), Draft.objects.count()) == (0, 0)


def test_a_stale_sign_in_page_still_holds_the_words(
    typist: PageClient, path: str, clock: time_machine.Traveller
) -> None:
    fields = {**STALE, "next": path, **hidden(posted_later(typist, path, clock), "held")}
    again = typist.post("/sign-in/", {**fields, "username": "sam", "password": PASSWORD})
    assert (again.status_code, PASSWORD in again.text) == (403, False)
    assert sign_in(typist, again)["Location"] == path
    assert place_in(typist, path) == PLACE


def test_signing_in_in_another_tab_first_is_as_good(
    world: World, typist: PageClient, path: str, clock: time_machine.Traveller
) -> None:
    fields = {**STALE, "next": path, **hidden(posted_later(typist, path, clock), "held")}
    typist.force_login(world.sam)
    assert typist.post("/sign-in/", fields)["Location"] == path
    assert place_in(typist, path) == PLACE


@pytest.mark.parametrize("of", ["nobody", "far", "full"])
def test_what_is_brought_back_belongs_to_a_page_of_theirs_and_has_a_bound(
    world: World, typist: PageClient, path: str, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    if of == "full":
        monkeypatch.setattr(drafts, "MOST", 0)
    other = {"nobody": new_id(), "far": world.with_far.id, "full": world.with_dean.id}[of]
    fields = {**hidden(typist.get(path), "_for"), **STALE, "place": "x"}
    assert typist.post(reverse("contact-plan", args=[other]), fields).status_code == 403
    assert not Draft.objects.exists()


# ------------------------------------------------------------- drafts


def typed(client: Client, path: str, **fields: str) -> int:
    return client.post("/drafts/", {"_path": path, "id": str(new_id()), **fields}).status_code


def test_a_page_whose_record_is_nobodys_or_anothers_keeps_nothing(
    world: World, sam: Client, contact_form: str
) -> None:
    others = [reverse("contact-new", args=[id]) for id in (new_id(), world.with_far.id)]
    assert {typed(sam, path, on_their_mind="x") for path in (*others, "/nowhere/", "/people/")} == {404}
    assert not Draft.objects.exists()
    assert typed(sam, contact_form, on_their_mind="x") == 204


def test_there_is_room_for_so_many_and_so_much_and_for_what_is_there_already(
    sam: Client, path: str, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed(sam, contact_form, on_their_mind="x" * 500) == 204
    for bound, most in (("MOST", 1), ("MOST_BYTES", 500)):
        with monkeypatch.context() as patch:
            patch.setattr(drafts, bound, most)
            assert typed(sam, path, place="x") == 413
            assert typed(sam, contact_form, on_their_mind="y") == 204, "its own room it has"
            assert typed(sam, contact_form, on_their_mind="x" * 500) == 204
    assert typed(sam, path, place="x") == 204


def test_what_is_too_much_keeps_nobody_signed_in(
    world: World, contact_form: str, clock: time_machine.Traveller
) -> None:
    client, statuses = Client(), []
    client.force_login(world.sam)
    for _ in range(3):
        clock.shift(dt.timedelta(minutes=6))
        statuses.append(typed(client, contact_form, on_their_mind="x" * (drafts.LARGEST + 1)))
    assert statuses == [413, 413, 302], "a quarter of an hour without a page is over"
