"""What the doctor advises can be pasted: it names the data folder that was looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from alongside.ops.doctor.findings import backups, command, what_to_do


def test_the_folder_that_was_given_is_repeated(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "our data"
    assert backups().do == f"Run: python3 run.py backup --data '{tmp_path}/our data'"
    assert what_to_do(OperationalError("no such table: x")).endswith(f" --data '{tmp_path}/our data'")


@pytest.mark.parametrize("words", ["backup", "prepare --no-demo"])
def test_the_usual_folder_is_not(settings: Any, words: str) -> None:
    settings.DATA = (settings.ROOT / "data").resolve()
    assert command(words) == f"python3 run.py {words}"
