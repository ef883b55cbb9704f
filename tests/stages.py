"""`python3 run.py test`: every stage in turn, a table of them, and one closing line.

With words, they go to pytest as they are: `python3 run.py test tests/core -k promise`. The word
`--postgres` in front runs those tests on a throw-away PostgreSQL. `spark` alone runs those of Spark, in the environment
that its own lock makes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import run as run_py
from alongside.pipeline import java
from tests import postgres
from tests.e2e.chromium import HOW_TO_GET_IT as NO_CHROMIUM
from tests.e2e.chromium import program as chromium

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "tests"
BYTECODE = ROOT / "build" / "bytecode"
BOTH_CORES = ("-n", "2", "--dist", "loadfile")
#: The core knows no Django, so its tests start without it; and any of them may run anywhere.
CORE = ("-p", "no:django", "-n", "2", "--dist", "worksteal")
QUICK = ("tests/authorities", "tests/architecture", "tests/domain", "tests/web")
#: Where the sources are thrown away afterwards, a fifth of its time would go into a memory that nobody reads.
MYPY_REMEMBERS_NOTHING = ["--cache-dir", os.devnull] if os.environ.get("CI") else []
AT_MOST = {"core": 5, "all but PostgreSQL and browser": 60}  # seconds, on two quiet cores


@dataclass
class Stage:
    """A group of checks: command lines that pass or fail whole, or one run of pytest."""

    name: str
    commands: list[list[str]] = field(default_factory=list)
    pytest: list[str] = field(default_factory=list)
    missing: str = ""
    on_postgres: bool = False
    slow: bool = False  # not among those that are bounded: a browser, another database
    packages: str = ""  # the environment of run.py whose packages come first
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0


def stages() -> list[Stage]:
    """All stages: the checks of the source and Spark, which run beside the first of the tests, and then the tests."""
    return [*_checks(), _spark(), *_quick_tests(), *_slow_tests()]


def _checks() -> list[Stage]:
    return [
        Stage("empty database", commands=[["-m", "tests.template"]]),
        Stage(
            "lint",
            commands=[
                ["-m", "ruff", "check", "--quiet", "."],
                ["-m", "ruff", "format", "--check", "--quiet", "."],
                ["-m", "djlint", "alongside", "--lint", "--quiet"],
                ["-m", "deptry", "."],
            ],
        ),
        Stage(
            "ladder",
            commands=[["-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]],
        ),
        Stage("types", commands=[["-m", "mypy", *MYPY_REMEMBERS_NOTHING]]),
    ]


def _spark() -> Stage:
    missing = "" if java.there() else java.HOW_TO_GET_IT
    return Stage("on Spark", pytest=["tests/spark"], missing=missing, packages="spark")


def _quick_tests() -> list[Stage]:
    return [
        Stage(
            "authorities to web",
            pytest=[*QUICK, *BOTH_CORES],
        ),
        Stage("core", pytest=["tests/core", *CORE]),
    ]


def _slow_tests() -> list[Stage]:
    no_postgres = "" if postgres.programs() else postgres.HOW_TO_GET_IT
    return [
        Stage(
            "on PostgreSQL",
            pytest=["tests/domain", *BOTH_CORES],
            missing=no_postgres,
            on_postgres=True,
            slow=True,
        ),
        Stage(
            "browser",
            pytest=["tests/e2e", *BOTH_CORES],
            missing="" if chromium() else NO_CHROMIUM,
            slow=True,
        ),
    ]


def main(words: list[str]) -> int:
    """Run all stages, or pytest with these words; returns the exit status."""
    if words == ["spark"]:
        return _only("on Spark")
    if words:
        with _database(words[0] == "--postgres") as environ:
            return _python(["-m", "pytest", *[word for word in words if word != "--postgres"]], environ)
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    set_up()
    started = time.monotonic()
    quick = run_beside([stage for stage in stages() if not stage.slow])
    spent = time.monotonic() - started
    done = [*quick, *map(run, (stage for stage in stages() if stage.slow))]
    print(table(done))
    print(bounds(next(stage.seconds for stage in done if stage.name == "core"), spent))
    return 1 if any(stage.failed for stage in done) else 0


def run_beside(quick: list[Stage]) -> list[Stage]:
    """The checks and Spark one after another, and beside them the first of the other tests; then the rest."""
    beside, tests = [one for one in quick if _beside(one)], [one for one in quick if not _beside(one)]
    with ThreadPoolExecutor(1) as aside:
        others = aside.submit(lambda: list(map(run, beside)))
        first = run(tests[0])
        done = others.result()
    return [*done, first, *map(run, tests[1:])]


def _beside(stage: Stage) -> bool:
    return bool(stage.commands or stage.packages)


def _only(name: str) -> int:
    stage = next(stage for stage in stages() if stage.name == name)
    REPORTS.mkdir(parents=True, exist_ok=True)
    print(table([run(stage)]))
    return 1 if stage.failed else 0


def run(stage: Stage) -> Stage:
    """Run one stage and count what passed and failed in it."""
    started = time.monotonic()
    if stage.commands:
        _run_commands(stage)
    elif not _beside(stage):
        print(f"\n== {stage.name}", flush=True)
    if stage.missing:
        print(stage.missing)
        stage.failed, stage.skipped = (1, 0) if os.environ.get("CI") else (0, 1)
    if stage.pytest and not stage.missing:
        try:
            _run_pytest(stage)
        except run_py.Refused as reason:  # the environment it wants can not be built
            print(reason)
            stage.failed = 1
    stage.seconds = time.monotonic() - started
    return stage


def _run_commands(stage: Stage) -> None:
    said = [f"\n\n== {stage.name}"]
    for command in stage.commands:
        status, words = _heard(command, _environ())
        said += [words] if words else []
        stage.failed += status != 0
        stage.passed += status == 0
    print("\n".join(said), flush=True)


def _heard(words: list[str], environ: dict[str, str]) -> tuple[int, str]:
    """Its status and what it said, to be printed whole at the end: something else is running beside it."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environ,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout.rstrip()


