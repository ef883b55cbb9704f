"""The doctor in broken worlds: it never crashes, says each thing in one line with what to do, and its way back is walked."""

import contextlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.asking import asking
from tests.e2e.site import alongside, free_port
from tests.installation import ONE_EVENT, STATE, Installation, prepared

LOOK = """
from django.conf import settings
from django.db import connection
from alongside.base import keyring
from alongside.base.clock import now as clock_now
from alongside.ops.doctor import findings
from alongside.ops.doctor.looking import look, status
connection.close()
settings.KEYRING = keyring.there(settings.KEYS)
{before}
seen = look()
print("status", status(seen))
for one in seen:
    print(one)
findings.now = clock_now
"""
AT = "import datetime as dt; from alongside.base.clock import now; findings.now = lambda: now() + dt.timedelta(days={days})"

#: What the lines are about, in the words of the how-to, which says what to do at some of them.
ABOUT = {
    *[
        "folder",
        "readers",
        "owner",
        "apart",
        "disk",
        "data",
        "keys",
        "version",
        "database",
        "file",
        "audit",
        "anchor",
        "exercises",
        "nightly",
        "restore",
    ],
    *["recovery", "backup", "reach", "clock", "mail", "provider"],
}
Ask = Callable[[str], str]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with words and a backup in it, which is not touched again."""
    made = prepared(tmp_path_factory.mktemp("doctor") / "whole")
    assert made.python(ONE_EVENT).returncode == 0
    assert made.run("backup").returncode == 0
    return made


@pytest.fixture(scope="module")
def ill(whole: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Another one, for a process that looks at it however it was broken."""
    return whole.copy_to(tmp_path_factory.mktemp("doctor") / "ill")


@pytest.fixture(scope="module")
def ask(ill: Installation) -> Iterator[Ask]:
    with asking(ill) as answers:
        yield answers


@pytest.fixture(autouse=True)
def well_again(whole: Installation, ill: Installation) -> None:
    remembered = (ill.data / "installation.toml").read_text() if ill.data.exists() else ""
    for there, here in ((whole.data, ill.data), (whole.keys, ill.keys)):
        shutil.rmtree(here, ignore_errors=True)
        shutil.copytree(there, here)
    (ill.data / "installation.toml").write_text(remembered)
    (ill.data / "installation.toml").chmod(0o600)
    note = ill.data / "backups" / "last-verified.json"
    note.write_text(note.read_text().replace(str(whole.data), str(ill.data)))


def looked(ask: Ask, before: str = "") -> tuple[int, list[str]]:
    first, *lines = ask(LOOK.format(before=before)).splitlines()
    assert len(lines) >= 6
    assert all(re.match(r"(ok  |tip |look|stop)  [a-z]+: ", line) for line in lines), "a line each"
    assert {line[6:].partition(":")[0] for line in lines} <= ABOUT, "however it ends, a look has one name"
    return int(first.removeprefix("status ")), lines


def database(home: Installation) -> Path:
    return home.data / "alongside.sqlite3"


def harm(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 200)


def note(home: Installation) -> Path:
    return home.data / "backups" / "last-verified.json"


def proven(home: Installation) -> Path:
    return next((home.data / "backups").glob("*.backup"))


def instead(path: Path, content: str | bytes | None) -> None:
    """Something else in the place of a file: these bytes, or a folder."""
    path.unlink()
    path.mkdir() if content is None else path.write_bytes(
        content if isinstance(content, bytes) else content.encode()
    )


def ring(content: str | bytes | None) -> Callable[[Installation], object]:
    return lambda home: instead(home.keys / RING, content)


def unguarded(home: Installation) -> None:
    with contextlib.closing(sqlite3.connect(database(home))) as connection:
        connection.execute("DROP TRIGGER audit_event_append_only_delete")


RING = "keyring.json"
GONE = "stop  data: The database .* is gone. Put it back; or restore"
EMPTY = "is empty. Put it back; or restore the newest"
DAMAGED = "The file is damaged. Stop the server, keep a copy.*restore the newest backup"
NO_RING = "stop  keys: There is no keyring at .*Put back the keys"
OTHERS = "stop  keys: .*do not open with this keyring.*Put back the keys folder"
NEVER = "look  backup: no backup was ever made. Run: .* backup"
WORLDS: dict[str, tuple[Callable[[Installation], object], int, str]] = {
    "well": (lambda home: None, 0, "ok    file: the database file holds together"),
    "no database": (lambda home: database(home).unlink(), 2, GONE),
    "empty database": (lambda home: os.truncate(database(home), 0), 2, EMPTY),
    "no database but text": (lambda home: instead(database(home), "x" * 5000), 2, DAMAGED),
    "a folder for a database": (lambda home: instead(database(home), None), 2, "The database .* is empty"),
    "its first page": (lambda home: harm(database(home), 0), 2, DAMAGED),
    "no guard": (unguarded, 1, "look  database: .*[Aa]ppend-only"),
    "no keyring": (lambda home: (home.keys / RING).unlink(), 2, NO_RING),
    "no keys folder": (lambda home: shutil.rmtree(home.keys), 2, NO_RING),
    "odd keyring": (ring("[]"), 2, "stop  keys: .* is not a keyring. Put back"),
    "a ring of no keys": (ring('{"active": "k1", "keys": {}}'), 2, "is not a keyring"),
    "a cut key": (ring('{"active": "k1", "keys": {"k1": "AAAA"}}'), 2, "is not a keyring"),
    "bytes for a ring": (ring(b"\xff\xfe\x00"), 2, "is not a keyring"),
    "a folder for a ring": (ring(None), 2, "stop  keys: .*cannot be read: Is a dir"),
    "keys of others": (ring('{"active": "k1", "keys": {"k1": "%s="}}' % ("A" * 43)), 2, OTHERS),
    "open to all": (lambda home: (home.keys / RING).chmod(0o644), 1, "look  readers: others .*keyring.json. Run: chmod"),
    "an open backup": (lambda home: proven(home).chmod(0o640), 1, "look  readers: others .*backup. Run: chmod -R go="),
    "no note of a proof": (lambda home: note(home).unlink(), 1, NEVER),
    "an odd note": (lambda home: instead(note(home), "[]"), 1, NEVER),
    "a note of nothing": (lambda home: instead(note(home), '{"at": "2026-01-01"}'), 1, "look  backup: "),
    "no backups": (lambda home: shutil.rmtree(home.data / "backups"), 1, NEVER),
    "a lost backup": (lambda home: proven(home).unlink(), 1, "look  backup: the last proven backup, .*, is gone. "),
    "an emptied backup": (lambda home: os.truncate(proven(home), 0), 1, "the last proven backup, .*, is empty. Look for"),
}  # fmt: skip


