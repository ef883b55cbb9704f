"""The data of a release, kept for the upgrade tests: made once, by the code of that release, when it is tagged.

    PYTHONPATH=. python -m tests.releases.make

It writes `tests/releases/VERSION/`: the data folder (SQLite and keys), a backup with its recovery key, the same rows as
PostgreSQL holds them, and `expected.json`: what every row says when it is read through the models, words opened.
Nothing in it is about anybody: these are the standing people of the tests. A name behind it says what the folder is
called where that is not the version: `python -m tests.releases.make 0.2.0-df66248`.
"""

import gzip
import json
import lzma
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def main(name: str) -> None:
    """Make the fixture of the version that this code says it is."""
    target = HERE / name
    target.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        environ = {"ALONGSIDE_DATA": str(data), "ALONGSIDE_KEYS": str(data / "keys")}
        _alongside("prepare", "--no-demo", "--new", **environ)
        _child("sqlite", target, **environ)
        backup = target / "release.backup"
        _alongside("backup", "--to", str(backup), **environ)
        key = (data / "keys" / "recovery-key.txt").read_text()
        (target / "recovery-key.txt").write_text(key)
        _packed(data, target / "data.tar.xz")
        _postgres(target, data, Path(folder) / "other", backup, key.strip())


def _child(word: str, target: Path, **environ: str) -> None:
    """In a process of its own, with the settings as shipped."""
    _run([sys.executable, "-m", "tests.releases.make", word, str(target)], environ)


def _alongside(*words: str, **environ: str) -> None:
    _run([sys.executable, "-m", "alongside", *words], environ)


def _run(command: list[str], environ: dict[str, str]) -> None:
    subprocess.run(command, check=True, env={**os.environ, **environ})


def _packed(data: Path, to: Path) -> None:
    with tarfile.open(to, "w:xz", preset=lzma.PRESET_EXTREME) as archive:
        for path in sorted(data.rglob("*")):
            if path.suffix != ".lock":
                archive.add(path, path.relative_to(data), recursive=False, filter=_nobody)


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member


def _postgres(target: Path, of: Path, data: Path, backup: Path, key: str) -> None:
    """The backup restored into PostgreSQL, and its dump as plain SQL that an older or newer server reads as well. It
    belongs to the installation in `of`."""
    import psycopg

    from alongside.base import installation
    from tests import postgres

    with postgres.server() as server:
        address = postgres.database(server, "release")
        environ = {"ALONGSIDE_DATA": str(data), "ALONGSIDE_DATABASE": address}
        _alongside("restore", str(backup), "--recovery-key", key, **environ)
        with psycopg.connect(address) as connection:
            connection.execute("UPDATE base_installation SET id = %s", [str(installation.read(of).id)])
        dump = ["pg_dump", "--no-owner", "--no-privileges", "--dbname", address]
        said = subprocess.run(dump, check=True, capture_output=True, text=True).stdout
    kept = "\n".join(line for line in said.split("\n") if not re.match(r"SET |\\(un)?restrict ", line))
    with gzip.GzipFile(target / "postgres.sql.gz", "wb", mtime=0) as file:
        file.write(kept.encode())


# ---------------------------------------------------------------- what is in it


def fill() -> None:
    """Rows in every table that there is, and events of acts and reads."""
    from django.conf import settings
    from django.test.utils import setup_test_environment

    from alongside.audit.chain import hash_everything

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # as the tests sign in
    setup_test_environment()
    from tests.web.swept import filled_world

    world = filled_world()
    _rest(world)
    for org in (world.org, world.elsewhere):
        hash_everything(org.id)
    _read(world)
    if empty := [model._meta.label for model in _tables() if not model._base_manager.exists()]:
        raise SystemExit(f"Say in tests/releases/make.py how to fill {', '.join(empty)}.")


