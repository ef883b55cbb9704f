"""Who waits to write to SQLite is served in the order of coming, and a long reader leaves no long log behind."""

import fcntl
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from alongside.base.database import is_busy
from alongside.base.sqlite import base
from alongside.base.sqlite.base import Queue
from alongside.config.settings import SQLITE

LIMIT = 64 * 1024 * 1024
Connect = Callable[..., BaseDatabaseWrapper]


@pytest.fixture
def connect(tmp_path: Path, django_db_blocker: Any) -> Iterator[Connect]:
    """New connections to a database of the test's own, under the settings as shipped."""
    made: list[BaseDatabaseWrapper] = []

    def new(**options: object) -> BaseDatabaseWrapper:
        ours = {**SQLITE, "NAME": tmp_path / "x.sqlite3", "OPTIONS": {**SQLITE["OPTIONS"], **options}}
        made.append(ConnectionHandler({"default": ours})["default"])
        made[-1].inc_thread_sharing()
        made[-1].ensure_connection()
        return made[-1]

    with django_db_blocker.unblock():
        yield new
        for one in made:
            one.close()


def begin(connection: BaseDatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(connection: BaseDatabaseWrapper) -> None:
    connection.commit()
    connection.set_autocommit(True)


def waiting(queue: Queue, many: int) -> None:
    """Until so many wait."""
    while len(queue.waiting) < many:
        threading.Event().wait(0.005)


def test_whoever_came_first_writes_first(connect: Connect, tmp_path: Path) -> None:
    holder, others, order = connect(), [connect() for _each in range(4)], []
    queue = base.QUEUES[str(tmp_path / "x.sqlite3")]

    def write(number: int) -> None:
        begin(others[number])
        order.append(number)
        end(others[number])

    begin(holder)
    with ThreadPoolExecutor(4) as pool:
        asked = []
        for number in (2, 0, 3, 1):
            asked.append(pool.submit(write, number))
            waiting(queue, len(asked))
        end(holder)
    assert [one.result() for one in asked] == [None] * 4
    assert order == [2, 0, 3, 1]


def test_a_turn_is_given_back_however_it_ends(connect: Connect) -> None:
    one, other = connect(), connect(timeout=5)
    begin(one)
    one.rollback()
    one.set_autocommit(True)
    begin(other)
    other.close()
    begin(one)
    end(one)
    outside = sqlite3.connect(one.settings_dict["NAME"], isolation_level=None)
    outside.execute("BEGIN IMMEDIATE")  # a program that knows of no queue
    one.cursor().execute("PRAGMA busy_timeout = 1")
    with pytest.raises(OperationalError) as said:
        begin(one)
    assert is_busy(said.value)
    outside.close()
    again = connect(timeout=0.05)
    begin(again)
    with pytest.raises(OperationalError) as said:
        begin(connect(timeout=0.05))
    assert is_busy(said.value), "and so is one of ours that gets no turn in time"
    end(again)
    assert not base.QUEUES[str(one.settings_dict["NAME"])].waiting
    if settings.POSTGRES is None:
        assert settings.DATABASES["default"]["ENGINE"] == "alongside.base.sqlite", "the product uses it"


def test_between_processes_the_file_beside_the_database_says_whose_turn_it_is(
    connect: Connect, tmp_path: Path
) -> None:
    writer = connect()
    begin(writer)
    with (tmp_path / "x.sqlite3-turn").open("r+b") as file:
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        end(writer)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert (tmp_path / "x.sqlite3-turn").stat().st_mode & 0o777 == 0o600


def test_a_long_reader_leaves_no_long_log(connect: Connect, tmp_path: Path) -> None:
    writer, reader, log = connect(), connect(), tmp_path / "x.sqlite3-wal"
    with writer.cursor() as cursor:
        cursor.execute("CREATE TABLE words (n INTEGER PRIMARY KEY, word BLOB)")
        cursor.execute("INSERT INTO words VALUES (0, zeroblob(1))")
    with reader.cursor() as held:
        held.execute("BEGIN")
        held.execute("SELECT * FROM words").fetchall()
        for n in range(1, 20):
            writer.cursor().execute("INSERT INTO words VALUES (%s, zeroblob(5000000))", [n])
        assert log.stat().st_size > LIMIT
        held.execute("COMMIT")
    for n in range(100, 103):  # what is written next is enough
        writer.cursor().execute("INSERT INTO words VALUES (%s, zeroblob(1))", [n])
    assert log.stat().st_size <= LIMIT
