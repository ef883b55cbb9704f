"""Root first, the service's user second: what was left behind is named, with what gives it to that user. And the other way."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from alongside import __main__ as started
from alongside.base.installation import BadInstallation
from tests.installation import Installation


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


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give a folder away")
def test_that_is_said_in_one_line_and_the_doctor_still_looks(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    os.chown(data, 65534, 65534)
    done = Installation(data).run("backup")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert f"{data} belongs to nobody" in done.stderr
    assert not [*data.iterdir()]
    assert "There is no installation" in Installation(data).run("doctor").stderr