def _rest(world: Any) -> None:
    """The tables that the samples of the web tests leave empty."""
    import datetime as dt

    from alongside.base import clock
    from alongside.base.clock import new_id
    from alongside.base.drafts import keep
    from alongside.base.models import Revision, Submission
    from alongside.base.request_context import acting_for
    from alongside.checkins.actions.beside import retract_check_in, set_rhythm
    from alongside.checkins.queries import own_check_in
    from alongside.insight.models import NotNow, OrgPrior, ServiceReport, SignalShown
    from alongside.people.models import AccountNotice, Guess, PasswordLink, Told
    from alongside.repair.actions.ruptures import retract_rupture
    from alongside.repair.models import Rupture
    from tests.service import answer

    whose, sam = world.everybody["owner"], world.owner
    own, day = {"org_id": sam.org_id, "made_by": world.sam}, clock.now().date()
    of = own | {"alliance": whose.alliance}
    form = {"kind": "contact", "fingerprint": b"\1" * 32}
    sent = Submission.objects.create(id=new_id(), author=world.sam, at=clock.now(), org=world.org, **form)
    conflict = {
        "of_id": sent.id,
        "sent_id": sent.id,
        "key_of": sam.id,
        "content": '{"note": "Kept zebrafinch"}',
    }
    Revision.objects.create(**conflict, **form, **own)
    NotNow.objects.create(rule="crowded_out", until=day, **of)
    SignalShown.objects.create(check_in=whose.id("check_in"), first_on=day, last_on=day, **of)
    about = {"instrument": "own-client", "relationships": 12, "on": day, **own}
    report = ServiceReport.objects.create(figures={"mean": 15.5}, **about)
    usual = {"mean": 15.5, "between": 3.0, "within": 2.0, "intervals": {"mean": [14.0, 17.0]}}
    OrgPrior.objects.create(rater="client", how="estimated", report=report, **usual, **about)
    Guess.objects.create(bucket="a" * 64, place=1, at=clock.now())
    AccountNotice.objects.create(practitioner=world.priya, told=Told.ROLE, **own)
    until = clock.now() + dt.timedelta(days=7)
    PasswordLink.objects.create(practitioner=world.sam, secret_hash="b" * 64, until=until, **own)
    answer(world.with_rosa, [15, 16, 15, 14, 16, 15, 15, 9, 8])
    with acting_for(sam):
        keep(sam, f"/alliances/{whose.alliance.id}/record/", {"note": ["Half a zebrafinch"]})
        set_rhythm(sam, whose.alliance, mine_weeks=2, theirs_weeks=4, good_weeks=6)
        check_in = own_check_in(sam, whose.id("check_in"))
        retract_check_in(sam, check_in, id=new_id(), why="twice", words="Twice zebrafinch")
        rupture = Rupture.objects.get(pk=whose.id("rupture"))
        retract_rupture(sam, rupture, id=new_id(), why="person", words="Wrong zebrafinch")


def _read(world: Any) -> None:
    """Pages that were read: events as people make them."""
    from tests.web.swept import at_the_door

    client, alliance = at_the_door(world, "owner"), world.with_dean.id
    for page in ("/", f"/alliances/{alliance}/", f"/alliances/{alliance}/getting-in/"):
        assert client.get(page, HTTP_HOST="localhost").status_code == 200, page


def _tables() -> list[Any]:
    from alongside.ops.backup.tables import tables

    return tables()


# ---------------------------------------------------------------- what it says


def said() -> dict[str, dict[str, dict[str, Any]]]:
    """Every row of every table as the models read it: by table, id and field. Sealed keys and seals are left out."""
    return {model._meta.label: {str(row.pk): values(row) for row in _rows(model)} for model in _tables()}


def _rows(model: Any) -> Any:
    return model._base_manager.order_by("pk")


def values(row: Any) -> dict[str, Any]:
    """The fields of a row that read as something: bytes are seals and fingerprints."""
    from alongside.base.canonical import plain

    read = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: plain(value) for name, value in read.items() if not isinstance(value, bytes | memoryview)}


if __name__ == "__main__":
    if len(sys.argv) < 3:
        from alongside import __version__

        main(*sys.argv[1:] or [__version__])
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
        import django

        django.setup()
        fill()
        text = json.dumps(said(), indent=0, sort_keys=True, ensure_ascii=False)
        (Path(sys.argv[2]) / "expected.json").write_text(text + "\n")
