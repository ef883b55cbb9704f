"""Data of every release is upgraded in place, and its backup restored, on both databases: every row, word and event (A9)."""

import gzip
import json
import os
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import migrations
from django.db.migrations.loader import MigrationLoader

from alongside.base import installation
from alongside.base.encrypted import EncryptedText
from tests import postgres
from tests.installation import Installation
from tests.marks import in_files
from tests.releases import make

RELEASES = sorted(path.parent.name for path in make.HERE.glob("*/expected.json"))
FIRST, BEFORE = "0.1.0", "0.2.0-df66248"  # of another form of backup; before models were renamed
#: A restore that dies once the rows of an older version are back, before they are brought up to date.
KILLED = (
    "import os\nfrom alongside.ops.backup import restoring\nfrom django.core.management import call_command\n"
    "restoring.call_command = lambda *words, **more: os._exit(9)\n"
    "call_command('restore', {file!r}, recovery_key={key!r})"
)
SAID = (
    "import json, sys; from alongside.audit.chain import check; from tests.releases.make import said\n"
    "from alongside.people.models import Organisation\n"
    "checked = [check(id) for id in Organisation.objects.values_list('id', flat=True)]\n"
    "faults = [fault for one in checked for fault in one.faults]\n"
    "json.dump({'rows': said(), 'trails': len(checked), 'faults': faults}, sys.stdout)"
)
#: What may read otherwise after an upgrade: how a key is wrapped, where a count stands, where a chain has come to; and
#: columns that nothing read. By what table and column are called now.
OTHERWISE = {
    "base.DataKey": {"master"},
    "base.Sequence": {"last"},
    "audit.Head": {"n", "mac", "key"},
    "insight.OrgPrior": {"read_up_to"},
    "checkins.CheckIn": {"rule_version"},
}
#: Where an upgrade may add rows: that it was done is an event, and what was in clear gets a key.
MAY_GROW = {"base.DataKey", "audit.Event", "audit.Head"}
#: Tables of that day whose rows are worked out from the others now.
WORKED_OUT = {"insight.AllianceState", "insight.ScoreState"}


@dataclass(frozen=True)
class OnPostgres(Installation):
    """An installation whose rows stand in PostgreSQL."""

    address: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"ALONGSIDE_DATABASE": self.address}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server(options="") as address:
        yield address


def kept(version: str) -> Path:
    return make.HERE / version


