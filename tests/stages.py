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
QUICK = (
    "tests/authorities",
    "tests/architecture",
    "tests/research",
    "tests/domain",
    "tests/web",
    "tests/attack",
)
#: Where the sources are thrown away afterwards, a fifth of its time would go into a memory that nobody reads.
MYPY_REMEMBERS_NOTHING = ["--cache-dir", os.devnull] if os.environ.get("CI") else []
#: Seconds, on two quiet cores. Spark's test is a command of its own, `run.py test spark`, and here once.
AT_MOST = {"core": 5, "all but PostgreSQL, Spark and browser": 60}


@dataclass
class Stage:
    """A group of checks: command lines that pass or fail whole, or one run of pytest."""

    name: str
    commands: list[list[str]] = field(default_factory=list)
    pytest: list[str] = field(default_factory=list)
    missing: str = ""
    on_postgres: bool = False
    slow: bool = False  # has a bound of its own: a browser, another database, another engine
    beside: str = ""  # the environment of run.py whose packages come first
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0


def stages() -> list[Stage]:
    """All stages: the checks of the source, which run beside the first of the tests, and then the tests."""
    return [*_checks(), *_quick_tests(), *_slow_tests()]


def _checks() -> list[Stage]:
    return [
        Stage("empty database", commands=[["-m", "tests.template"]]),
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
        Stage("types", commands=[["-m", "mypy", *MYPY_REMEMBERS_NOTHING]]),
    ]


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
            pytest=["tests/domain", "tests/web", *BOTH_CORES],
            missing=no_postgres,
            on_postgres=True,
            slow=True,
        ),
        Stage(
            "on Spark",
            pytest=["tests/spark"],
            missing="" if java.installed() else java.HOW_TO_GET_IT,
            beside="spark",
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
    compile_once()
    started = time.monotonic()
    quick = run_beside([stage for stage in stages() if not stage.slow])
    spent = time.monotonic() - started
    done = [*quick, *map(run, (stage for stage in stages() if stage.slow))]
    print(table(done))
    print(bounds(next(stage.seconds for stage in done if stage.name == "core"), spent))
    return 1 if any(stage.failed for stage in done) else 0


def run_beside(quick: list[Stage]) -> list[Stage]:
    """The checks of the source one after another, and beside them the first of the tests; then the other tests."""
    checks, tests = [one for one in quick if one.commands], [one for one in quick if one.pytest]
    with ThreadPoolExecutor(1) as aside:
        checking = aside.submit(lambda: list(map(run, checks)))
        first = run(tests[0])
        checked = checking.result()
    return [*checked, first, *map(run, tests[1:])]


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
    else:
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
    """What they say comes out whole, at the end: something else may be running beside them."""
    said = [f"\n\n== {stage.name}"]
    for command in stage.commands:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=_environ(),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        said += [done.stdout.rstrip()] if done.stdout.strip() else []
        stage.failed += done.returncode != 0
        stage.passed += done.returncode == 0
    print("\n".join(said), flush=True)


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
    """Ours, with a place for compiled files where none are wanted beside the sources.

    Without one, each of some hundred processes would compile Django, pytest and all of ours anew.
    """
    ours = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    if ours.pop("PYTHONDONTWRITEBYTECODE", ""):
        ours.setdefault("PYTHONPYCACHEPREFIX", str(BYTECODE))
    return ours


def compile_once() -> None:
    """Compile the environment, and the tests in pytest's own way, where that was never done here.

    Otherwise each process of a first run would do it anew. It belongs to setting up, and is no part of the seconds
    below: what is edited later is compiled in them. What is made for another Python stays as it is.
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
