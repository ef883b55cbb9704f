"""What stands in the log when a page breaks: what broke and where, and nobody's words."""

import logging

import pytest
from django.db import DatabaseError, OperationalError
from django.test import Client

from alongside.web.agenda.views import items
from tests.world import World

WORDS = "That white van is in my space again"


def kept() -> logging.Formatter:
    """The form in which the installation writes its log."""
    found = [one.formatter for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    assert len(found) == 1
    assert found[0] is not None
    return found[0]


def log_of(
    world: World, broke: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> str:
    def breaks(*_: object) -> None:
        try:
            raise KeyError(WORDS)
        except KeyError as first:
            raise broke from first

    monkeypatch.setattr(items.people, "alliance", breaks)
    client = Client(raise_request_exception=False)
    client.force_login(world.sam)
    assert client.get(f"/alliances/{world.with_dean.id}/agenda/").status_code == 500
    return "\n".join(kept().format(record) for record in caplog.records)


def test_the_log_says_what_broke_and_where_and_nobodys_words(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = log_of(world, DatabaseError("DETAIL: Key (words)=(white van)"), monkeypatch, caplog)
    assert "white van" not in text
    assert text.index("django.db.utils.DatabaseError") < text.index("builtins.KeyError")
    assert " breaks\n" in text


def test_what_is_about_the_machine_is_said_in_full(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = log_of(world, OperationalError("database is locked"), monkeypatch, caplog)
    assert "database is locked" in text
    assert "white van" not in text
