"""A full disk, a failing database, a mistake of ours: no save loses a word, and no secret comes back."""

from __future__ import annotations

import sqlite3

import pytest
from django import forms
from django.db import OperationalError, transaction
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.items import add_item
from alongside.base import drafts
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.people.models import Practitioner
from alongside.web import errors, pages
from alongside.web.contacts.views.recording import RecordContact
from alongside.web.middleware import door
from alongside.web.sign_in import views
from alongside.web.sign_in.forms import *  # noqa: F403 - every form with a password is looked at
from alongside.web.team.forms import *  # noqa: F403
from tests.web.test_busy import WORDS, sent_again
from tests.world import World

SAID = "Not saved. Your words are kept here."
FAULTS = [
    ("SQLITE_FULL", "database or disk is full"),
    ("SQLITE_IOERR_WRITE", "disk I/O error"),
    ("SQLITE_READONLY", "attempt to write a readonly database"),
    ("", "the connection was lost"),
]


def failing(code: str, said: str) -> OperationalError:
    error = OperationalError(said)
    error.__cause__ = sqlite3.OperationalError(said)
    error.__cause__.sqlite_errorname = code  # type: ignore[attr-defined]
    return error


def broken(monkeypatch: pytest.MonkeyPatch, where: object, name: str, error: Exception) -> None:
    def fail(*_args: object, **_words: object) -> None:
        raise error

    monkeypatch.setattr(where, name, fail)


@pytest.fixture
def sam(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.sam)
    return client


@pytest.mark.parametrize("error", [*(failing(*one) for one in FAULTS), ValueError("a mistake")], ids=str)
def test_what_failed_is_kept_whole_and_sent_again(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    typed = {"id": [str(new_id())], "on_their_mind": [WORDS], "did": ["listened", "worked_out"]}
    with monkeypatch.context() as patch:
        broken(patch, RecordContact, "save", error)
        answer = sam.post(contact_form, typed)
    assert (answer.status_code, SAID in answer.text) == (500, True)
    assert f'action="{contact_form}"' in answer.text
    assert sent_again(answer.text) == typed
    assert "white van" in answer.text.split("<blockquote>")[1], "to be read and copied, too"
    for _twice in range(2):
        assert sam.post(contact_form, sent_again(answer.text)).status_code == 302
    assert Contact.objects.get().on_their_mind == WORDS


SAVED = "Saved, and then something went wrong. Your words are kept here."


@pytest.fixture
def for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a commit is outside of tests, which roll everything back. Nothing waits for it."""
    waits = transaction.on_commit
    monkeypatch.setattr(transaction, "on_commit", lambda then: (waits(then), then()))


def test_a_fault_after_it_was_saved_says_so_and_sending_again_is_the_same_record(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch, for_good: None
) -> None:
    typed = {"id": [str(new_id())], "on_their_mind": [WORDS]}
    with monkeypatch.context() as patch:
        broken(patch, drafts, "drop", failing(*FAULTS[0]))
        answer = sam.post(contact_form, typed)
    assert (answer.status_code, SAVED in answer.text, SAID in answer.text) == (500, True, False)
    assert "it makes one record, not two" in answer.text
    assert "white van" in answer.text
    assert sent_again(answer.text) == typed
    assert sam.post(contact_form, sent_again(answer.text)).status_code == 302
    assert Contact.objects.get().on_their_mind == WORDS


def test_what_no_id_holds_together_is_not_offered_to_be_done_twice(
    world: World, sam: Client, monkeypatch: pytest.MonkeyPatch, for_good: None
) -> None:
    with acting_for(world.owner):
        first, second = (
            add_item(world.owner, world.with_dean, id=new_id(), side="theirs", words=words)
            for words in ("Parking", "The lift")
        )
    with monkeypatch.context() as patch:
        broken(patch, pages, "redirect", ValueError())
        answer = sam.post(reverse("item-move", args=[second.id]), {"way": "up"})
    assert (answer.status_code, SAVED in answer.text, "Send it again" in answer.text) == (500, True, False)
    assert "Open the page again and look" in answer.text


def test_what_was_undone_is_not_called_saved(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        broken(patch, drafts, "drop", failing(*FAULTS[0]))
        answer = sam.post(contact_form, {"id": [str(new_id())], "on_their_mind": [WORDS]})
    assert SAID in answer.text, "nothing is committed in a test"


def test_a_fault_before_the_page_is_reached_keeps_the_words_too(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, Practitioner, "as_viewer", failing(*FAULTS[1]))
    answer = sam.post(contact_form, {"on_their_mind": WORDS})
    assert (answer.status_code, sent_again(answer.text)) == (500, {"on_their_mind": [WORDS]})


def test_what_did_not_come_from_a_page_of_ours_is_not_offered_again(
    world: World, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = Client(raise_request_exception=False, enforce_csrf_checks=True)
    stranger.force_login(world.sam)
    broken(monkeypatch, Practitioner, "as_viewer", failing(*FAULTS[1]))
    answer = stranger.post(contact_form, {"on_their_mind": WORDS})
    assert (answer.status_code, "white van" in answer.text) == (500, False)


def test_a_page_that_was_only_opened_keeps_the_plain_words(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, door, "record_reads", failing(*FAULTS[0]))
    answer = sam.get(contact_form)
    assert (answer.status_code, SAID in answer.text, "Dean" in answer.text) == (500, False, False)
    assert "Something went wrong" in answer.text


def test_where_not_even_the_words_can_be_shown_the_plain_page_is(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, RecordContact, "save", ValueError())
    broken(monkeypatch, errors, "_words", ValueError())
    answer = sam.post(contact_form, {"on_their_mind": WORDS})
    assert (answer.status_code, "Something went wrong" in answer.text) == (500, True)


def test_a_password_is_never_written_into_a_page(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    client = Client(raise_request_exception=False)
    broken(monkeypatch, views, "_come_in", ValueError())
    answer = client.post(reverse("sign-in"), {"username": "sam", "password": "walk alongside"})
    assert (answer.status_code, "walk alongside" in answer.text) == (500, False)


def test_every_field_of_a_password_is_known_as_a_secret() -> None:
    forms_ = [one for one in globals().values() if isinstance(one, type) and issubclass(one, forms.Form)]
    names = {
        name
        for form in forms_
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.PasswordInput)
    }
    assert {"password", "new", "again"} <= names
    assert all("password" in name or name in errors.SECRET for name in names)
