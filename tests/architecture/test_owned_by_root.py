"""Root first, the service's user second: what was left behind is named, with what gives it to that user. And the other way."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from alongside import __main__ as started
from alongside.base.installation import BadInstallation


def test_a_file_of_somebody_elses_is_given_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "keyring.json"
    file.write_text("{}")
    denied = PermissionError(errno.EACCES, "Permission denied", str(file))
    assert "chown" not in started._mended_by(denied), "mine already"
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert started._mended_by(denied).endswith(f"sudo chown -R 4711 {file}")
    absent = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "absent"))
    assert started._mended_by(absent) == started.ELSEWHERE, (
        "nobody is told to take over a folder of the system"
    )


def test_root_leaves_no_files_among_those_of_the_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = list(tmp_path.stat())
    state[4] = 65534  # nobody, who is the same number on every machine of ours
    theirs = SimpleNamespace(exists=lambda: True, stat=lambda: os.stat_result(state))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(
        BadInstallation, match="nothing was done. Run it as that user: sudo -u nobody python3 run.py"
    ):
        started._refuse_to_leave_files_of_root(theirs)  # type: ignore[arg-type]
    state[4] = 0
    started._refuse_to_leave_files_of_root(theirs)  # type: ignore[arg-type]
    started._refuse_to_leave_files_of_root(tmp_path / "not there yet")
    state[4] = 65534
    monkeypatch.setattr(os, "geteuid", lambda: 65534)
    started._refuse_to_leave_files_of_root(theirs)  # type: ignore[arg-type]


def test_it_is_asked_before_any_command_but_those_that_only_look(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_data: Path) -> None:
        raise BadInstallation("belongs to nobody")

    monkeypatch.setattr(started, "_refuse_to_leave_files_of_root", refuse)
    monkeypatch.setattr("django.core.management.execute_from_command_line", lambda words: print(*words))
    with pytest.raises(SystemExit, match="belongs to nobody"):
        started.main(["backup"])
    started.main(["doctor"])
    assert capsys.readouterr().out.startswith("alongside doctor")