def unpacked(version: str, folder: Path) -> Installation:
    with tarfile.open(kept(version) / "data.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    if here := installation.read(folder):
        installation.write(folder, replace(here, keys=folder / "keys"))
    return Installation(folder)


def filled(version: str, folder: Path, address: str) -> Installation:
    """The same release as it stood on PostgreSQL: the rows there, the keys in the folder."""
    (unpacked(version, folder).data / "alongside.sqlite3").unlink()
    if here := installation.read(folder):
        installation.write(folder, replace(here, postgres={"NAME": address}))
    sql = gzip.decompress((kept(version) / "postgres.sql.gz").read_bytes())
    words = ["psql", "--quiet", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "--dbname", address]
    subprocess.run(words, input=sql, check=True, stdout=subprocess.DEVNULL)
    return OnPostgres(folder, address)


def key_of(version: str) -> str:
    return (kept(version) / "recovery-key.txt").read_text().strip()


def assert_whole(home: Installation, version: str, *, after_theft: bool = False) -> None:
    """Every row of that day is here, every field that there still is says what it said, and the trail agrees with every row.

    After a theft of the keys tries at a password are forgotten, and every index is another one.
    """
    done = home.python(SAID)
    assert done.returncode == 0, done.stderr
    now, then = json.loads(done.stdout), expected(version)
    assert (now["faults"], now["trails"]) == ([], 2)
    if after_theft:
        then = {table: _without_indexes(rows) for table, rows in then.items() if table != "people.guess"}
    tables = {table.lower(): rows for table, rows in now["rows"].items()}
    assert [
        (table, changes) for table, rows in then.items() if (changes := changed(table, rows, tables))
    ] == []


def _without_indexes(rows: dict[str, Any]) -> dict[str, Any]:
    return {
        pk: {name: value for name, value in row.items() if not name.endswith("_index")}
        for pk, row in rows.items()
    }


def changed(table: str, then: dict[str, Any], tables: dict[str, Any]) -> list[Any]:
    now = tables.get(table, {})
    may = {name for label, names in OTHERWISE.items() if label.lower() == table for name in names}
    more = [] if table in map(str.lower, MAY_GROW) else sorted(set(now) - set(then))
    return more + [
        (pk, name, value, now.get(pk, {}).get(name))
        for pk, row in then.items()
        for name, value in row.items()
        if name not in may and now.get(pk, {}).get(name) != value
    ]


def expected(version: str) -> dict[str, Any]:
    """Every row of that day, under the names that tables and columns have now."""
    renamed: dict[str, Any] = {}
    for table, rows in json.loads((kept(version) / "expected.json").read_text()).items():
        if table in WORKED_OUT:
            continue
        label, names = names_now().get(table.lower(), (table.lower(), {}))
        renamed.setdefault(label, {}).update(
            {pk: {_column_now(name, names): value for name, value in row.items()} for pk, row in rows.items()}
        )
    return renamed


def sealed_words(tables: dict[str, Any]) -> set[str]:
    """What is sealed now: of each a piece of its first line that cannot stand in a file by chance."""
    starts = {
        row[field.attname].partition("\n")[0][:40]
        for label, rows in tables.items()
        for field in apps.get_model(label)._meta.concrete_fields
        if isinstance(field, EncryptedText)
        for row in rows.values()
        if field.attname in row
    }
    return {start for start in starts if len(start) >= 8}


def _column_now(name: str, names: dict[str, str]) -> str:
    if name.endswith("_id") and (field := names.get(name.removesuffix("_id"))):
        return f"{field}_id"
    return names.get(name, name)


@cache
def names_now() -> dict[str, tuple[str, dict[str, str]]]:
    """By the first name of each table: what the migrations have made of it, and of the names of its fields."""
    tables: dict[str, tuple[str, dict[str, str]]] = {}
    for app, operation in _operations():
        match operation:
            case migrations.CreateModel():
                tables[f"{app}.{operation.name_lower}"] = f"{app}.{operation.name_lower}", {}
            case migrations.RenameModel():
                for first, (label, fields) in tables.items():
                    if label == f"{app}.{operation.old_name_lower}":
                        tables[first] = f"{app}.{operation.new_name_lower}", fields
            case migrations.RenameField():
                for label, fields in tables.values():
                    if label == f"{app}.{operation.model_name_lower}":
                        first = next((old for old, new in fields.items() if new == operation.old_name), None)
                        fields[first or operation.old_name] = operation.new_name
    return tables | {"base.keptversion": ("base.revision", {"author_id": "key_of"})}  # moved, row by row


def _operations() -> Iterator[tuple[str, Any]]:
    loader = MigrationLoader(None, ignore_no_migrations=True, replace_migrations=False)
    graph, squashed = loader.graph, loader.replacements
    plan = dict.fromkeys(node for leaf in graph.leaf_nodes() for node in graph.forwards_plan(leaf))
    for app, name in [node for node in plan if node not in squashed]:
        for operation in graph.nodes[app, name].operations:
            for one in getattr(operation, "state_operations", [operation]):
                yield app, one


@pytest.mark.parametrize("version", RELEASES)
def test_a_release_is_upgraded_in_place(version: str, tmp_path: Path) -> None:
    """0.1.0 kept words in clear: then none of them is left so in any file of the database."""
    home = unpacked(version, tmp_path / "data")
    words = sealed_words(expected(version))
    if version == FIRST:
        assert len(in_files(words, home.data.glob("alongside.sqlite3*"))) > len(words) / 2
    done = home.run("prepare", "--no-demo")
    assert done.returncode == 0, done.stderr
    assert_whole(home, version)
    assert in_files(words, home.data.glob("alongside.sqlite3*")) == []


@pytest.mark.parametrize("version", RELEASES)
def test_a_release_is_upgraded_in_place_on_postgres(version: str, tmp_path: Path, server: str) -> None:
    home = filled(version, tmp_path / "data", postgres.database(server, f"upgraded {version}"))
    done = home.run("prepare", "--no-demo")
    assert done.returncode == 0, done.stderr
    assert_whole(home, version)


@pytest.mark.parametrize("version", RELEASES)
def test_the_backup_of_a_release_is_restored(version: str, tmp_path: Path) -> None:
    """That of 0.1.0 goes on at the next start where it is killed once its rows are back."""
    home = Installation(tmp_path / "new")
    file, key = str(kept(version) / "release.backup"), key_of(version)
    if version != FIRST:
        done = home.run("restore", file, "--recovery-key", key)
        assert done.returncode == 0, done.stderr
    else:
        assert home.python(KILLED.format(file=file, key=key)).returncode == 9
        assert "cut off, or is still running, after all rows had come back" in home.run("doctor").stdout
        assert home.run("prepare", "--no-demo").returncode == 0
        assert "restore: none was cut off" in home.run("doctor").stdout
    assert_whole(home, version)


def test_the_backup_of_the_last_release_is_restored_into_postgres(tmp_path: Path, server: str) -> None:
    home = OnPostgres(tmp_path / "new", postgres.database(server, "restored"))
    done = home.run("restore", str(kept(BEFORE) / "release.backup"), "--recovery-key", key_of(BEFORE))
    assert done.returncode == 0, done.stderr
    assert_whole(home, BEFORE)


def test_a_word_that_was_lost_would_be_seen() -> None:
    then = {"1": {"words": "Code 1234"}, "2": {"words": "Ring"}}
    now = {"t": {"1": {"words": ""}, "2": {"words": "Ring"}, "3": {"words": "new"}}}
    assert changed("t", then, now) == ["3", ("1", "words", "Code 1234", "")]
    assert changed("t", then, {"t": {"2": {"words": "Ring"}}}) == [("1", "words", "Code 1234", None)]


def test_there_is_data_of_every_tagged_release() -> None:
    said = subprocess.run(["git", "tag", "--list", "v*"], cwd=make.HERE, capture_output=True, text=True)
    tagged = {name.removeprefix("v") for name in said.stdout.split()}
    assert tagged <= set(RELEASES), "at each release: python -m tests.releases.make (docs/how-to/release.md)"
    assert RELEASES[0] == FIRST
    assert os.path.getsize(kept(FIRST) / "data.tar.xz") < 300_000