@pytest.mark.parametrize("world", WORLDS)
def test_each_broken_world_is_said_in_a_line_with_what_to_do(ill: Installation, ask: Ask, world: str) -> None:
    breaks, status, sentence = WORLDS[world]
    breaks(ill)
    before = sorted(path.name for path in ill.data.iterdir())
    found, lines = looked(ask)
    assert found == status, lines
    assert [line for line in lines if re.search(sentence, line)], lines
    assert not [line for line in lines if "could not look" in line]
    assert not [line for line in lines if "is broken" in line], (
        "nobody is accused of what missing keys look like"
    )
    after = {path.name for path in ill.data.glob("[!.]*") if not path.name.endswith(("-wal", "-shm"))}
    assert after <= {*before}, "looking makes nothing"


def test_two_hundred_bytes_of_ff_in_any_page_crash_nothing_and_words_stay_out_of_what_is_said(
    whole: Installation, ill: Installation, ask: Ask
) -> None:
    pages = database(whole).stat().st_size // 4096
    found = 0
    for page in range(1, pages, 20):
        shutil.copyfile(database(whole), database(ill))
        for rest in ill.data.glob("alongside.sqlite3-*"):
            rest.unlink()
        harm(database(ill), page * 4096)
        status, lines = looked(ask)
        assert "Canary" not in "\n".join(lines)
        found += status == 2
    assert found > 0.9 * len(range(1, pages, 20)), "but for pages that are free"


def test_from_a_damaged_page_the_way_back_that_is_said_is_walked(
    whole: Installation, ill: Installation, tmp_path: Path
) -> None:
    assert (
        ill.python(
            "from django.db import connection as c\nc.cursor().execute('PRAGMA wal_checkpoint(TRUNCATE)')"
        ).returncode
        == 0
    )
    root = ill.python(
        "from django.db import connection as c\n"
        "print(c.cursor().execute(\"SELECT rootpage FROM sqlite_master WHERE name = 'people_person'\").fetchone()[0])"
    )
    harm(database(ill), (int(root.stdout) - 1) * 4096)
    done = ill.run("doctor")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "stop  file: " in done.stdout, "as the how-to names the line"
    refused = alongside("start", "--no-demo", "--port", str(free_port()), data=ill.data)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert "damaged" in refused.stderr
    [said] = set(re.findall(r"restore (\S+\.backup) --data NEW-FOLDER", done.stdout))
    key = (ill.keys / "recovery-key.txt").read_text().strip()
    back = Installation(tmp_path / "back")
    restored = back.run("restore", said, "--recovery-key", key)
    assert restored.returncode == 0, restored.stderr
    assert back.python(STATE).stdout == whole.python(STATE).stdout != ""
    assert back.run("doctor").returncode <= 1


def test_a_clock_that_jumped_is_said(ask: Ask) -> None:
    status, lines = looked(ask, AT.format(days=500))
    assert status == 1
    ahead = next(line for line in lines if "clock" in line)
    assert re.match(
        r"look  clock: this machine says .*, and nothing was recorded for (499|500) days. If that", ahead
    )
    status, lines = looked(ask, AT.format(days=-500))
    behind = next(line for line in lines if "clock" in line)
    assert re.match(
        r"look  clock: this machine says .*: this clock is behind, or it was ahead then. Set", behind
    )


def test_a_folder_that_remembers_oddly_or_none_at_all_is_said_in_one_line(
    ill: Installation, tmp_path: Path
) -> None:
    (ill.data / "installation.toml").write_text("id = 3")
    done = ill.run("doctor")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert "installation.toml is not as it was written" in done.stderr
    none = Installation(tmp_path / "none").run("doctor")
    assert none.returncode == 2
    assert f"There is no installation in {tmp_path / 'none'}" in none.stderr
    assert not any(tmp_path.iterdir())
