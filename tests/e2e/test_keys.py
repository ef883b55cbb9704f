"""Keys on a real installation: renewed under readers however often that is killed (B13), and left behind after a theft."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from alongside.base.installation import read
from bench.keys import run
from tests import postgres
from tests.e2e.test_releases import BEFORE, assert_whole, filled
from tests.installation import ONE_EVENT, STATE, Installation, prepared

WRAPPED = "from alongside.base.models import DataKey\nprint(*[bytes(key.wrapped).hex() for key in DataKey.objects.all()])"
SESSION = (
    "from django.contrib.sessions.backends.db import SessionStore as S; from django.conf import settings\n"
    "s = S(); s['x'] = 1; s.save(); print(settings.SECRET_KEY)"
)
LEFT = "from django.contrib.sessions.models import Session; from django.conf import settings\nprint(Session.objects.count(), settings.SECRET_KEY)"


def test_renewing_killed_again_and_again_every_word_opens(tmp_path: Path) -> None:
    """`bench.keys` runs it whole."""
    seen = run(prepared(tmp_path / "data"), rows=2_000, kills=3)
    assert seen["failed"] == 0
    assert int(str(seen["reads"])) > 100
    masters, unreadable = str(seen["left"]).rsplit(" ", 1)
    assert (masters.count("k"), unreadable) == (1, "0"), "all under one key, all readable"


def test_the_stolen_keys_open_nothing_of_the_new_database(tmp_path: Path) -> None:
    home = prepared(tmp_path / "data")
    assert home.python(ONE_EVENT).returncode == 0
    secret = home.python(SESSION).stdout.strip()
    stolen = Path(shutil.copytree(home.keys, tmp_path / "stolen"))
    wrapped = home.python(WRAPPED).stdout.split()
    with closing(sqlite3.connect(home.data / "alongside.sqlite3")) as server:
        server.execute("SELECT count(*) FROM people_person").fetchone()
        done = home.run("keys", "--renew", "--after-theft")
    assert done.returncode == 1
    assert "Stop the server first; nothing was changed." in done.stderr
    assert _files(stolen) == _files(home.keys)
    done = home.run("keys", "--renew", "--after-theft")
    assert done.returncode == 0, done.stderr
    assert "k2 is the only key now" in done.stdout
    assert home.python(STATE).stdout.endswith("True Canary about the dog\n")
    sessions, now = home.python(LEFT).stdout.split()
    assert (sessions, now == secret) == ("0", False)
    raw = b"".join(path.read_bytes() for path in home.data.glob("alongside.sqlite3*"))
    assert len(wrapped) > 5
    assert not [key for key in wrapped if bytes.fromhex(key) in raw], "nothing that the old keys open is left"
    _with_the_stolen_keys(home, stolen, tmp_path)
    for words in (["keys", "--new-recovery"], ["backup"]):  # what the command says to do next
        done = home.run(*words)
        assert done.returncode == 0, done.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _with_the_stolen_keys(home: Installation, stolen: Path, tmp_path: Path) -> None:
    thief = home.copy_to(tmp_path / "thief")
    remembered = read(thief.data)
    assert remembered
    shutil.copy(stolen / "keyring.json", remembered.keys / "keyring.json")
    done = thief.python(STATE)
    assert done.returncode == 1
    assert "The keyring has no key k2" in done.stderr


def test_after_a_theft_everything_reads_as_before_on_postgres(tmp_path: Path) -> None:
    with postgres.server(options="") as address:
        home = filled(BEFORE, tmp_path / "data", postgres.database(address, "stolen"))
        assert home.run("prepare", "--no-demo").returncode == 0
        wrapped = home.python(WRAPPED).stdout.split()
        done = home.run("keys", "--renew", "--after-theft")
        assert done.returncode == 0, done.stderr
        assert not {*wrapped} & {*home.python(WRAPPED).stdout.split()}
        assert_whole(home, BEFORE, after_theft=True)
