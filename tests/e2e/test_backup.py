"""Backup, restore and doctor on a real installation (A10, A11): nothing lost, nothing altered unseen."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.test_releases import assert_whole
from tests.installation import Installation, prepared
from tests.releases import make

HASHES = (
    "from alongside.ops.backup.tables import tables, content_hash\n"
    "print({m._meta.label: content_hash(m) for m in tables()})"
)
CHAINS = (
    "from alongside.audit import chain; from alongside.people.models import Organisation\n"
    "print(all(chain.verify(o.id).whole for o in Organisation.objects.all()))"
)
ONE_EVENT = (
    "from django.db import transaction; from alongside.audit.record import record\n"
    "from alongside.people.models import *; from alongside.base.models import Draft\n"
    "p = Practitioner.objects.called('sam').get(); v = p.as_viewer(); d = next(one for one in Person.objects.all() if one.name == 'Dean Walker')\n"
    "with transaction.atomic():\n"
    "    GoodToKnow.objects.create(org=p.org, person=d, kind='begin', words='Canary about the dog', on='2026-02-28')\n"
    "    record(v, 'test', [('person', d.id)], 'A', n=1)"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    made = prepared(tmp_path_factory.mktemp("home") / "data")
    assert made.python(ONE_EVENT).returncode == 0
    return made


@pytest.fixture(scope="module")
def kept(home: Installation) -> Path:
    done = home.run("backup")
    assert done.returncode == 0, done.stderr
    assert "restored once to prove it" in done.stdout
    return next((home.data / "backups").glob("*.backup"))


def key(home: Installation) -> str:
    return (home.keys / "recovery-key.txt").read_text().strip()


def test_restored_on_an_empty_machine_everything_is_equal(
    home: Installation, kept: Path, tmp_path: Path
) -> None:
    other = Installation(tmp_path / "new")
    done = other.run("restore", str(kept), "--recovery-key", key(home))
    assert done.returncode == 0, done.stderr
    assert other.python(HASHES).stdout == home.python(HASHES).stdout != ""
    assert other.python(CHAINS).stdout == "True\n"
    words = "from alongside.people.models import GoodToKnow\nprint(GoodToKnow.objects.get().words)"
    assert other.python(words).stdout == "Canary about the dog\n"


def test_the_demo_comes_back_equal_with_everything_that_was_worked_out_about_it(
    demo_data: Path, tmp_path: Path
) -> None:
    demo, other = Installation(demo_data).copy_to(tmp_path / "demo"), Installation(tmp_path / "new")
    done = demo.run("backup", "--to", str(tmp_path / "it.backup"))
    assert done.returncode == 0, done.stderr
    done = other.run("restore", str(tmp_path / "it.backup"), "--recovery-key", key(demo))
    assert done.returncode == 0, done.stderr
    assert other.python(HASHES).stdout == demo.python(HASHES).stdout != ""
    assert other.python(CHAINS).stdout == "True\n"


def test_no_word_can_be_read_in_the_file(home: Installation, kept: Path) -> None:
    assert b"Canary" not in kept.read_bytes()
    assert b"Canary" not in (home.data / "alongside.sqlite3").read_bytes()


def test_a_harmed_backup_is_refused_and_changes_nothing(
    home: Installation, kept: Path, tmp_path: Path
) -> None:
    raw = bytearray(kept.read_bytes())
    raw[len(raw) // 2] ^= 1
    harmed = tmp_path / "harmed.backup"
    harmed.write_bytes(raw)
    other = Installation(tmp_path / "new")
    done = other.run("restore", str(harmed), "--recovery-key", key(home))
    assert done.returncode != 0
    assert "Nothing was restored" in done.stderr
    assert "Traceback" not in done.stderr
    with closing(sqlite3.connect(other.data / "alongside.sqlite3")) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []
    done = other.run("restore", str(kept), "--recovery-key", key(home))
    assert done.returncode == 0, done.stderr


def test_restoring_over_data_is_refused(home: Installation, kept: Path) -> None:
    done = home.run("restore", str(kept))
    assert done.returncode != 0
    assert "already holds data" in done.stderr


def test_doctor_is_content_and_says_what_to_do_when_it_is_not(
    home: Installation, kept: Path, tmp_path: Path
) -> None:
    assert home.run("doctor").returncode == 0
    ill = home.copy_to(tmp_path / "ill")
    (ill.data / "backups" / "last-verified.json").unlink()
    assert (
        ill.python(
            "from django.db import connection as c\nc.cursor().execute('DROP TRIGGER audit_event_append_only_delete')"
        ).returncode
        == 0
    )
    done = ill.run("doctor")
    assert done.returncode == 1
    assert "python3 run.py backup" in done.stdout
    assert "append-only" in done.stdout.lower()


def test_data_without_its_keys_fails_closed(home: Installation, tmp_path: Path) -> None:
    ill = home.copy_to(tmp_path / "ill")
    (ill.keys / "keyring.json").unlink()
    for word, status in (("backup", 1), ("doctor", 2)):
        done = ill.run(word)
        assert done.returncode == status
        assert "Put back the keys folder" in done.stderr + done.stdout
    assert not (ill.keys / "keyring.json").exists()


KILLED = (
    "import os, sys\nfrom alongside.base import files\nfrom django.core.management import call_command\n"
    "put = files.put\n"
    "def cut(path, text):\n"
    "    if path.name == 'keyring.json':\n        {when}\n"
    "    put(path, text)\n"
    "files.put = cut\n"
    "call_command('restore', {file!r}, recovery_key={key!r})"
)


@pytest.mark.parametrize("when", ["os._exit(9)", "put(path, text); os._exit(9)"])
def test_a_restore_that_is_killed_is_said_and_done_again(
    home: Installation, kept: Path, tmp_path: Path, when: str
) -> None:
    other = Installation(tmp_path / "new")
    cut = other.python(KILLED.format(when=when, file=str(kept), key=key(home)))
    assert cut.returncode == 9, cut.stderr
    assert "a restore was cut off" in other.run("doctor").stdout
    done = other.run("restore", str(kept), "--recovery-key", key(home))
    assert done.returncode == 0, done.stderr
    assert "cut off" in done.stdout
    assert other.python(HASHES).stdout == home.python(HASHES).stdout != ""
    assert "the keys fit the data" in other.run("doctor").stdout
    assert "a restore was cut off" not in other.run("doctor").stdout


def test_one_of_an_older_backup_that_is_killed_after_its_rows_are_back_goes_on_at_the_next_start(
    tmp_path: Path,
) -> None:
    other, release = Installation(tmp_path / "new"), make.HERE / "0.1.0"
    killed = (
        "import os\nfrom alongside.ops.backup import restoring\nfrom django.core.management import call_command\n"
        "restoring.call_command = lambda *words, **more: os._exit(9)\n"
        f"call_command('restore', {str(release / 'release.backup')!r}, "
        f"recovery_key={(release / 'recovery-key.txt').read_text().strip()!r})"
    )
    assert other.python(killed).returncode == 9
    assert "cut off, or is under way, after all rows had come back" in other.run("doctor").stdout
    assert other.run("prepare", "--no-demo").returncode == 0
    assert "restore: none was cut off" in other.run("doctor").stdout
    assert_whole(other, "0.1.0")


def test_what_a_killed_proof_left_is_gone_after_the_next(home: Installation, kept: Path) -> None:
    mark = home.python("from alongside.ops.backup.load import mark; print(mark())").stdout.strip()
    left, other = (home.data / "backups" / f"{one}killed" for one in (mark, "alongside-prove-of-others-"))
    other.mkdir()
    left.mkdir()
    (left / "proof.sqlite3").write_text("half")
    assert home.run("backup").returncode == 0
    assert list(left.parent.glob("alongside-prove-*")) == [other], "another installation's may be under way"


def test_where_a_backup_is_written_to_nothing_else_stays(home: Installation, tmp_path: Path) -> None:
    to = tmp_path / "stick" / "monday.backup"
    assert home.run("backup", "--to", str(to)).returncode == 0
    assert list(to.parent.iterdir()) == [to]
