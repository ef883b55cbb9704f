from pathlib import Path
from typing import Any

import pytest

from alongside.base import files, keyring


@pytest.fixture
def ring(settings: Any, tmp_path: Path) -> Path:
    """The ring of these tests in a keys folder of the test's own, so that it can be renewed."""
    settings.DATA, settings.KEYS = tmp_path, tmp_path / "keys"
    settings.KEYS.mkdir(mode=0o700)
    path = settings.KEYS / keyring.FILE
    files.put(path, settings.KEYRING.written())
    settings.KEYRING = keyring.read(path)
    return path
