"""The keys folder is gone: what is said, what brings it back out of a backup, and what is lost without one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alongside.base.keyring import FILE
from alongside.ops.backup import recovery
from tests.e2e.test_backup import HASHES, ONE_EVENT
from tests.installation import Installation, prepared

WORDS = "from alongside.people.models import GoodToKnow\nprint(GoodToKnow.objects.get().words)"


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, Path, str]:
    home = prepared(tmp_path_factory.mktemp("home") / "data")
    assert home.python(ONE_EVENT).returncode == 0
    key = recovery.kept(home.keys)
    (home.keys / recovery.FILE).unlink()  # printed and taken away
    done = home.run("backup")
    assert done.returncode == 0, done.stderr
    assert "It opens only with the recovery key that was printed." in done.stdout
    return home, next((home.data / "backups").glob("*.backup")), key


def test_the_keys_come_back_out_of_a_backup_and_the_data_is_not_touched(
    backed_up: tuple[Installation, Path, str], tmp_path: Path
) -> None:
    home, kept, key = backed_up
    lost = home.copy_to(tmp_path / "lost")
    before = lost.python(HASHES).stdout
    shutil.rmtree(lost.keys)
    done = lost.run("doctor")
    assert done.returncode != 0
    assert "Put back the keys folder" in done.stdout + done.stderr
    assert not lost.keys.exists(), "no new keys are made in the place of those that are lost"
    done = lost.run("restore", str(kept), "--keys-only", "--recovery-key", key)
    assert done.returncode == 0, done.stderr
    assert f"The keyring (k1) is back in {lost.keys} and opens the data." in done.stdout
    assert lost.python(HASHES).stdout == before != ""
    assert lost.python(WORDS).stdout == "Canary about the dog\n"
    said = lost.run("doctor").stdout
    assert "the keys fit the data" in said
    assert "the recovery key opens alongside-" in said


def test_other_keys_are_not_put_in_the_place_of_those_that_fit(
    backed_up: tuple[Installation, Path, str], tmp_path: Path
) -> None:
    home, kept, key = backed_up
    done = home.run("restore", str(kept), "--keys-only", "--recovery-key", key)
    assert done.returncode == 1
    assert "opens the data already. Nothing was changed." in done.stderr
    newer = home.copy_to(tmp_path / "newer")
    assert newer.run("keys", "--renew").returncode == 0
    (newer.keys / FILE).unlink()
    done = newer.run("restore", str(kept), "--keys-only", "--recovery-key", key)
    assert done.returncode == 1
    assert "or the keys were renewed after it. Take a newer backup. Nothing was changed." in done.stderr
    assert not (newer.keys / FILE).exists()


def test_a_ring_that_does_not_fit_is_kept_beside(
    backed_up: tuple[Installation, Path, str], tmp_path: Path
) -> None:
    home, kept, key = backed_up
    mixed = home.copy_to(tmp_path / "mixed")
    (mixed.keys / FILE).write_text('{"active": "k1", "keys": {"k1": "' + "A" * 43 + '="}}')
    done = mixed.run("restore", str(kept), "--keys-only", "--recovery-key", key)
    assert done.returncode == 0, done.stderr
    assert mixed.python(WORDS).stdout == "Canary about the dog\n"
    [aside] = mixed.keys.glob(f"{FILE}.replaced-*")
    assert "AAAA" in aside.read_text()


def test_a_backup_beside_an_emptied_key_does_not_point_to_it(
    backed_up: tuple[Installation, Path, str], tmp_path: Path
) -> None:
    home = backed_up[0].copy_to(tmp_path / "emptied")
    (home.keys / recovery.FILE).touch(mode=0o600)
    done = home.run("backup")
    assert done.returncode == 0, done.stderr
    assert "It opens only with the recovery key that was printed. " in done.stdout
    assert f"{home.keys / recovery.FILE} is empty or cut off" in done.stdout
