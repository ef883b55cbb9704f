"""The data folder and what it remembers: nothing is made by mistake, and nobody else on the machine reads what is there."""

import os
import shutil
import sqlite3
from pathlib import Path

import psycopg
import pytest

from alongside.base import installation
from tests import postgres
from tests.e2e.site import alongside, free_port
from tests.installation import Installation, prepared

#: Many commands in one process, as people type them; each is told of as its status and what it said.
EVERY = """
import contextlib, io, sys
from alongside.__main__ import main
for words in {words!r}:
    said, wrong, status = io.StringIO(), io.StringIO(), 0
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
            main(words)
    except SystemExit as end:
        status = end.code
    print(repr((status, wrong.getvalue())))
"""


def older(home: Installation) -> Installation:
    """As an installation was before folders remembered: its keys inside, and no file that says so."""
    keys = home.keys
    (home.data / installation.FILE).unlink()
    keys.rename(home.data / "keys")
    return home


def test_a_mistyped_folder_makes_nothing_whatever_the_command(tmp_path: Path) -> None:
    words = [
        ["backup"], ["doctor"], ["keys"], ["keys", "--renew"], ["anchor"], ["migrate"], ["serve"],
        ["organisation", "Salt", "--lead", "maya"], ["start", "--no-demo", "--port", str(free_port())],
        ["start", "--port", str(free_port())], ["prepare"],
        ["prepare", "--no-demo"], ["instrument", "list"], ["bring_in", "x.csv"],
    ]  # fmt: skip
    typed = Installation(tmp_path / "typo")
    done = typed._python(120, "-c", EVERY.format(words=words))
    told = [eval(line) for line in done.stdout.splitlines()]
    assert len(told) == len(words), done.stderr
    sentence = (
        f"There is no installation in {typed.data}. If yours lies elsewhere, name its folder: --data FOLDER."
    )
    for word, (status, wrong) in zip(words, told, strict=True):
        assert status not in {0, None}, word
        assert sentence in f"{status} {wrong}", word
    assert not any(tmp_path.iterdir())


def test_help_needs_no_installation_and_makes_none(tmp_path: Path) -> None:
    assert Installation(tmp_path / "typo").run("backup", "--help").returncode == 0
    assert not any(tmp_path.iterdir())


