"""A full disk, a failing or busy database, a mistake of ours: no save loses a word, and no secret comes back."""

import re
import sqlite3
from html import unescape

import pytest
from django import forms
from django.db import OperationalError, transaction
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.items import add_item
from alongside.base import drafts
from alongside.base.clock import new_id
from alongside.base.database import is_busy
from alongside.base.models import Draft
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.people.actions import signing_in
from alongside.people.models import Practitioner
from alongside.web import errors, middleware, pages
from alongside.web.contacts.views.recording import RecordContact
from alongside.web.sign_in.forms import *  # noqa: F403 - every form with a password is looked at
from alongside.web.team.forms import *  # noqa: F403
from tests.world import World

WORDS = 'The "white van" <again> & the lift'
NOT_SAVED = "Not saved. Your words are kept here."
SAVED = "Saved, and then something went wrong. Your words are kept here."


def failing(code: str, message: str) -> OperationalError:
    error = OperationalError(message)
    error.__cause__ = sqlite3.OperationalError(message)
    error.__cause__.sqlite_errorname = code  # type: ignore[attr-defined]
    return error


FULL = failing("SQLITE_FULL", "database or disk is full")
BUSY = failing("SQLITE_BUSY", "database is locked")
FAULTS = [
    FULL,
    failing("SQLITE_IOERR_WRITE", "disk I/O error"),
    failing("SQLITE_READONLY", "attempt to write a readonly database"),
    failing("", "the connection was lost"),
    ValueError("a mistake"),
]


def broken(monkeypatch: pytest.MonkeyPatch, where: object, name: str, error: Exception) -> None:
    def fail(*_args: object, **_words: object) -> None:
        raise error

    monkeypatch.setattr(where, name, fail)


def sent_again(text: str) -> dict[str, list[str]]:
    """What the page would send when its button is pressed."""
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', text):
        fields.setdefault(name, []).append(unescape(value))
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def typed(**more: list[str]) -> dict[str, list[str]]:
    return {"id": [str(new_id())], "on_their_mind": [WORDS], **more}


@pytest.fixture
def sam(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.sam)
    return client


