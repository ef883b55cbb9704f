"""The recovery key: whole or refused, never made in another's place, and able to leave the machine."""

import errno
import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from alongside.base import files
from alongside.ops.backup import dump, recovery
from alongside.ops.backup.container import BadBackup, Writer, lines
from alongside.ops.backup.recovery import BadRecoveryKey
from alongside.ops.doctor.findings import recovery as look

ANOTHER = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path: Path) -> Path:
    settings.DATA, settings.KEYS = tmp_path / "data", tmp_path / "keys"
    settings.DATA.mkdir()
    settings.KEYS.mkdir(mode=0o700)
    return settings.KEYS


def sealed(folder: Path, name: str = "alongside-1.backup") -> Path:
    """A small backup, made for the key whose half lies in this folder."""
    path = dump.folder() / name
    path.parent.mkdir(exist_ok=True)
    half = recovery.public(folder)
    with path.open("wb") as file:
        writer = Writer(file, partial(recovery.sealed_for, half), made_for=half.hex())
        writer.line(b'{"made": "2026-02-28"}')
        writer.close()
    return path


def test_it_is_made_where_an_installation_begins_and_nowhere_else(keys: Path) -> None:
    recovery.first(keys, dump.folder())
    key = recovery.kept(keys)
    recovery.first(keys, dump.folder())
    assert recovery.kept(keys) == key
    sealed(keys)
    for name in (recovery.FILE, recovery.PUBLIC):
        (keys / name).unlink()
    recovery.first(keys, dump.folder())
    assert not recovery.is_known(keys), "a backup is here that a new key would not open"
    with pytest.raises(BadRecoveryKey, match="none is made in its place.*keys --new-recovery"):
        recovery.public(keys)
    assert (
        look().state
        == f"There is no recovery key in {keys}, and none is made in its place, since older "
        + ("backups would not open with it")
    )


def test_a_backup_with_no_key_is_refused_in_words(keys: Path, db: None, world: Any) -> None:
    dump.folder().mkdir()
    (dump.folder() / "older.backup").write_bytes(b"x")
    with pytest.raises(CommandError, match=f"No backup was made: There is no recovery key in {keys}"):
        call_command("backup")
    assert [one.name for one in dump.folder().iterdir()] == ["older.backup"]


@pytest.mark.parametrize("left", ["", "ABCD-EF", "\x00" * 40, "\udcff\udcfe"])
def test_a_key_that_a_full_disk_cut_is_found_and_the_half_that_seals_goes_on(keys: Path, left: str) -> None:
    recovery.new(keys)
    sealed(keys)
    assert look().do == ""
    (keys / recovery.FILE).write_text(left, errors="surrogateescape")
    assert look().state == f"{keys / recovery.FILE} is empty or cut off"
    assert look().do.startswith("Write the printed key into it again, or remove it; where the key is lost: ")
    sealed(keys, "alongside-2.backup")
    (keys / recovery.PUBLIC).write_text("")
    assert look().state == f"{keys / recovery.PUBLIC} is empty or cut off, so nothing can be sealed"
    (keys / recovery.PUBLIC).unlink()
    assert look().state == f"{keys / recovery.FILE} is empty or cut off"


def test_the_key_may_leave_the_machine_and_it_alone_opens_what_was_sealed_without_it(keys: Path) -> None:
    key = recovery.new(keys)
    (keys / recovery.FILE).unlink()
    path = sealed(keys)
    assert look().state == "alongside-1.backup is sealed for the recovery key that was printed"
    assert key.encode() not in path.read_bytes()
    with path.open("rb") as file:
        assert list(lines(file, key.lower().replace("-", " "))) == [b'{"made": "2026-02-28"}']
    for wrong in (ANOTHER, lambda salt: recovery.public(keys)):  # the half that seals opens nothing
        with path.open("rb") as file, pytest.raises(BadBackup, match="does not fit"):
            list(lines(file, wrong))
    (keys / recovery.FILE).write_text(f"{ANOTHER}\n")
    assert look().state == f"{keys / recovery.FILE} is not the key that backups are sealed for"


def test_a_new_one_says_what_it_means_for_older_backups(
    keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = recovery.new(keys)
    path = sealed(keys)
    call_command("keys", new_recovery=True)
    said = capsys.readouterr().out
    assert f"A new recovery key stands in {keys / recovery.FILE}. Print it" in said
    assert "made before open with the older key alone: keep its paper as long as you keep them" in said
    assert recovery.kept(keys) != older
    assert look().state.startswith(f"the recovery key does not open {path}")
    (keys / recovery.FILE).unlink()
    assert look().state == f"{path} was made for another recovery key"
    with path.open("rb") as file:
        assert list(lines(file, older))


def test_a_full_disk_leaves_what_was_there_and_nothing_half(
    keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = recovery.new(keys)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError):
        recovery.new(keys)
    assert recovery.kept(keys) == key
    assert sorted(one.name for one in keys.iterdir()) == [recovery.FILE, recovery.PUBLIC]
