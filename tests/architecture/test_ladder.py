"""The ladder of docs/decisions, and that its contracts can fail."""

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.architecture.parsed import parsed

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "alongside"
HTTP = ("django.http", "django.urls", "django.shortcuts", "django.template")
HTTP_LIVES_IN = {"web", "portal", "api", "config"}


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


#: Lints each folder it is given, in one process: to start one for each took longer than the linting.
LINT = """
import contextlib, importlib, io, json, os, sys
from importlinter.cli import lint_imports
config, *roots = sys.argv[1:]
found = {}
for root in roots:
    os.chdir(root)
    sys.path.insert(0, root)
    importlib.invalidate_caches()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        found[root] = (lint_imports(config_filename=config, cache_dir=None), said.getvalue())
    sys.path.remove(root)
print(json.dumps(found))
"""
PACKAGES = (
    "core", "access", "base", "people", "reflection", "insight", "exchange", "documents",
    "web", "portal", "ops", "pipeline", "config",
)  # fmt: skip
WRONG = {
    "core": ("import django", "import sqlite3"),
    "access": ("from django.db import models",),
    "base": ("import alongside.people",),
    "people": ("import alongside.web",),
    "documents": ("import alongside.reflection.models",),
    "ops": ("import alongside.web", "import research.synthetic"),
    "research": ("import alongside.people", "import alongside.pipeline"),
}


def made(root: Path, *more: str) -> Path:
    """A package with the first steps of the ladder in it, each empty."""
    for package in (*PACKAGES, *more):
        (root / "alongside" / package).mkdir(parents=True)
        (root / "alongside" / package / "__init__.py").touch()
    (root / "alongside" / "__init__.py").touch()
    (root / "research").mkdir()
    for module in ("__init__", "synthetic"):
        (root / "research" / f"{module}.py").touch()
    return root


def linted(roots: list[Path]) -> list[tuple[int, str]]:
    """What import-linter says of each: its status and its words, under the contracts of this project."""
    command = [sys.executable, "-c", LINT, str(ROOT / "pyproject.toml"), *map(str, roots)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={})
    return [tuple(one) for one in json.loads(done.stdout).values()]


def test_the_contracts_break_on_a_wrong_import(tmp_path):
    right, unknown = made(tmp_path / "right"), made(tmp_path / "unknown", "somewhere_new")
    wrong = [(place, line) for place, lines in WRONG.items() for line in lines]
    roots = [made(tmp_path / str(n)) for n in range(len(wrong))]
    for root, (place, line) in zip(roots, wrong, strict=True):
        folder = root / "research" if place == "research" else root / "alongside" / place
        (folder / "wrong.py").write_text(line)
    holds, new, *broken = linted([right, unknown, *roots])
    assert holds[0] == 0, "the contracts hold before the wrong import"
    assert "somewhere_new" in new[1]
    assert [pair for pair, (status, _said) in zip(wrong, broken, strict=True) if status != 1] == []


def test_http_stays_at_the_edges():
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for package, path in sources()
        if package not in HTTP_LIVES_IN
        for name in imports(path)
        if any(within(name, module) for module in HTTP)
    ]
    assert not wrong, "\n".join(wrong)