def test_a_folder_with_other_things_is_never_made_an_installation(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.txt").write_text("x")
    for words in (["prepare", "--new"], ["prepare", "--no-demo", "--new"]):
        refused = Installation(tmp_path / "papers").run(*words)
        assert refused.returncode == 1
        assert "holds other things, and no installation" in refused.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["papers", "letter.txt"]


def test_a_new_one_says_so_and_its_keys_lie_apart(tmp_path: Path) -> None:
    made = Installation(tmp_path / "data")
    said = made.run("prepare", "--no-demo", "--new")
    assert (
        f"A new, empty installation in {made.data}; its keys lie in {tmp_path / 'data-keys'}" in said.stdout
    )
    assert not [path for path in made.data.rglob("*") if "key" in path.name]
    assert "A new, empty" not in made.run("prepare", "--no-demo").stdout, "the second time it is not new"
    nothing = made.run("backup")
    assert nothing.returncode == 1
    assert f"No backup was made: there is nobody in {made.data}" in nothing.stderr
    assert not (made.data / "backups").exists()


def test_what_was_said_once_counts_for_every_command(tmp_path: Path) -> None:
    home = prepared(tmp_path / "data")
    known = {"ALONGSIDE_HOSTS": "alongside.example.org", "ALONGSIDE_HTTPS": "yes"}
    assert alongside("prepare", "--no-demo", data=home.data, **known).returncode == 0
    link = home.run("organisation", "--lead", "maya", "--again")
    assert "https://alongside.example.org/welcome/" in link.stdout, link.stderr
    assert "reached as alongside.example.org with https" in home.run("doctor").stdout
    other = alongside("doctor", data=home.data, ALONGSIDE_HOSTS="else.example.org").stdout
    assert "ALONGSIDE_HOSTS say otherwise here than installation.toml does" in other


def test_a_lost_database_is_said_and_none_is_made_in_its_place(tmp_path: Path) -> None:
    home = prepared(tmp_path / "data")
    (home.data / installation.SQLITE).unlink()
    for words in (["backup"], ["start", "--no-demo", "--port", str(free_port())]):
        refused = home.run(*words)
        assert refused.returncode == 1
        assert (
            f"The database {home.data / installation.SQLITE} is gone. Put it back; or restore"
            in refused.stderr
        )
        assert not (home.data / installation.SQLITE).exists()


def test_the_database_of_another_installation_is_refused(tmp_path: Path) -> None:
    home = prepared(tmp_path / "data")
    with sqlite3.connect(home.data / installation.SQLITE) as database:
        database.execute("UPDATE base_installation SET id = '00000000-0000-0000-0000-000000000000'")
    refused = home.run("prepare")
    assert refused.returncode == 1
    assert "belongs to another installation than" in refused.stderr
    doctor = home.run("doctor")
    assert doctor.returncode == 2
    assert "stop  data: The database" in doctor.stdout


def test_an_older_installation_goes_on_and_its_keys_move_when_they_are_told_to(tmp_path: Path) -> None:
    home = older(prepared(tmp_path / "data"))
    assert home.run("keys").returncode == 0
    assert home.run("prepare", "--no-demo").returncode == 0
    assert (home.data / installation.FILE).exists()
    aside = tmp_path / "data-keys"
    doctor = home.run("doctor").stdout
    assert (
        f"keys lie in the data folder: a copy of it can be read by whoever gets it. Run: python3 run.py keys --move {aside}"
        in doctor
    )
    ring = (home.data / "keys" / "keyring.json").read_bytes()
    assert home.run("keys", "--move", str(home.data / "elsewhere")).returncode == 1
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").write_text("")
    taken = home.run("keys", "--move", str(tmp_path / "taken"))
    assert "Nothing was moved:" in taken.stderr
    assert (home.data / "keys" / "keyring.json").read_bytes() == ring
    moved = home.run("keys", "--move", str(aside))
    assert moved.returncode == 0, moved.stderr
    assert (aside / "keyring.json").read_bytes() == ring
    assert not (home.data / "keys").exists()
    assert "keys fit the data" in home.run("doctor").stdout
    assert "lie in the data folder" not in home.run("doctor").stdout


def test_a_move_that_is_cut_off_leaves_keys_where_the_folder_says_and_is_done_again(tmp_path: Path) -> None:
    home = older(prepared(tmp_path / "data"))
    assert home.run("prepare", "--no-demo").returncode == 0
    aside = tmp_path / "aside"
    for name in ("_write", "_remove"):
        cut = home.python(
            "import os\nfrom pathlib import Path\nfrom alongside.ops import keys\n"
            f"inner = keys.{name}\n"
            f"def cut(*of):\n    inner(*of); os._exit(9)\nkeys.{name} = cut\nkeys.move(Path({str(aside)!r}))"
        )
        assert cut.returncode == 9, cut.stderr
        assert home.run("keys").returncode == 0, "they open the data"
    assert home.keys == aside


def test_nobody_else_on_the_machine_reads_anything_after_a_full_life(tmp_path: Path) -> None:
    """With the umask that lets everybody read, and one file left open by hand."""
    home = prepared(tmp_path / "data")
    open_to_all = os.umask(0o022)
    try:
        assert home.run("backup").returncode == 0
        assert home.run("keys", "--renew").returncode == 0
        assert home.run("migrate", "sessions", "zero").returncode == 0
        assert home.run("prepare").returncode == 0
        assert home.run("backup", "--to", str(tmp_path / "out" / "x.backup")).returncode == 0
        (home.data / "notes.txt").write_text("left by hand")
        home.data.chmod(0o755)
        assert "Run: chmod -R go=" in home.run("doctor").stdout
        assert home.run("prepare").returncode == 0
    finally:
        os.umask(open_to_all)
    kept = [home.data, home.keys, *home.data.rglob("*"), *home.keys.rglob("*"), tmp_path / "out" / "x.backup"]
    assert len(kept) > 8
    assert [path for path in kept if path.stat().st_mode & 0o077] == []


@pytest.fixture(scope="module")
def server():
    with postgres.server() as address:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE place")
        yield address.replace("/postgres?", "/place?")


def test_a_folder_that_says_postgresql_is_never_given_an_empty_sqlite(tmp_path: Path, server: str) -> None:
    home = Installation(tmp_path / "data")
    told = {"ALONGSIDE_DATABASE": server}
    weak = "from alongside.base import database; database.ON_POSTGRES = []; "  # the tests' own server syncs nothing
    made = home._python(120, "-c", f"{weak}import os; os.environ['ALONGSIDE_DATABASE'] = {server!r}\n"
                        "from alongside.__main__ import main; main(['prepare', '--no-demo', '--new'])")  # fmt: skip
    assert made.returncode == 0, made.stderr
    remembered = (home.data / installation.FILE).read_text()
    assert 'database = "postgresql"' in remembered
    keys = home.run("keys")
    assert (keys.returncode, keys.stderr) == (0, ""), "the variable was forgotten, and the folder knows"
    doctor = home.run("doctor")
    assert "place at" in doctor.stdout
    assert "ok    data: place at" in doctor.stdout
    assert not (home.data / installation.SQLITE).exists()
    (tmp_path / "address").write_text(server + "\n")
    assert (
        alongside("keys", data=home.data, ALONGSIDE_DATABASE_FILE=str(tmp_path / "address")).returncode == 0
    )
    lite = prepared(tmp_path / "lite")
    refused = alongside("keys", data=lite.data, **told)
    assert refused.returncode == 1
    assert "keeps its data in SQLite, and ALONGSIDE_DATABASE names PostgreSQL" in refused.stderr
    shutil.rmtree(home.data)
