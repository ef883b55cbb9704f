"""Root first, the service's user second: what was left behind is named, with what gives it to that user."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from alongside import __main__ as started


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
