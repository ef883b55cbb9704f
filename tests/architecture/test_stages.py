"""The runner of the tests: every folder of tests is in a stage, and a red check is seen."""

import pytest

from tests import stages
from tests.stages import Stage


def test_every_folder_of_tests_is_run() -> None:
    folders = {word for one in stages.stages() for word in one.pytest if word.startswith("tests/")}
    here = {f"tests/{one.name}" for one in (stages.ROOT / "tests").iterdir() if [*one.glob("test_*.py")]}
    assert folders == here
    assert [name for name in stages.NOT_ON_POSTGRES if not (stages.ROOT / "tests" / name).exists()] == []


def test_a_check_that_fails_counts_and_says_why(capfd: pytest.CaptureFixture[str]) -> None:
    good, bad = ["-c", "pass"], ["-c", "import sys; sys.exit('a fault in line 3')"]
    done = stages.run(Stage("lint", commands=[good, bad]))
    assert (done.passed, done.failed) == (1, 1)
    assert "a fault in line 3" in capfd.readouterr().err
    assert stages.table([done]).endswith("1 passed, 1 failed")


def test_what_this_machine_has_not_got_fails_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert stages.run(Stage("browser", pytest=["x"], missing="Install it")).failed == 1
    monkeypatch.delenv("CI")
    assert stages.run(Stage("browser", pytest=["x"], missing="Install it")).skipped == 1
