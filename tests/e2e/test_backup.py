"""Backup, restore and lost keys on a real installation (A10, A11): nothing lost, nothing altered unseen."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from alongside.base.keyring import FILE
from alongside.ops.backup import recovery
from tests.installation import ONE_EVENT, STATE, Installation, prepared

KILLED = (
    "import os, sys\nfrom alongside.base import files\nfrom django.core.management import call_command\n"
    "put = files.put\n"
    "def cut(path, text):\n"
    "    if path.name == 'keyring.json':\n        {when}\n"
    "    put(path, text)\n"
    "files.put = cut\n"
    "call_command('restore', {file!r}, recovery_key={key!r})"
)


EXERCISE = "# Nötig\r\n".encode() + b"\xff"  # as it is, also where no page can read it


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation whose recovery key was printed and taken away."""
    made = prepared(tmp_path_factory.mktemp("home") / "data")
    assert made.python(ONE_EVENT).returncode == 0
    (made.data / "exercises").mkdir()
    (made.data / "exercises" / "ours.toml").write_bytes(EXERCISE)
    return made


@pytest.fixture(scope="module")
def key(home: Installation) -> str:
    key = recovery.kept(home.keys)
    (home.keys / recovery.FILE).unlink()
    return key


@pytest.fixture(scope="module")
def backup(home: Installation, key: str) -> Path:
    done = home.run("backup")
    assert done.returncode == 0, done.stderr
    assert "restored once to prove it" in done.stdout
    assert "It opens only with the recovery key that was printed." in done.stdout
    return next((home.data / "backups").glob("*.backup"))


@pytest.fixture(scope="module")
def state(home: Installation, backup: Path) -> str:
    """What the rows are, that the trails hold, and that the words open."""
    state = home.python(STATE).stdout
    assert state.endswith("True Canary about the dog\n")
    return state


def test_a_restore_is_refused_where_the_file_is_harmed_done_again_where_it_was_killed_and_equal_at_last(
    home: Installation, backup: Path, key: str, state: str, tmp_path: Path
) -> None:
    raw = bytearray(backup.read_bytes())
    raw[len(raw) // 2] ^= 1
    harmed = tmp_path / "harmed.backup"
    harmed.write_bytes(raw)
    other = Installation(tmp_path / "new")
    done = other.run("restore", str(harmed), "--recovery-key", key)
    assert done.returncode == 1
    assert "Nothing was restored" in done.stderr
    assert "Traceback" not in done.stderr
    with closing(sqlite3.connect(other.data / "alongside.sqlite3")) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []
    for when in ("os._exit(9)", "put(path, text); os._exit(9)"):
        killed = other.python(KILLED.format(when=when, file=str(backup), key=key))
        assert killed.returncode == 9, killed.stderr
        assert "a restore was cut off" in other.run("doctor").stdout
    done = other.run("restore", str(backup), "--recovery-key", key)
    assert done.returncode == 0, done.stderr
    assert "cut off" in done.stdout
    assert other.python(STATE).stdout == state
    assert (other.data / "exercises" / "ours.toml").read_bytes() == EXERCISE
    findings = other.run("doctor").stdout
    assert "the keys fit the data" in findings
    assert "a restore was cut off" not in findings


def test_no_word_can_be_read_in_the_file(home: Installation, backup: Path) -> None:
    assert b"Canary" not in backup.read_bytes()
    assert b"Canary" not in (home.data / "alongside.sqlite3").read_bytes()


def test_restoring_over_data_is_refused(home: Installation, backup: Path, key: str) -> None:
    done = home.run("restore", str(backup), "--recovery-key", key)
    assert done.returncode == 1
    assert "already holds data" in done.stderr


def test_where_it_is_written_to_nothing_of_a_proof_stays_and_it_does_not_point_to_an_emptied_key(
    home: Installation, backup: Path, tmp_path: Path
) -> None:
    emptied = home.copy_to(tmp_path / "emptied")
    (emptied.keys / recovery.FILE).touch(mode=0o600)
    mark = emptied.python("from alongside.ops.backup.dump import mark; print(mark())").stdout.strip()
    stick = tmp_path / "stick"
    killed, others = stick / f"{mark}killed", stick / "alongside-prove-of-others-killed"
    others.mkdir(parents=True)
    killed.mkdir()
    (killed / "proof.sqlite3").write_text("half")
    old, young = stick / ".sunday.backup.0a1b2c3d.part", stick / ".theirs.backup.0a1b2c3d.part"
    for part in (old, young):
        part.touch()
    os.utime(old, (0, 0))
    done = emptied.run("backup", "--to", str(stick / "monday.backup"))
    assert done.returncode == 0, done.stderr
    assert sorted(stick.iterdir()) == [young, others, stick / "monday.backup"], (
        "another installation's may be under way"
    )
    assert f"{emptied.keys / recovery.FILE} is empty or cut off" in done.stdout


# ---------------------------------------------------------------- the keys are gone


def test_the_keys_come_back_out_of_a_backup_and_the_data_is_not_touched(
    home: Installation, backup: Path, key: str, state: str, tmp_path: Path
) -> None:
    lost = home.copy_to(tmp_path / "lost")
    shutil.rmtree(lost.keys)
    for word, status in (("backup", 1), ("doctor", 2)):
        done = lost.run(word)
        assert done.returncode == status
        assert "Put back the keys folder" in done.stderr + done.stdout
    assert not lost.keys.exists(), "no new keys are made in the place of those that are lost"
    done = lost.run("restore", str(backup), "--keys-only", "--recovery-key", key)
    assert done.returncode == 0, done.stderr
    assert f"The keyring (k1) is back in {lost.keys} and opens the data." in done.stdout
    assert lost.python(STATE).stdout == state
    findings = lost.run("doctor").stdout
    assert "the keys fit the data" in findings
    assert "the recovery key opens alongside-" in findings


def test_other_keys_are_not_put_in_the_place_of_those_that_fit(
    home: Installation, backup: Path, key: str, tmp_path: Path
) -> None:
    only_keys = ("restore", str(backup), "--keys-only", "--recovery-key", key)
    done = home.run(*only_keys)
    assert done.returncode == 1
    assert "opens the data already. Nothing was changed." in done.stderr
    newer = home.copy_to(tmp_path / "newer")
    assert newer.run("keys", "--renew").returncode == 0
    (newer.keys / FILE).unlink()
    done = newer.run(*only_keys)
    assert done.returncode == 1
    assert "or the keys were renewed after it. Take a newer backup. Nothing was changed." in done.stderr
    assert not (newer.keys / FILE).exists()


def test_a_ring_that_does_not_fit_is_kept_beside(
    home: Installation, backup: Path, key: str, state: str, tmp_path: Path
) -> None:
    mixed = home.copy_to(tmp_path / "mixed")
    (mixed.keys / FILE).write_text('{"active": "k1", "keys": {"k1": "' + "A" * 43 + '="}}')
    done = mixed.run("restore", str(backup), "--keys-only", "--recovery-key", key)
    assert done.returncode == 0, done.stderr
    assert mixed.python(STATE).stdout == state
    [aside] = mixed.keys.glob(f"{FILE}.replaced-*")
    assert "AAAA" in aside.read_text()