def _run_pytest(stage: Stage) -> None:
    report = REPORTS / f"{stage.name.replace(' ', '-')}.xml"
    words = ["-m", "pytest", "-q", f"--junitxml={report}", *stage.pytest]
    with _database(stage.on_postgres) as environ:
        if stage.packages:
            environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *packages(stage.packages)])
            status, said = _heard(words, environ)
            print(f"\n\n== {stage.name}\n{said}", flush=True)
        else:
            status = _python(words, environ)
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
    """Ours, with a place for compiled files where none are wanted beside the sources.

    Without one, each of some hundred processes would compile Django, pytest and all of ours anew.
    """
    ours = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    if ours.pop("PYTHONDONTWRITEBYTECODE", ""):
        ours.setdefault("PYTHONPYCACHEPREFIX", str(BYTECODE))
    return ours


def set_up() -> None:
    """What is made once: the environment of Spark, and all that is compiled. It is no part of the seconds below."""
    for stage in stages():
        if stage.packages and not stage.missing:
            with contextlib.suppress(run_py.Refused):  # its own stage asks again, and says it
                run_py.environment(stage.packages)
    compile_once()


def compile_once() -> None:
    """Compile the environment, and the tests in pytest's own way, where that was never done here.

    Otherwise each process of a first run would do it anew. What is edited later is compiled by those that run it.
    What is made for another Python stays as it is.
    """
    environ, stamp = _environ(), Path(sys.prefix, "alongside-stamp")
    done = Path(environ.get("PYTHONPYCACHEPREFIX", sys.prefix), "compiled-once")
    made_from = stamp.read_text("utf-8") if stamp.exists() else sys.version
    if done.exists() and done.read_text("utf-8") == made_from:
        return
    print("Compiling the tests and what they stand on (once, about fifteen seconds) ...", flush=True)
    for words in (
        ["-m", "compileall", "-q", "-j", "0", sysconfig.get_path("purelib")],
        ["-m", "pytest", "--collect-only", "-qqq", "-p", "no:cacheprovider", *QUICK, "tests/core"],
    ):
        subprocess.run(
            [sys.executable, *words], env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, check=False
        )
    done.parent.mkdir(parents=True, exist_ok=True)
    done.write_text(made_from, "utf-8")


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


def bounds(core: float, quick: float) -> str:
    """The two sums that are bounded, beside their bounds: what runs side by side counts once."""
    rows = zip(AT_MOST.items(), (core, quick), strict=True)
    return "\n" + "\n".join(f"{name}: {took:.1f} s (at most {most} s)" for (name, most), took in rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
