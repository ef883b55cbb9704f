"""What an action refuses is always said on the page, whichever field it names; an id that no page of ours made saves nothing."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.forms.utils import ErrorDict
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.audit.record import record
from alongside.base.clock import new_id
from alongside.base.errors import Refused
from alongside.contacts.models import Contact
from alongside.people.actions import passwords, signing_in
from alongside.people.models import PasswordLink
from alongside.repair.models import Slip
from alongside.web.contacts.views.recording import RecordContact
from alongside.web.forms import Form
from alongside.web.pages import HEARD, Page
from alongside.web.people.views.people import BeginAlliance
from tests.web.client import PageClient, bare, send
from tests.web.samples import BODIES, everybody
from tests.web.swept import Address, addresses, at_the_door, undone
from tests.world import World

#: Sends somebody to its beginning unless the screen is handed to them: what it refuses is looked at in test_five.py.
HANDED = {"together-shown"}
SAID = "Nobody foresaw this on 31 February."


def form_pages() -> Iterator[Address]:
    for address in addresses():
        page = getattr(_view(address), "view_class", None)
        if page is not None and issubclass(page, Page) and address.name not in HANDED:
            yield address


def _view(address: Address):
    return next(one.callback for one in get_resolver().url_patterns if one.name == address.name)


@pytest.fixture
def anything_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is sent is good enough for the form, so that the action is asked."""

    def is_valid(form: Form) -> bool:
        form.full_clean()
        form._errors = ErrorDict(renderer=form.renderer)
        return True

    monkeypatch.setattr(Form, "is_valid", is_valid)


def refuses(monkeypatch: pytest.MonkeyPatch, path: str, field: str) -> None:
    def act(*_args: object) -> None:
        raise Refused(SAID, field)

    page = resolve(path).func.view_class
    monkeypatch.setattr(page, "before_saving", lambda *_args: None)
    monkeypatch.setattr(page, "act", act)


def sent(world: World, address: Address, path: str) -> HttpResponse:
    get = TABLE[address.name].get
    client = at_the_door(world, {"lead": "lead", "told": "supervisor"}.get(get, "owner"), PageClient)
    with undone():
        return client.post(path, {**BODIES.get(address.name, {}), HEARD: "yes"})


@pytest.mark.usefixtures("records_stand", "anything_goes")
@pytest.mark.parametrize("address", list(form_pages()), ids=lambda one: one.name)
def test_a_refusal_at_an_unknown_or_a_hidden_field_stands_on_top(
    world: World, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = address.of(everybody(world)["owner"])
    refuses(monkeypatch, path, "no_such_field")
    page = sent(world, address, path)
    assert (page.status_code, SAID in page.text) == (422, True)
    form = page.context["form"]
    for hidden in form.hidden_fields():
        refuses(monkeypatch, path, hidden.name)
        assert SAID in sent(world, address, path).text


def test_the_walk_finds_the_forms() -> None:
    assert len(list(form_pages())) > 50


def test_so_it_is_where_somebody_signs_in_or_chooses_a_password_and_for_a_button_without_a_form(
    world: World, sam: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise Refused(SAID, "no_such_field")

    monkeypatch.setattr(passwords, "working_link", lambda _secret: PasswordLink(practitioner=world.sam))
    for where, name in ((signing_in, "sign_in"), (passwords, "use_link"), (BeginAlliance, "save")):
        monkeypatch.setattr(where, name, refuse)
    assert SAID in send(sam, "alliance-begin", world.dean.id).text
    assert SAID in PageClient().post("/sign-in/", {"username": "sam", "password": "x"}).text
    assert SAID in PageClient().post("/welcome/", {"new": "a b c d e f g h", "again": "a b c d e f g h"}).text


def test_the_page_of_a_refusal_is_noted_down_though_the_action_had_spoken(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    @transaction.atomic
    def refuse(*_args: object, **_words: object) -> None:
        record(world.sam.as_viewer(), "contact.recorded", [("alliance", world.with_dean.id)], "A")
        raise Refused("Not like this.")

    monkeypatch.setattr(RecordContact, "save", refuse)
    client.force_login(world.sam)
    before = set(Event.objects.values_list("id", flat=True))
    page = reverse("contact-new", args=[world.with_dean.id])
    answer = client.post(page, {"id": str(new_id()), "on_their_mind": "The lift"})
    assert answer.status_code == 422
    assert [one.verb for one in Event.objects.exclude(id__in=before)] == ["read:contact-new"]


MADE_UP = ["", "abc", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"]  # the last is a UUID, but not one of ours


@pytest.mark.parametrize("id", MADE_UP)
def test_a_form_or_one_tap_with_a_made_up_id_saves_nothing(world: World, sam: Client, id: str) -> None:
    for name in ("contact-new", "slip"):
        for _twice in range(2):
            answer = send(sam, name, world.with_dean.id, id=id, on_their_mind="The lift")
            assert answer.status_code == 404
    assert not Contact.objects.exists()
    assert not Slip.objects.exists()


def test_it_is_refused_byte_for_byte_as_somebody_elses(world: World, sam: Client) -> None:
    page, theirs = reverse("contact-new", args=[world.with_dean.id]), str(new_id())
    assert sam.post(page, {"id": theirs, "on_their_mind": "The lift"}).status_code == 302
    other = Client()
    other.force_login(world.priya)
    page = reverse("contact-new", args=[world.with_amir.id])
    answers = [other.post(page, {"id": id, "on_their_mind": "The bus"}) for id in (theirs, "abc")]
    assert [one.status_code for one in answers] == [404, 404]
    assert bare(answers[0].text) == bare(answers[1].text)


def test_without_an_id_the_words_are_saved(world: World, sam: Client) -> None:
    page = reverse("contact-new", args=[world.with_dean.id])
    assert sam.post(page, {"on_their_mind": "The lift"}).status_code == 302
    assert Contact.objects.get().on_their_mind == "The lift"
