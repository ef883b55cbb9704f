"""What is advised can be pasted: it names the data folder of this run, and all that was asked."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, ProgrammingError
from django.db.migrations.recorder import MigrationRecorder

from alongside.__main__ import main
from alongside.base.advice import command
from alongside.base.database import WeakDatabase, refuse_weak_settings
from alongside.ops.doctor.findings import backup, what_to_do
from alongside.ops.management.commands import serve, start
from alongside.ops.serving import refuse_taken


def test_the_folder_that_was_given_is_repeated_and_the_usual_one_is_not(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path / "our data"
    assert backup().do == f"Run: python3 run.py backup --data '{tmp_path}/our data'"
    assert what_to_do(OperationalError("no such table: x")).endswith(f" --data '{tmp_path}/our data'")
    settings.DATA = (settings.ROOT / "data").resolve()
    assert command("prepare --no-demo") == "python3 run.py prepare --no-demo"


@pytest.mark.parametrize(
    ("of", "asked", "advised"),
    [
        (start.Command, {"bind": None, "no_demo": True}, "--port 8001 --no-demo"),
        (start.Command, {"bind": None, "no_demo": False}, "--port 8001"),
        (serve.Command, {"bind": ["10.0.0.2", "::"]}, "serve --port 8001 --bind 10.0.0.2 --bind ::"),
    ],
)
def test_another_port_is_advised_with_all_that_was_asked(
    settings: Any, tmp_path: Path, of: Any, asked: dict[str, Any], advised: str
) -> None:
    settings.DATA = tmp_path
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError) as no:
            refuse_taken(["127.0.0.1"], port, of().asked(**asked))
    said = advised.replace("8001", str(port + 1))
    assert str(no.value) == f"Port {port} is taken. Use another: python3 run.py {said} --data {tmp_path}"


@pytest.mark.django_db
def test_a_missing_guard_names_the_folder(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr("alongside.base.database.guarded", lambda using: set())
    monkeypatch.setattr("alongside.base.database._switched_off", lambda using: [])  # on the tests' own server
    with pytest.raises(WeakDatabase, match=f"Run: python3 run.py migrate --data {tmp_path}"):
        refuse_weak_settings()


NOTHING = "Nothing is installed in {} yet.*--data FOLDER.*prepare"


@pytest.mark.parametrize(
    ("error", "installed", "raised", "match"),
    [
        (OperationalError("no such table: x"), False, SystemExit, NOTHING),
        (ProgrammingError('relation "x" does not exist\nLINE 1: SELECT'), False, SystemExit, NOTHING),
        (OperationalError("no such table: y"), True, SystemExit, "no such table: y.*doctor --data {}"),
        (OperationalError("gone"), True, SystemExit, "Ask what is wrong: python3 run.py doctor --data {}"),
        (ProgrammingError('syntax error near "SELCT"'), True, ProgrammingError, "SELCT"),  # a fault of ours
    ],
)
def test_what_a_database_says_leads_to_the_command_that_helps(
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: DatabaseError,
    installed: bool,
    raised: type[BaseException],
    match: str,
) -> None:
    def broken(*_words: object, **_more: object) -> None:
        raise error

    settings.DATA = tmp_path
    monkeypatch.setattr(MigrationRecorder, "has_table", lambda _self: installed)
    monkeypatch.setattr("django.core.management.execute_from_command_line", broken)
    with pytest.raises(raised, match=match.format(tmp_path)):
        main(["keys"])
    monkeypatch.setattr("alongside.ops.management.commands.backup.backup", broken)
    with pytest.raises(type(error) if not installed else CommandError):
        call_command("backup")


def test_a_mistyped_command_names_those_that_there_are(settings: Any, tmp_path: Path) -> None:
    """In a process of its own: here Django knows every command already."""
    environ = {**os.environ, "PYTHONPATH": str(settings.ROOT), "ALONGSIDE_DATA": str(tmp_path)}
    environ.pop("DJANGO_SETTINGS_MODULE", None)
    typed = [sys.executable, "-m", "alongside", "bakcup"]
    done = subprocess.run(typed, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no command bakcup. There are: analyse, anchor, backup, bring_in,")