@pytest.mark.parametrize("error", [*FAULTS, BUSY], ids=str)
def test_what_failed_is_kept_whole_and_sent_again_is_one_record(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    fields = typed(did=["listened", "worked_out"])
    with monkeypatch.context() as patch:
        broken(patch, RecordContact, "save", error)
        answer = sam.post(contact_form, fields)
    if error is BUSY:
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    else:
        assert (answer.status_code, NOT_SAVED in answer.text) == (500, True)
        assert "white van" in answer.text.split("<blockquote>")[1], "to be read and copied, too"
    assert f'action="{contact_form}"' in answer.text
    assert sent_again(answer.text) == fields
    for _twice in range(2):
        assert sam.post(contact_form, sent_again(answer.text)).status_code == 302
    assert Contact.objects.get().on_their_mind == WORDS


# ------------------------------------------------------------- saved before something broke


@pytest.fixture
def for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a commit is outside of tests, which roll everything back. Nothing waits for it."""
    waits = transaction.on_commit
    monkeypatch.setattr(transaction, "on_commit", lambda then: (waits(then), then()))


def test_a_fault_after_it_was_saved_says_so_and_sending_again_is_the_same_record(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch, for_good: None
) -> None:
    fields = typed()
    with monkeypatch.context() as patch:
        broken(patch, drafts, "drop", FULL)
        answer = sam.post(contact_form, fields)
    assert (answer.status_code, SAVED in answer.text, NOT_SAVED in answer.text) == (500, True, False)
    assert "it makes one record, not two" in answer.text
    assert "white van" in answer.text
    assert sent_again(answer.text) == fields
    assert sam.post(contact_form, sent_again(answer.text)).status_code == 302
    assert Contact.objects.get().on_their_mind == WORDS


def test_what_no_id_holds_together_is_not_offered_to_be_done_twice(
    world: World, sam: Client, monkeypatch: pytest.MonkeyPatch, for_good: None
) -> None:
    with acting_for(world.owner):
        for words in ("Parking", "The lift"):
            item = add_item(world.owner, world.with_dean, side="theirs", words=words)
    with monkeypatch.context() as patch:
        broken(patch, pages, "redirect", ValueError())
        answer = sam.post(reverse("item-move", args=[item.id]), {"way": "up"})
    assert (answer.status_code, SAVED in answer.text, "Send it again" in answer.text) == (500, True, False)
    assert "Open the page again and look" in answer.text


def test_what_was_undone_is_not_called_saved(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, drafts, "drop", FULL)
    assert NOT_SAVED in sam.post(contact_form, typed()).text, "nothing is committed in a test"


def test_what_was_saved_never_ends_in_an_error_because_others_write(
    world: World, sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = typed()
    drafts.keep(world.owner, contact_form, fields)
    with monkeypatch.context() as patch:
        broken(patch, Draft.objects._queryset_class, "delete", BUSY)
        assert sam.post(contact_form, fields).status_code == 302
    assert Draft.objects.exists()
    assert sam.get(contact_form).context["draft"] is None, "its words have a home, and open no other form"


# ------------------------------------------------------------- before the page, and instead of it


@pytest.mark.parametrize("ours", [True, False])
def test_a_fault_before_the_page_is_reached_keeps_the_words_that_came_from_a_page_of_ours(
    world: World, contact_form: str, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=not ours)
    client.force_login(world.sam)
    broken(monkeypatch, Practitioner, "as_viewer", FAULTS[1])
    answer = client.post(contact_form, {"on_their_mind": WORDS})
    assert (answer.status_code, "white van" in answer.text) == (500, ours)
    assert sent_again(answer.text) == ({"on_their_mind": [WORDS]} if ours else {})


def test_a_page_that_nobody_could_note_down_is_not_shown(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error, status in ((FULL, 500), (BUSY, 503)):
        broken(monkeypatch, middleware, "record_reads", error)
        answer = sam.get(contact_form)
        shown = (answer.status_code, NOT_SAVED in answer.text, "Dean" in answer.text)
        assert shown == (status, False, False)
    assert f'href="{contact_form}"' in answer.text
    refused = sam.post(contact_form, typed(minutes=["many"]))
    assert (refused.status_code, sent_again(refused.text)["on_their_mind"]) == (503, [WORDS])


def test_where_not_even_the_words_can_be_shown_the_plain_page_is(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, RecordContact, "save", ValueError())
    broken(monkeypatch, errors, "_to_send_again", ValueError())
    answer = sam.post(contact_form, {"on_their_mind": WORDS})
    assert (answer.status_code, "Something went wrong" in answer.text) == (500, True)


# ------------------------------------------------------------- secrets


@pytest.mark.parametrize(("error", "status"), [(ValueError(), 500), (BUSY, 503)])
def test_a_password_is_never_written_into_a_page(
    world: World, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    broken(monkeypatch, signing_in, "sign_in", error)
    client = Client(raise_request_exception=False)
    answer = client.post(reverse("sign-in"), {"username": "sam", "password": "walk alongside"})
    assert (answer.status_code, "walk alongside" in answer.text) == (status, False)


def test_every_field_of_a_password_is_known_as_a_secret() -> None:
    all_forms = [one for one in globals().values() if isinstance(one, type) and issubclass(one, forms.Form)]
    names = {
        name
        for form in all_forms
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.PasswordInput)
    }
    assert {"password", "new", "again"} <= names
    assert all("password" in name or name in errors.SECRET for name in names)


# ------------------------------------------------------------- what is busy


@pytest.mark.parametrize(
    ("cause", "busy"),
    [
        *(
            (failing(code, "said otherwise").__cause__, True)
            for code in ("SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT")
        ),
        *((failing(code, "said otherwise").__cause__, False) for code in ("SQLITE_FULL", "SQLITE_CORRUPT")),
        *((type("Pg", (Exception,), {"sqlstate": state})(), True) for state in ("40P01", "55P03")),
        *((type("Pg", (Exception,), {"sqlstate": state})(), False) for state in ("53100", None)),
    ],
)
def test_only_waiting_in_vain_is_busy(cause: Exception, busy: bool) -> None:
    error = OperationalError()
    error.__cause__ = cause
    assert is_busy(error) is busy
    assert not is_busy(ValueError("database is locked"))


def test_that_is_what_sqlite_says(tmp_path) -> None:
    holder, other = (sqlite3.connect(tmp_path / "x", isolation_level=None, timeout=0) for _ in range(2))
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as refused:
        other.execute("BEGIN IMMEDIATE")
    error = OperationalError()
    error.__cause__ = refused.value
    assert is_busy(error)
