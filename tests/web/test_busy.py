"""The writer has no turn to give: nobody is shown an error for what was saved, and nobody loses a word."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from alongside.base import drafts
from alongside.base.database import is_busy
from alongside.base.ids import new_id
from alongside.base.models import Draft
from alongside.contacts.models import Contact
from alongside.web.contacts.views.recording import RecordContact
from alongside.web.middleware import door
from alongside.web.sign_in import views
from tests.world import World

WORDS = 'The "white van" <again> & the lift'


def no_turn(*_args: object, **_words: object) -> None:
    """As the database says it after its wait."""
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorname = "SQLITE_BUSY"
    raise OperationalError("database is locked") from cause


@contextmanager
def nobody_can_write(monkeypatch: pytest.MonkeyPatch, where: object, name: str) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(where, name, no_turn)
        yield


def sent_again(text: str) -> dict[str, list[str]]:
    """What the page would send when its button is pressed."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', text):
        found.setdefault(name, []).append(unescape(value))
    found.pop("csrfmiddlewaretoken", None)
    return found


def test_what_could_not_be_saved_is_sent_again_whole_and_is_one_record(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = {"id": [str(new_id())], "on_their_mind": [WORDS], "did": ["listened", "worked_out"]}
    with nobody_can_write(monkeypatch, RecordContact, "save"):
        answer = sam.post(contact_form, typed)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert f'action="{contact_form}"' in answer.text
    assert sent_again(answer.text) == typed
    assert sam.post(contact_form, sent_again(answer.text)).status_code == 302
    assert sam.post(contact_form, sent_again(answer.text)).status_code == 302
    assert Contact.objects.get().on_their_mind == WORDS


def test_what_was_saved_never_ends_in_an_error(
    world: World, sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = {"id": str(new_id()), "on_their_mind": WORDS}
    drafts.keep(world.owner, contact_form, {name: [value] for name, value in typed.items()})
    with nobody_can_write(monkeypatch, Draft.objects._queryset_class, "delete"):
        assert sam.post(contact_form, typed).status_code == 302
    assert Draft.objects.exists()
    assert sam.get(contact_form).context["draft"] is None, (
        "its words have a home, and do not open the next form"
    )


def test_a_page_that_nobody_could_note_down_is_not_shown(
    sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with nobody_can_write(monkeypatch, door, "record_reads"):
        answer = sam.get(contact_form)
        refused = sam.post(contact_form, {"id": str(new_id()), "on_their_mind": WORDS, "minutes": "many"})
    assert (answer.status_code, f'href="{contact_form}"' in answer.text, "Dean" in answer.text) == (
        503,
        True,
        False,
    )
    assert refused.status_code == 503
    assert sent_again(refused.text)["on_their_mind"] == [WORDS]


def test_a_password_is_never_written_into_a_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with nobody_can_write(monkeypatch, views, "_come_in"):
        answer = client.post(reverse("sign-in"), {"username": "sam", "password": "walk alongside"})
    assert answer.status_code == 503
    assert "walk alongside" not in answer.text


@pytest.mark.parametrize(
    ("code", "busy"),
    [
        ("SQLITE_BUSY", True),
        ("SQLITE_BUSY_SNAPSHOT", True),
        ("SQLITE_FULL", False),
        ("SQLITE_CORRUPT", False),
    ],
)
def test_only_waiting_in_vain_is_busy(code: str, busy: bool) -> None:
    error = OperationalError("said otherwise")
    error.__cause__ = sqlite3.OperationalError("said otherwise")
    error.__cause__.sqlite_errorname = code  # type: ignore[attr-defined]
    assert is_busy(error) is busy
    assert not is_busy(ValueError("database is locked"))


@pytest.mark.parametrize(
    ("state", "busy"), [("40P01", True), ("55P03", True), ("53100", False), (None, False)]
)
def test_the_same_of_postgresql(state: str | None, busy: bool) -> None:
    error = OperationalError()
    error.__cause__ = type("Said", (Exception,), {"sqlstate": state})()
    assert is_busy(error) is busy


def test_that_is_what_sqlite_says(tmp_path) -> None:
    holder, other = (sqlite3.connect(tmp_path / "x", isolation_level=None, timeout=0) for _ in range(2))
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as said:
        other.execute("BEGIN IMMEDIATE")
    error = OperationalError()
    error.__cause__ = said.value
    assert is_busy(error)
