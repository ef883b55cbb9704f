"""An upgrade of a real installation: copied once before it, however often it fails, and the way back walked (A9)."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from alongside import __version__
from tests import postgres
from tests.e2e.test_releases import BEFORE, FIRST, OnPostgres, assert_whole, filled, unpacked
from tests.installation import Installation, prepared

#: Five starts of an upgrade of two changes, of which the second one fails.
FAILING = (
    "from django.db.migrations.executor import MigrationExecutor as E; from django.core.management import call_command\n"
    "import sys; real = E.apply_migration\n"
    "def failing(self, state, migration, *rest, **more):\n"
    "    if migration.app_label == 'sessions': raise RuntimeError('no room\\nfor it')\n"
    "    return real(self, state, migration, *rest, **more)\n"
    "E.apply_migration = failing\n"
    "from django.core.management import CommandError\n"
    "for start in range(5):\n"
    "    try: call_command('prepare', no_demo=True)\n"
    "    except CommandError as reason: said = str(reason)\n"
    "sys.exit(said)"
)
APPLIED = (
    "from django.db.migrations.recorder import MigrationRecorder as R; from django.db import connection as c\n"
    "print(*sorted('.'.join(name) for name in R(c).applied_migrations()))"
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server(options="") as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, tmp_path: Path, server: str) -> Installation:
    """The data of the last version before models were renamed; the tables of sessions wait as well."""
    if request.param == "sqlite":
        home = unpacked(BEFORE, tmp_path / "data")
    else:
        home = filled(BEFORE, tmp_path / "data", postgres.database(server, tmp_path.name))
    done = home.run("migrate", "sessions", "zero")
    assert done.returncode == 0, done.stderr
    return home


def everything(home: Installation, *options: str) -> list[str]:
    """The whole database in its own words; PostgreSQL says the conditions of a table otherwise once it was read back."""
    if isinstance(home, OnPostgres):
        words = ["pg_dump", "--no-owner", *options, "--dbname", home.address]
        said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        return [line for line in said.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))]
    with closing(sqlite3.connect(home.data / "alongside.sqlite3")) as database:
        return list(database.iterdump())


def copies(home: Installation) -> list[Path]:
    return sorted((home.data / "before-migrate").glob("*.sealed"))


def test_an_upgrade_that_fails_five_times_keeps_the_copy_and_the_way_back_is_walked(
    before: Installation,
) -> None:
    stood, applied = everything(before), before.python(APPLIED).stdout.split()
    error = before.python(FAILING).stderr
    half_way = everything(before)
    assert set(before.python(APPLIED).stdout.split()) > set(applied), "the first changes went through"
    [copy] = copies(before)
    assert error == (
        f"The upgrade to {__version__} did not go through (RuntimeError: no room). Nothing is lost: the data from before "
        f"it are in {copy}. Go back with: python3 run.py undo_upgrade --data {before.data}, then start the version that "
        "you had.\n"
    )
    raw = copy.read_bytes()
    copy.write_bytes(raw[:-40] + bytes([raw[-40] ^ 1]) + raw[-39:])
    done = before.run("undo_upgrade")
    assert done.returncode == 1
    assert "was not put back, and nothing was changed" in done.stderr
    assert everything(before) == half_way
    copy.write_bytes(raw)
    if not isinstance(before, OnPostgres):
        with closing(sqlite3.connect(before.data / "alongside.sqlite3")) as server:
            server.execute("SELECT count(*) FROM people_person").fetchone()
            done = before.run("undo_upgrade")
        assert done.returncode == 1
        assert "Stop the server first; nothing was changed" in done.stderr
    done = before.run("undo_upgrade")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"The data from before the upgrade are back, from {copy}.")
    assert everything(before) == stood, "what the earlier version reads is what it left"
    assert copies(before) == [copy]
    assert not [path for path in before.data.glob(".*") if path.name.endswith((".back", ".part"))]
    done = before.run("prepare", "--no-demo")
    assert done.returncode == 0, done.stderr
    assert_whole(before, BEFORE)


def test_going_back_over_an_upgrade_that_went_through_keeps_what_was_written_since(
    before: Installation,
) -> None:
    stood = everything(before)
    for _twice in range(2):  # nothing is pending the second time, so nothing is copied
        assert before.run("prepare", "--no-demo").returncode == 0
    [copy] = copies(before)
    assert before.run("undo_upgrade").stderr.endswith(f"name its copy with --copy FILE; there are: {copy}.\n")
    since = everything(before, "--data-only")
    done = before.run("undo_upgrade", "--copy", str(copy))
    assert done.returncode == 0, done.stderr
    assert everything(before) == stood
    [present] = [path for path in copies(before) if path != copy]
    assert f"What was written since is not in them; it is kept in {present}." in done.stdout
    assert before.run("undo_upgrade", "--copy", str(present)).returncode == 0
    assert everything(before, "--data-only") == since


def test_a_command_before_the_upgrade_says_what_waits_and_does_nothing(tmp_path: Path) -> None:
    home = unpacked(FIRST, tmp_path / "data")
    stood = everything(home)
    for words in (
        ["backup"],
        ["keys", "--renew"],
        ["nightly"],
        ["serve"],
        ["organisation", "Salt", "--lead", "zoe"],
    ):
        done = home.run(*words)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
        assert (
            f"of an earlier Alongside than this one, which is {__version__}; nothing was done" in done.stderr
        )
    assert everything(home) == stood
    looked = home.run("doctor").stdout
    assert "look  audit: the database did not answer: no such column" in looked
    assert "can be written and has room" not in looked


def test_a_command_on_newer_data_is_refused_and_does_nothing(tmp_path: Path) -> None:
    here = prepared(tmp_path / "data")
    later = "from django.db.migrations.recorder import MigrationRecorder as R; from django.db import connection as c"
    assert here.python(f"{later}\nR(c).record_applied('people', '0999_what_comes_later')").returncode == 0
    done = here.run("backup")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert "of a newer Alongside than this one" in done.stderr
    assert not (here.data / "backups").exists()


def test_the_version_is_said_without_an_environment(tmp_path: Path) -> None:
    for words in (["run.py"], ["-m", "alongside"]):
        done = subprocess.run(
            ["python3", *words, "--version"],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
            env={"PATH": "/usr/local/bin:/usr/bin:/bin", "ALONGSIDE_DATA": str(tmp_path)},
        )
        assert done.stdout == f"Alongside {__version__}\n"
