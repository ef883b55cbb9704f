"""The copy that is made before an upgrade, on both engines."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
from pathlib import Path

import pytest
from django.db import connection

from alongside.ops import before_migrate
from alongside.ops.before_migrate import NoCopy, keep_copy


def names_in(copy: Path) -> str:
    """The tables in a copy, as its own engine lists them."""
    if copy.suffix == ".sqlite3":
        with contextlib.closing(sqlite3.connect(copy)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return " ".join(name for (name,) in database.execute("SELECT name FROM sqlite_master"))
    listed = subprocess.run(["pg_restore", "--list", str(copy)], capture_output=True, text=True, check=True)
    return listed.stdout


def people_in(database: Path) -> int:
    with contextlib.closing(sqlite3.connect(database)) as opened:
        return opened.execute("SELECT count(*) FROM people_practitioner").fetchone()[0]


@pytest.fixture
def folder(settings, tmp_path, db):
    settings.DATA = tmp_path / "data"
    return settings.DATA / "before-migrate"


def test_a_copy_holds_every_table(folder):
    held = names_in(keep_copy())
    assert not [name for name in connection.introspection.table_names() if name not in held]
    assert folder.stat().st_mode & 0o077 == 0


def test_the_newest_copies_are_kept(folder):
    made = [keep_copy() for _ in range(before_migrate.KEPT + 2)]
    assert sorted(folder.iterdir()) == made[2:]


def test_without_a_copy_there_is_no_upgrade(folder, monkeypatch):
    monkeypatch.setattr(before_migrate.shutil, "which", lambda name: None)
    with pytest.raises(NoCopy, match="sudo apt install"):
        before_migrate._dump_postgres(folder / "x.dump")
