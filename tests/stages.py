"""`python3 run.py test`: every stage in turn, a table of them, and one closing line.

With words, they go to pytest as they are: `python3 run.py test tests/core -k promise`. The word
`--postgres` in front runs those tests on a throw-away PostgreSQL. `spark` alone runs those of Spark, and `question` those of
the question of a service, each in the environment that its own lock makes.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import run as run_py
from alongside.pipeline import engine
from tests import postgres
from tests.e2e import chromium

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "tests"
BOTH_CORES = ("-n", "2", "--dist", "loadfile")
#: A story waits for its browser and its server a quarter of its time: a third one goes on meanwhile.
AND_ONE_MORE = ("-n", "3", "--dist", "loadfile")
#: What PostgreSQL is not asked again: files that ask no database anything, and sweeps whose every statement is one that the
#: rest of these folders sends too. What is new runs there, until somebody has looked and names it here.
NOT_ON_POSTGRES = (
    "domain/analyse", "domain/papers", "domain/test_bring_in_hostile.py", "domain/test_passwords.py",
    "domain/test_rooms.py", "domain/test_tampering.py", "domain/test_turns.py", "portal/test_for_whom.py",
    "web/test_elsewhere_refused.py", "web/test_facts.py", "web/test_full_disk.py", "web/test_handed.py",
    "web/test_headers.py", "web/test_held.py", "web/test_home_screen.py", "web/test_matrix.py",
    "web/test_not_saved.py", "web/test_pages.py", "web/test_pencil.py", "web/test_refusals.py",
    "web/test_refused_forms.py", "web/test_service.py", "web/test_sign_in.py", "web/test_team.py",
    "web/test_wrong_input.py",
)  # fmt: skip
WITHOUT_BROWSER = ("authorities", "architecture", "research", "core", "domain", "web", "portal", "attack")


@dataclass
class Stage:
    """A group of checks: command lines that pass or fail whole, or one run of pytest."""

    name: str
    commands: list[list[str]] = field(default_factory=list)
    pytest: list[str] = field(default_factory=list)
    missing: str = ""  # what this machine has not got, and how to get it
    on_postgres: bool = False
    beside: str = ""  # the environment of run.py whose packages come first
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0


def stages() -> list[Stage]:
    """The checks of the source, and then the tests."""
    return [
        Stage(
            "lint",
            commands=[
                ["-m", "ruff", "check", "--quiet", "."],
                ["-m", "ruff", "format", "--check", "--quiet", "."],
                ["-m", "djlint", "alongside", "--lint", "--quiet"],
                ["-m", "djhtml", "--check", "--tabwidth", "2", "alongside/web/templates"],
                ["-m", "deptry", "."],
            ],
        ),
        Stage(
            "ladder",
            commands=[["-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]],
        ),
        Stage("types", commands=[["-m", "mypy"]]),
        Stage("tests", pytest=[*(f"tests/{name}" for name in WITHOUT_BROWSER), *BOTH_CORES]),
        Stage(
            "on PostgreSQL",
            pytest=[
                *("tests/web", "tests/portal", "tests/domain"),
                *(f"--ignore=tests/{name}" for name in NOT_ON_POSTGRES),
                *(*BOTH_CORES, "--no-loadscope-reorder"),  # the longest has few tests: it would come last
            ],
            missing="" if postgres.programs() else postgres.HOW_TO_GET_IT,
            on_postgres=True,
        ),
        Stage(
            "on Spark",
            pytest=["tests/spark"],
            missing="" if engine.java_installed() else engine.HOW_TO_GET_JAVA,
            beside="spark",
        ),
        Stage("the question", pytest=["tests/question"], beside="question"),
        Stage(
            "browser",
            pytest=["tests/e2e", *AND_ONE_MORE],
            missing="" if chromium.program() else chromium.HOW_TO_GET_IT,
        ),
    ]


def main(words: list[str]) -> int:
    """Run all stages, or pytest with these words; returns the exit status."""
    # A place without compiled files would cost each of some hundred processes the compiling of Django and of ours.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if words and words not in (["spark"], ["question"]):
        with _database(words[0] == "--postgres") as environ:
            return _python(["-m", "pytest", *[word for word in words if word != "--postgres"]], environ)
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    wanted = [stage for stage in stages() if not words or stage.beside == words[0]]
    for stage in wanted:
        run(stage)
    print(table(wanted))
    return 1 if any(stage.failed for stage in wanted) else 0


def run(stage: Stage) -> Stage:
    """Run one stage and count what passed and failed in it."""
    started = time.monotonic()
    print(f"\n== {stage.name}", flush=True)
    for command in stage.commands:
        failed = _python(command, _environ()) != 0
        stage.failed += failed
        stage.passed += not failed
    if stage.missing:
        print(stage.missing)
        stage.failed, stage.skipped = (1, 0) if os.environ.get("CI") else (0, 1)
    elif stage.pytest:
        try:
            _run_pytest(stage)
        except run_py.Refused as reason:  # the environment it wants cannot be built
            print(reason)
            stage.failed = 1
    stage.seconds = time.monotonic() - started
    return stage


def _run_pytest(stage: Stage) -> None:
    report = REPORTS / f"{stage.name.replace(' ', '-')}.xml"
    with _database(stage.on_postgres) as environ:
        if stage.beside:
            environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *packages(stage.beside)])
        status = _python(["-m", "pytest", "-q", f"--junitxml={report}", *stage.pytest], environ)
    counts = ET.parse(report).getroot().find("testsuite").attrib if report.exists() else {}
    number = {name: int(counts.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
    stage.failed = number["failures"] + number["errors"]
    stage.skipped = number["skipped"]
    stage.passed = max(0, number["tests"] - stage.failed - stage.skipped)
    if status and not stage.failed:  # it broke before it could report a test
        stage.failed = 1


def packages(kind: str) -> list[str]:
    """Where the packages of another environment of run.py lie; it is built where it is not there yet."""
    ask = [run_py.environment(kind), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.split()


@contextlib.contextmanager
def _database(on_postgres: bool) -> Iterator[dict[str, str]]:
    if not on_postgres:
        yield _environ()
        return
    with postgres.server() as address:
        yield _environ(ALONGSIDE_TEST_DATABASE=address)


def _environ(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def _python(words: list[str], environ: dict[str, str]) -> int:
    return subprocess.run([sys.executable, *words], cwd=ROOT, env=environ, check=False).returncode


def table(done: list[Stage]) -> str:
    """The stages with their counts and seconds, and the closing line."""
    wide = max(len(stage.name) for stage in done) + 2
    rows = [f"{'stage':<{wide}}{'passed':>8}{'failed':>8}{'skipped':>8}{'seconds':>9}"]
    rows += [f"{s.name:<{wide}}{s.passed:>8}{s.failed:>8}{s.skipped:>8}{s.seconds:>9.1f}" for s in done]
    passed, failed, skipped = (
        sum(getattr(s, name) for s in done) for name in ("passed", "failed", "skipped")
    )
    closing = f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
    return "\n" + "\n".join([*rows, "", closing])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
