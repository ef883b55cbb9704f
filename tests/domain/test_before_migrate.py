"""The copy that is made before an upgrade, on both engines: sealed, one an upgrade, and the way back."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from alongside import __version__
from alongside.ops import before_migrate
from alongside.ops.backup import tables
from alongside.ops.backup.container import blocks
from alongside.ops.before_migrate import MAGIC, go_back, keep_copy, went_through
from alongside.ops.installing import refuse_newer_database
from tests.world import World


def held(copy: Path) -> str:
    """What stands in a copy, opened with the keyring of these tests."""
    with copy.open("rb") as file:
        return b"".join(blocks(file, before_migrate._secret, MAGIC)).decode()


@pytest.fixture
def folder(settings: Any, tmp_path: Path, db: None) -> Path:
    settings.DATA = tmp_path / "data"
    return settings.DATA / "before-migrate"


def test_a_copy_holds_every_table_and_nothing_of_it_can_be_read(folder: Path, world: World) -> None:
    copy = keep_copy()
    said = held(copy)
    assert not [name for name in connection.introspection.table_names() if name not in said]
    assert copy.name.endswith(f"-before-{__version__}.{connection.vendor}.sealed")
    for path in folder.rglob("*"):
        assert b"people_person" not in path.read_bytes()
        assert b"Dean" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_those_of_the_last_upgrades_are_kept_and_what_was_copied_in_plain_goes(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "20260101T000000000000.sqlite3").write_bytes(b"Dean in plain")
    made = []
    for _ in range(before_migrate.KEPT + 2):
        made.append(keep_copy())
        went_through()
    assert sorted(folder.iterdir()) == made[2:]


def test_without_a_copy_there_is_no_upgrade(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(before_migrate.shutil, "which", lambda name: None)
    with pytest.raises(CommandError, match="sudo apt install"):
        before_migrate._dump_postgres(None)  # type: ignore[arg-type]


def test_a_copy_of_the_other_engine_is_not_put_back(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = folder / "20260101T0-before-0.2.0.oracle.sealed"
    other.touch()
    with pytest.raises(CommandError, match=f"made on oracle, and this is {connection.vendor}. Nothing was"):
        go_back(other)


def test_what_another_program_applied_is_none_of_ours(folder: Path) -> None:
    MigrationRecorder(connection).record_applied("elsewhere", "0001_initial")
    refuse_newer_database()


def test_the_tables_that_migrations_make_are_those_of_the_models(db: None) -> None:
    """A backup is proven in tables made by the models alone."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_steps_drawn_together_later_are_known_and_one_that_lacks_is_an_older_version() -> None:
    steps = {key for key, step in MigrationLoader(None).disk_migrations.items() if not step.replaces}
    assert (tables.unknown(steps), tables.is_older(steps)) == ("", False)
    assert tables.is_older(steps - {("people", "0011_how_somebody_is_reached")})
