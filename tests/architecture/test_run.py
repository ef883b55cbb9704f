"""run.py: what it refuses, in one line that says what mends it, and what it builds."""

import ast
import importlib.util
import os
import pathlib
import stat
import sys
from types import SimpleNamespace

import pytest

PATH = pathlib.Path(__file__).resolve().parent.parent.parent / "run.py"


@pytest.fixture
def run(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("run", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.delenv("ALONGSIDE_DATABASE", raising=False)
    (tmp_path / "requirements.lock").write_text("one==1\n")
    return module


@pytest.fixture
def installed(run, monkeypatch):
    """Stands in for the installing, which needs the network; says how often it was asked."""
    asked = []

    def install(side, lock):
        asked.append(lock.name)
        program = run.python_in(side)
        program.parent.mkdir(parents=True)
        program.symlink_to(sys.executable)
        (program.parent / "tool").write_text(f"#!{program}\n")

    monkeypatch.setattr(run, "install", install)
    return asked


def test_it_uses_the_standard_library_alone():
    tree = ast.parse(PATH.read_text("utf-8"))
    names = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert names
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def test_an_old_python_can_read_it_to_the_end_and_ci_can_start_it():
    ast.parse(PATH.read_text("utf-8"), feature_version=(3, 7))
    assert stat.S_IMODE(os.stat(PATH.parent / ".ci" / "run").st_mode) & stat.S_IXUSR


def refusal(run, capsys, words=()):
    assert run.main(list(words)) == 1
    said = capsys.readouterr().err.strip().splitlines()
    return said[-1]


def test_an_old_python_is_told_so(run, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 1))
    assert "needs Python 3.11 or newer" in refusal(run, capsys)


def test_a_missing_venv_is_named_with_the_command_that_mends_it(run, monkeypatch, capsys):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    version = ".".join(map(str, sys.version_info[:2]))
    assert f"sudo apt install python{version}-venv" in refusal(run, capsys)


@pytest.mark.parametrize(
    ("output", "mend"),
    [
        (
            "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution found for one",
            "PIP_FIND_LINKS",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "nothing was installed"),
        ("OSError: [Errno 28] No space left on device", "Free about"),
        ("something\nERROR: the last word\n\n", "the last word"),
    ],
)
def test_pips_trouble_is_put_in_one_line(run, output, mend):
    assert mend in run.why_pip_failed(output)
    assert "\n" not in run.why_pip_failed(output)


def test_nothing_half_built_is_left_when_installing_fails(run, monkeypatch, capsys):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    real = run.run_quietly

    def failing(command):
        if "pip" in command:
            return SimpleNamespace(returncode=1, stdout="ERROR: No matching distribution found for one")
        return real([*command, "--without-pip"])

    monkeypatch.setattr(run, "run_quietly", failing)
    assert "pip cannot reach the packages" in refusal(run, capsys)
    assert not [path.name for path in run.ROOT.glob(".venv*") if path.is_dir()]


def test_the_environment_is_built_once_and_anew_for_another_lock_or_minor_version(
    run, installed, monkeypatch
):
    first = run.environment("")
    assert first.exists()
    assert (first.parent / "tool").read_text().strip() == f"#!{run.ROOT}/.venv/bin/python", "the final folder"
    monkeypatch.setattr(run.sys, "version", "3.11.99 (main, another day) [another compiler]")
    monkeypatch.setattr(run.sys, "version_info", (*sys.version_info[:2], 99))
    assert run.environment("") == first
    assert installed == ["requirements.lock"], "a patch of Python builds nothing"
    monkeypatch.setattr(run.sys, "version_info", (3, 99, 0))
    run.environment("")
    (run.ROOT / "requirements.lock").write_text("one==2\n")
    run.environment("")
    assert len(installed) == 3


def test_what_root_has_built_is_read_by_the_user_of_the_service(run, installed, monkeypatch, capsys):
    folder = run.environment("").parent.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    monkeypatch.setattr(run.os, "access", lambda path, how: False)
    assert f"sudo chmod -R a+rX {folder}" in refusal(run, capsys)


def test_postgresql_and_analysing_have_environments_of_their_own(run, installed, monkeypatch):
    (run.ROOT / "requirements-postgres.lock").write_text("two==1\n")
    for words, kind in (
        ("analyse in.csv --out out.csv", "analysis"),
        ("analyse in --out out --on-spark local[2]", "spark"),
        ("analyse in --out out --on-spark=local[2]", "spark"),
        ("start --question", "question"),
        ("evidence --question file.md", "question"),
        ("evidence --out report", ""),
        ("backup here", ""),
    ):
        assert run.kind_for(words.split()) == kind
    monkeypatch.setenv("ALONGSIDE_DATABASE", "postgresql://somebody@localhost/alongside")
    assert run.environment(run.kind_for(["start"])).parent.parent.name == ".venv-postgres"


@pytest.mark.parametrize("words", [["--data", "{0}"], ["--data={0}"], []])
def test_a_folder_that_remembers_postgresql_needs_no_variable(run, monkeypatch, tmp_path, words):
    monkeypatch.delenv("ALONGSIDE_DATA", raising=False)
    folder = tmp_path / ("srv" if words else "data")
    said = ["backup", *(word.format(folder) for word in words)]
    assert run.kind_for(said) == ""
    folder.mkdir()
    (folder / "installation.toml").write_text('ready = true\ndatabase = "postgresql"\n')
    assert run.kind_for(said) == "postgres"
    (folder / "installation.toml").write_bytes(b"\xff")
    assert run.kind_for(said) == "", "what is wrong with it is said by the command"


def test_an_address_in_a_file_or_a_credential_is_for_postgresql_too(run, monkeypatch, tmp_path):
    (tmp_path / "alongside-database").write_text("postgresql://somebody@localhost/alongside")
    for name in ("CREDENTIALS_DIRECTORY", "ALONGSIDE_DATABASE_FILE"):
        assert run.kind_for(["start"]) == ""
        monkeypatch.setenv(name, str(tmp_path if name.startswith("C") else tmp_path / "alongside-database"))
        assert run.kind_for(["start"]) == "postgres"
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ([], ("alongside", ["start"])),
        (["--port", "8001"], ("alongside", ["start", "--port", "8001"])),
        (["--question", "--port", "8001"], ("alongside", ["start", "--port", "8001"])),
        (["backup", "here"], ("alongside", ["backup", "here"])),
        (["evidence", "--out", "report"], ("research", ["--out", "report"])),
        (["test", "tests/core", "-k", "x"], ("tests.stages", ["tests/core", "-k", "x"])),
    ],
)
def test_words_go_where_they_belong(run, monkeypatch, words, becomes):
    monkeypatch.setattr(run, "environment", lambda kind: pathlib.Path(kind or "python"))
    monkeypatch.setattr(run, "become", lambda python, module, rest: (module, rest))
    assert run.main(words) == becomes
