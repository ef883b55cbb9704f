"""The runner of the tests: what it compiles into, what it says at the end, and that a red check beside is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import stages
from tests.stages import Stage


def test_where_no_compiled_files_are_wanted_they_have_a_place_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    ours = stages._environ()
    assert "PYTHONDONTWRITEBYTECODE" not in ours
    assert ours["PYTHONPYCACHEPREFIX"] == str(stages.BYTECODE)
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    assert "PYTHONPYCACHEPREFIX" not in stages._environ()


def test_the_environment_is_compiled_once_and_again_when_it_was_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(stages.subprocess, "run", lambda command, **more: ran.append(command))
    monkeypatch.setattr(stages.sys, "prefix", str(tmp_path))
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "compiled"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    for stamp, times in (("one", 2), ("one", 2), ("another", 4)):
        (tmp_path / "alongside-stamp").write_text(stamp)
        stages.compile_once()
        assert len(ran) == times
    assert "compileall" in ran[0]
    assert "--collect-only" in ran[1]


def test_a_check_that_fails_beside_the_tests_counts_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(stages, "_run_pytest", lambda stage: setattr(stage, "passed", 3))
    good, bad = ["-c", "pass"], ["-c", "import sys; sys.exit('a fault in line 3')"]
    done = stages.run_beside([Stage("lint", commands=[good, bad]), Stage("one", pytest=["x"])])
    assert [(one.name, one.passed, one.failed) for one in done] == [("lint", 1, 1), ("one", 3, 0)]
    assert "a fault in line 3" in capsys.readouterr().out


def test_every_stage_is_run_whatever_runs_beside_what(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(stages, "run", lambda stage: ran.append(stage.name) or stage)
    quick = [one for one in stages.stages() if not one.slow]
    done = stages.run_beside(quick)
    assert sorted(one.name for one in done) == sorted(ran) == sorted(one.name for one in quick)
    folders = {word for one in stages.stages() for word in one.pytest if word.startswith("tests/")}
    here = {f"tests/{one.name}" for one in (stages.ROOT / "tests").iterdir() if [*one.glob("test_*.py")]}
    assert folders == here


def test_the_sums_stand_beside_their_bounds() -> None:
    said = stages.bounds(4.2, 51.26)
    assert "core: 4.2 s (at most 5 s)" in said
    assert "all but PostgreSQL, Spark and browser: 51.3 s (at most 60 s)" in said
