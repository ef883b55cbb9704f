"""What is advised can be pasted: it names the data folder of this run, and all that was asked."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, ProgrammingError
from django.db.migrations.recorder import MigrationRecorder

from alongside.__main__ import main
from alongside.base.advice import command
from alongside.base.database import WeakDatabase, refuse_weak_settings
from alongside.ops.doctor.findings import backup, what_to_do
from alongside.ops.management.commands import serve, start
from alongside.ops.serving import CanNotListen, refuse_taken, site


def test_the_folder_that_was_given_is_repeated(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "our data"
    assert backup().do == f"Run: python3 run.py backup --data '{tmp_path}/our data'"
    assert what_to_do(OperationalError("no such table: x")).endswith(f" --data '{tmp_path}/our data'")


@pytest.mark.parametrize("words", ["backup", "prepare --no-demo"])
def test_the_usual_folder_is_not(settings: Any, words: str) -> None:
    settings.DATA = (settings.ROOT / "data").resolve()
    assert command(words) == f"python3 run.py {words}"


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
        with pytest.raises(CanNotListen) as no:
            refuse_taken(["127.0.0.1"], port, of().asked(**asked))
    said = advised.replace("8001", str(port + 1))
    assert str(no.value) == f"Port {port} is taken. Use another: python3 run.py {said} --data {tmp_path}"


@pytest.mark.django_db
def test_a_missing_guard_and_a_silent_database_name_the_folder(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr("alongside.base.database.guarded", lambda using: set())
    monkeypatch.setattr(
        "alongside.base.database._switched_off", lambda using: []
    )  # the tests' own server forgets
    with pytest.raises(WeakDatabase, match=f"Run: python3 run.py migrate --data {tmp_path}"):
        refuse_weak_settings()

    def silent(words: list[str]) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("django.core.management.execute_from_command_line", silent)
    with pytest.raises(SystemExit, match=f"Ask what is wrong: python3 run.py doctor --data {tmp_path}"):
        main(["keys"])


@pytest.mark.parametrize(
    "error",
    [OperationalError("no such table: x"), ProgrammingError('relation "x" does not exist\nLINE 1: SELECT')],
)
def test_a_folder_where_nothing_is_installed_asks_for_the_right_one(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: DatabaseError
) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr(MigrationRecorder, "has_table", lambda _self: False)

    def bare(words: list[str]) -> None:
        raise error

    monkeypatch.setattr("django.core.management.execute_from_command_line", bare)
    with pytest.raises(SystemExit, match=f"Nothing is installed in {tmp_path} yet.*--data FOLDER.*prepare"):
        main(["keys"])
    monkeypatch.setattr("alongside.ops.management.commands.backup.backup", lambda *_, **__: bare([]))
    with pytest.raises(type(error)):
        call_command("backup")


def test_where_one_table_of_many_is_missing_something_is_installed(
    monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    def older(words: list[str]) -> None:
        raise OperationalError("no such table: made_last_week")

    monkeypatch.setattr("django.core.management.execute_from_command_line", older)
    with pytest.raises(SystemExit, match="no such table: made_last_week.*doctor"):
        main(["keys"])


def test_a_mistyped_command_names_those_that_there_are(settings: Any, tmp_path: Path) -> None:
    """In a process of its own: here Django knows every command already."""
    environ = {**os.environ, "PYTHONPATH": str(settings.ROOT), "ALONGSIDE_DATA": str(tmp_path)}
    environ.pop("DJANGO_SETTINGS_MODULE", None)
    typed = [sys.executable, "-m", "alongside", "bakcup"]
    done = subprocess.run(typed, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no command bakcup. There are: analyse, anchor, backup, bring_in,")


def test_a_fault_of_ours_in_a_query_is_seen_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(words: list[str]) -> None:
        raise ProgrammingError('syntax error at or near "SELCT"')

    monkeypatch.setattr("django.core.management.execute_from_command_line", wrong)
    with pytest.raises(ProgrammingError):
        main(["keys"])


def test_a_link_to_hand_over_is_at_the_address_people_use(settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.HTTPS = ["localhost", "127.0.0.1"], False
    assert site(8011) == "http://localhost:8011"
    settings.ALLOWED_HOSTS, settings.HTTPS = ["alongside.example.org"], True
    assert site(8011) == "https://alongside.example.org"
