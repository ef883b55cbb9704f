"""A full disk: nothing is saved and no word lost, reading goes on and is noted, and it is said to whom it matters."""

import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base import database, room
from alongside.base.clock import new_id
from alongside.base.database import is_full
from alongside.contacts.models import Contact
from alongside.ops.doctor.findings import disk as disk_finding
from alongside.web import middleware
from tests.web.test_not_saved import WORDS, sent_again
from tests.world import World

GB = 1024**3


class Disk:
    """What is free beside the reserve."""

    def __init__(self, folder: Path):
        self.folder, self.free, self.total = folder, 100 * GB, 200 * GB

    def usage(self, _path: Path) -> SimpleNamespace:
        taken = room.RESERVE if (self.folder / ".reserve").exists() else 0
        return SimpleNamespace(free=max(0, self.free - taken), total=self.total)


@pytest.fixture
def disk(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    settings.DATA = tmp_path
    made = Disk(tmp_path)
    monkeypatch.setattr(room.shutil, "disk_usage", made.usage)
    return made


@pytest.fixture
def sam(world: World) -> Client:
    client = Client()
    client.force_login(world.sam)
    return client


def test_a_save_is_refused_with_every_word_and_goes_through_once_there_is_room(
    sam: Client, contact_form: str, disk: Disk
) -> None:
    assert not room.is_full()
    typed = {"id": [str(new_id())], "on_their_mind": [WORDS], "did": ["listened", "worked_out"]}
    disk.free = room.RESERVE + room.LEAST - 1
    answer = sam.post(contact_form, typed)
    assert (answer.status_code, answer.headers["Retry-After"]) == (507, "10")
    assert "Not saved. Your words are kept here." in answer.text
    assert sent_again(answer.text) == typed
    assert not Contact.objects.exists()
    disk.free += 1
    assert sam.post(contact_form, sent_again(answer.text)).status_code == 302
    assert Contact.objects.get().on_their_mind == WORDS
    disk.free = 0
    assert sam.post("/sign-out/").status_code == 302


def test_where_a_read_finds_the_disk_full_first_the_reserve_notes_it(
    world: World, sam: Client, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else filled it since the request began."""
    note, tried = middleware.record_reads, []

    def full_once(*words: Any) -> Any:
        tried.append(words)
        if len(tried) == 1:
            error = OperationalError("database or disk is full")
            error.__cause__ = sqlite3.OperationalError()
            error.__cause__.sqlite_errorname = "SQLITE_FULL"  # type: ignore[attr-defined]
            raise error
        return note(*words)

    monkeypatch.setattr(middleware, "record_reads", full_once)
    page = reverse("alliance", args=[world.with_dean.id])
    assert sam.get(page).status_code == 200
    assert len(tried) == 2
    assert Event.objects.filter(verb="read:alliance").count() == 1


def test_health_says_it_in_one_word(
    client: Client, db: None, disk: Disk, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/health/")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"ok", "text/plain")
    assert not answer.cookies
    disk.free = 0
    assert (client.get("/health/").status_code, client.get("/health/").text) == (503, "full")
    assert disk_finding().state.startswith("the disk is full: pages can be read, and nothing can be saved")
    disk.free = GB * 100
    assert client.get("/health/").text == "ok"
    monkeypatch.setattr(database, "answers", lambda: False)
    assert client.get("/health/").status_code == 503


@pytest.mark.parametrize("free", [19 * GB, 400 * 1024**2])
def test_a_lead_is_told_before_it_happens_and_nobody_else(
    world: World, sam: Client, disk: Disk, free: int
) -> None:
    maya = Client()
    maya.force_login(world.maya)
    said = "Once it is full nothing can be saved. Tell whoever looks after the computer"
    assert said not in maya.get("/team/").text
    disk.free = free + room.RESERVE
    if free < GB:
        disk.total = 2 * GB
    for page in ("/team/", "/me/"):
        assert f"Only {free // 1_000_000} MB are free on the disk." in maya.get(page).text
        assert said in maya.get(page).text
    assert said not in sam.get("/").text
    assert f"{free // 1_000_000} MB" in disk_finding().state


def test_what_says_that_the_disk_is_full() -> None:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("CREATE TABLE words (word TEXT)")
    database.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as no:
        database.execute("INSERT INTO words VALUES (?)", ["x" * 30_000])
    database.close()
    wrapped = OperationalError(str(no.value))
    wrapped.__cause__ = no.value
    assert is_full(wrapped)
    assert is_full(no.value)
    assert is_full(OSError(28, "No space left on device"))
    assert not is_full(OperationalError("database is locked"))
