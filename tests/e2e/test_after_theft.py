"""The way out of a theft of the keys, walked on a real installation, on both databases."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from alongside.base.installation import read
from tests import postgres
from tests.e2e.test_backup import HASHES, ONE_EVENT
from tests.e2e.test_keys_lost import WORDS
from tests.e2e.test_releases import OnPostgres, assert_whole, filled
from tests.installation import Installation, prepared

WRAPPED = "from alongside.base.models import DataKey\nprint(*[bytes(one.wrapped).hex() for one in DataKey.objects.all()])"
SESSION = (
    "from django.contrib.sessions.backends.db import SessionStore as S; from django.conf import settings\n"
    "s = S(); s['x'] = 1; s.save(); print(settings.SECRET_KEY)"
)
LEFT = "from django.contrib.sessions.models import Session; from django.conf import settings\nprint(Session.objects.count(), settings.SECRET_KEY)"


def test_the_stolen_keys_open_nothing_of_the_new_database(tmp_path: Path) -> None:
    home = prepared(tmp_path / "data")
    assert home.python(ONE_EVENT).returncode == 0
    assert home.run("backup").returncode == 0
    secret = home.python(SESSION).stdout.strip()
    stolen = Path(shutil.copytree(home.keys, tmp_path / "stolen"))
    wrapped = home.python(WRAPPED).stdout.split()
    with closing(sqlite3.connect(home.data / "alongside.sqlite3")) as server:
        server.execute("SELECT count(*) FROM people_person").fetchone()
        done = home.run("keys", "--renew", "--after-theft")
    assert done.returncode == 1
    assert "Stop the server first; nothing was changed." in done.stderr
    assert {one.name: one.read_bytes() for one in stolen.iterdir()} == {
        one.name: one.read_bytes() for one in home.keys.iterdir()
    }
    done = home.run("keys", "--renew", "--after-theft")
    assert done.returncode == 0, done.stderr
    assert "k2 is the only key now" in done.stdout
    assert home.python(WORDS).stdout == "Canary about the dog\n"
    sessions, now = home.python(LEFT).stdout.split()
    assert (sessions, now == secret) == ("0", False)
    raw = b"".join(path.read_bytes() for path in home.data.glob("alongside.sqlite3*"))
    assert len(wrapped) > 5
    assert not [one for one in wrapped if bytes.fromhex(one) in raw], "nothing that the old keys open is left"
    _with_the_stolen_keys(home, stolen, tmp_path)
    _recovery_key_and_backup(home, tmp_path)


def _with_the_stolen_keys(home: Installation, stolen: Path, tmp_path: Path) -> None:
    thief = home.copy_to(tmp_path / "thief")
    here = read(thief.data)
    assert here
    shutil.copy(stolen / "keyring.json", here.keys / "keyring.json")
    done = thief.python(WORDS)
    assert done.returncode == 1
    assert "The keyring has no key k2" in done.stderr


def _recovery_key_and_backup(home: Installation, tmp_path: Path) -> None:
    """What the command says to do next."""
    older = (home.keys / "recovery-key.txt").read_text()
    done = home.run("keys", "--new-recovery")
    assert done.returncode == 0, done.stderr
    key = (home.keys / "recovery-key.txt").read_text()
    assert key != older
    done = home.run("backup")
    assert done.returncode == 0, done.stderr
    newest = max((home.data / "backups").glob("*.backup"))
    back = Installation(tmp_path / "back")
    done = back.run("restore", str(newest), "--recovery-key", older.strip())
    assert done.returncode == 1
    done = back.run("restore", str(newest), "--recovery-key", key.strip())
    assert done.returncode == 0, done.stderr
    assert back.python(HASHES).stdout == home.python(HASHES).stdout != ""


def test_on_postgres_everything_reads_as_before(tmp_path: Path) -> None:
    with postgres.server(options="") as address:
        home = filled("0.1.0", tmp_path / "data", postgres.database(address, "stolen"))
        assert isinstance(home, OnPostgres)
        assert home.run("prepare", "--no-demo").returncode == 0
        wrapped = home.python(WRAPPED).stdout.split()
        done = home.run("keys", "--renew", "--after-theft")
        assert done.returncode == 0, done.stderr
        assert not {*wrapped} & {*home.python(WRAPPED).stdout.split()}
        assert_whole(home, "0.1.0", gone="people.Guess")
