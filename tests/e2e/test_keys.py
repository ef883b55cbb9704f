"""Renewing keys is killed and taken up again while people read (B13). `bench.keys` runs it whole."""

from __future__ import annotations

from pathlib import Path

from bench.keys import run
from tests.installation import prepared


def test_killed_again_and_again_every_word_opens(tmp_path: Path) -> None:
    found = run(prepared(tmp_path / "data"), rows=4_000, kills=3)
    assert found["failed"] == 0
    assert int(str(found["reads"])) > 100
    masters, unreadable = str(found["left"]).rsplit(" ", 1)
    assert (masters.count("k"), unreadable) == (1, "0"), "all under one key, all readable"
