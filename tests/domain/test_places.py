"""Where things lie and whom they belong to; and each look of the doctor by itself, whatever breaks in it."""

import os
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from alongside.base import installation
from alongside.base.installation import BadInstallation, Installation, NotInstalled
from alongside.config import env
from alongside.config.env import BadSetting
from alongside.ops import installing
from alongside.ops.backup import recovery
from alongside.ops.doctor import looking, places
from alongside.ops.doctor.finding import Finding
from alongside.ops.doctor.looking import by_itself, status
from alongside.ops.management.commands import start
from alongside.people.models import Organisation
from tests.world import World

ADDRESS = "postgresql://sam:open%20sesame@db.example.org:5433/alongside"
KNOWN = {"HOST": "db.example.org", "PORT": "5433", "NAME": "alongside", "USER": "sam"}


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Path:
    """A data folder and a keys folder beside it, with a file in each."""
    settings.DATA, settings.KEYS = tmp_path / "data", tmp_path / "data-keys"
    for folder in (settings.DATA, settings.KEYS):
        folder.mkdir(mode=0o700)
        (folder / "file").touch(mode=0o600)
    return tmp_path


def test_the_file_says_all_but_the_password_and_comes_back_as_it_was(tmp_path: Path) -> None:
    keys = tmp_path / 'a "folder"'
    here = Installation(
        uuid.uuid4(), keys, {**KNOWN, "PASSWORD": "open sesame"}, ("ö.example.org",), True, True
    )
    installation.write(tmp_path, here)
    written = tmp_path / installation.FILE
    assert "sesame" not in written.read_text()
    assert written.stat().st_mode & 0o077 == 0
    read = installation.read(tmp_path)
    assert read == Installation(here.id, keys, KNOWN, ("ö.example.org",), True, True)


@pytest.mark.parametrize(
    "text", ["", "id = 3", "\x00", "id = 'x'", "[", 'database = "mysql"', "keys = []\nid = ''"]
)
def test_a_file_that_is_odd_is_refused_in_a_line(tmp_path: Path, text: str) -> None:
    (tmp_path / installation.FILE).write_text(text)
    with pytest.raises(
        BadInstallation, match=r"installation.toml is not as it was written \(.*\)\. Put it back"
    ) as no:
        installation.read(tmp_path)
    assert "\n" not in str(no.value)


