"""The ladder of docs/decisions, and that its contracts can fail."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.parsed import parsed

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "alongside"
HTTP = ("django.http", "django.urls", "django.shortcuts", "django.template")
HTTP_LIVES_IN = {"web", "portal", "api", "config"}
READS_REFLECTIONS = {"reflection", "supervision", "web", "config"}


@cache
def imports(path: Path) -> list[str]:
    """The dotted names that a file imports, wherever in it."""
    found: list[str] = []
    for node in parsed(path.read_text("utf-8")):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


def sources() -> list[tuple[str, Path]]:
    """Every file of the package, with the package of the ladder that it belongs to."""
    found = [(path.relative_to(PACKAGE).parts[0], path) for path in sorted(PACKAGE.rglob("*.py"))]
    assert len(found) > 30
    return found


def within(name: str, module: str) -> bool:
    return name == module or name.startswith(module + ".")


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", program, "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    return subprocess.run(
        command, cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("core", "import django"),
        ("core", "import sqlite3"),
        ("access", "from django.db import models"),
        ("base", "import alongside.people"),
        ("people", "import alongside.web"),
        ("ops", "import alongside.web"),
        ("somewhere_new", ""),
    ],
)
def test_the_contracts_break_on_a_wrong_import(tmp_path, place, line):
    for package in ("core", "access", "base", "people", "web", "ops", "config", place):
        (tmp_path / "alongside" / package).mkdir(parents=True, exist_ok=True)
        (tmp_path / "alongside" / package / "__init__.py").touch()
    (tmp_path / "alongside" / "__init__.py").touch()
    if not line:
        assert "somewhere_new" in lint(tmp_path).stdout
        return
    assert lint(tmp_path).returncode == 0, "the contracts hold before the wrong import"
    (tmp_path / "alongside" / place / "wrong.py").write_text(line)
    assert lint(tmp_path).returncode == 1


def test_http_stays_at_the_edges():
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for package, path in sources()
        if package not in HTTP_LIVES_IN
        for name in imports(path)
        if any(within(name, module) for module in HTTP)
    ]
    assert not wrong, "\n".join(wrong)


def test_reflections_are_read_by_supervision_and_own_load_alone():
    allowed = {PACKAGE / "insight" / "own_load.py"}
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for package, path in sources()
        if package not in READS_REFLECTIONS and path not in allowed
        for name in imports(path)
        if within(name, "alongside.reflection")
    ]
    assert not wrong, "\n".join(wrong)