def test_an_address_comes_from_a_credential_too_and_a_file_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of what a folder remembers of its database: tests/e2e/test_place.py."""
    monkeypatch.delenv("ALONGSIDE_DATABASE", raising=False)
    on_postgres = Installation(uuid.uuid4(), tmp_path, KNOWN)
    (tmp_path / "alongside-database").write_text(ADDRESS + "\n")
    with monkeypatch.context() as given:
        given.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
        assert (env.postgres(tmp_path, on_postgres) or {})["PASSWORD"] == "open sesame"
    monkeypatch.setenv("ALONGSIDE_DATABASE_FILE", str(tmp_path / "none"))
    with pytest.raises(BadSetting, match="none, where ALONGSIDE_DATABASE should stand, cannot be read"):
        env.postgres(tmp_path, on_postgres)


def test_keys_alone_ask_for_the_database_they_belong_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALONGSIDE_DATABASE", raising=False)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "keyring.json").write_text("{}")
    with pytest.raises(BadSetting, match="There are keys in .*, and no database"):
        env.postgres(tmp_path, None)
    monkeypatch.setenv("ALONGSIDE_DATABASE", ADDRESS)
    assert env.postgres(tmp_path, None) == {**KNOWN, "PASSWORD": "open sesame"}


def test_what_somebody_else_owns_is_named_with_the_command(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_name", lambda user: f"user{user - os.geteuid()}")
    assert (places.owner().state, places.owner().do) == ("everything belongs to user0", "")
    lstat = Path.lstat

    def others(path: Path) -> Any:
        state = list(lstat(path))
        state[4] += path.name == "file"
        return os.stat_result(state)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "lstat", others)
        found = places.owner()
    assert (
        found.state
        == f"{place / 'data'} belongs to user0, and somebody else owns {place / 'data' / 'file'} and 1 more"
    )
    assert found.do == f"Run: sudo chown -R user0 {place / 'data'} {place / 'data-keys'}"
    with monkeypatch.context() as patched:
        mine = os.geteuid()
        patched.setattr(os, "geteuid", lambda: mine + 7)
        assert places.owner().do.startswith("Run: sudo -u user")


def test_keys_beside_data_and_a_recovery_key_beside_either_are_advice_and_no_fault(
    place: Path, settings: Any
) -> None:
    assert places.apart().do == ""
    (settings.KEYS / recovery.FILE).touch(mode=0o600)
    found = places.apart()
    assert f"the recovery key lies in {settings.KEYS}" in found.state
    assert str(found).startswith("tip ")
    assert found.status == 0
    settings.KEYS = settings.DATA / "keys"
    settings.KEYS.mkdir()
    assert f"keys --move {place / 'data-keys'}" in places.apart().do
    assert places.apart().status == 0


@pytest.mark.parametrize(
    ("keys", "match"),
    [
        ("k", "a disk of its own.*ALONGSIDE_KEYS=FOLDER"),
        ("file/keys", "that folder cannot be made: Not a directory"),
    ],
)
def test_keys_that_can_not_be_put_beside_the_data_are_asked_for_and_nothing_is_left(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, keys: str, match: str
) -> None:
    (tmp_path / "file").write_text("")
    settings.DATA, settings.KEYS = tmp_path / "data", tmp_path / keys
    settings.HERE, settings.IS_INSTALLED = None, False
    monkeypatch.delenv("ALONGSIDE_KEYS", raising=False)
    monkeypatch.setattr(os.path, "ismount", lambda path: keys == "k")
    with pytest.raises(NotInstalled, match=match):
        installing.begin(new=True)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (ZeroDivisionError("words of Dean"), "could not look: ZeroDivisionError at "),
        (UnicodeDecodeError("utf-8", b"Dean", 0, 1, "x"), "could not look: UnicodeDecodeError at "),
        (PermissionError(13, "Permission denied", "/srv/x"), "could not look: /srv/x: Permission denied"),
    ],
)
def test_a_look_that_breaks_is_a_finding_and_says_no_word(error: Exception, found: str) -> None:
    def odd_look() -> Finding:
        raise error

    finding = by_itself(odd_look)
    assert (finding.about, finding.status) == ("odd look", 1)
    assert finding.state.startswith(found)
    assert "Dean" not in str(finding)


def test_the_status_is_the_worst_of_them() -> None:
    well, tip = Finding("b"), Finding("b", "c", advice=True)
    todo, stop = Finding("b", "c"), Finding("b", "c", stops=True, about="a")
    assert [status(found) for found in ([], [well, tip], [well, todo], [stop, todo])] == [0, 0, 1, 2]
    assert str(stop) == "stop  a: b. c"


def test_start_leaves_out_what_takes_long_and_nothing_else(db: None) -> None:
    quick, whole = ({one.about for one in looking.look(quickly=quickly)} for quickly in (True, False))
    assert whole - quick == {"audit", "mail", "provider"}


def test_start_says_what_is_to_be_done_and_serves_nothing_where_words_would_be_lost(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.connections, "close_all", lambda: None)  # the test's own is still needed
    todo, stop = Finding("b", "c", about="a"), Finding("e", "f", stops=True, about="d")
    monkeypatch.setattr(start, "look", lambda quickly: [todo, Finding("h", about="g")])
    start.Command().look()
    assert capsys.readouterr().err == "look  a: b. c\n"
    Organisation.objects.update(is_demo=True)
    start.Command().look()
    assert capsys.readouterr().err == "", "who only tries it out is told nothing"
    monkeypatch.setattr(start, "look", lambda quickly: [todo, stop])
    with pytest.raises(CommandError, match="Nothing is served until that is put right"):
        start.Command().look()
    assert capsys.readouterr().err == "look  a: b. c\nstop  d: e. f\n"
