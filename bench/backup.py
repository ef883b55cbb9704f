"""Backup and restore of the demo and of a gigabyte: equal content, whole audit chains, and the time they take.

The baseline of the same run is a plain copy of the database file, written through to the disk.

    python -m bench.backup [--megabytes 1000]
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.installation import Installation, prepared

HASHES = (
    "from alongside.ops.backup.tables import tables, content_hash\n"
    "print({m._meta.label: content_hash(m) for m in tables()})"
)
CHAINS = (
    "from alongside.audit import chain; from alongside.people.models import Organisation\n"
    "print(all(chain.verify(o.id).whole for o in Organisation.objects.all()))"
)
FILL = """
import random
from alongside.base.clock import now
from alongside.contacts.models import Contact
from alongside.people.models import Alliance
one = Alliance.objects.select_related("practitioner").first()
chance = random.Random(1)
words = [chance.randbytes(1000).hex() for _ in range(97)]
for start in range(0, {rows}, 5000):
    Contact.objects.bulk_create(
        Contact(org_id=one.org_id, made_by_id=one.practitioner_id, alliance=one, at=now(), state="happened",
                on_their_mind=f"{{start + n}} {{words[(start + n) % 97]}}")
        for n in range(min(5000, {rows} - start))
    )
"""


def main() -> None:
    """Both sizes, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-backup-") as folder:
        demo = Installation(Path(folder) / "demo")
        _must(demo, "prepare", "--new")
        _measure("the demo", demo, Path(folder))
        large = prepared(Path(folder) / "large")
        done = large.python(FILL.format(rows=said.megabytes * 440), seconds=1800)
        if done.returncode:
            raise SystemExit(done.stderr)
        _measure("a large one", large, Path(folder))


def _must(home: Installation, *words: str) -> str:
    done = home.run(*words, seconds=3600)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _measure(name: str, home: Installation, folder: Path) -> None:
    database = home.data / "alongside.sqlite3"
    backup, empty = folder / f"{home.data.name}.backup", Installation(folder / f"{home.data.name}-restored")
    copying = _timed(lambda: _copy(database, folder / "copy"))
    proven = _timed(lambda: _must(home, "backup", "--to", str(backup)))
    key = (home.keys / "recovery-key.txt").read_text().strip()
    restoring = _timed(lambda: _must(empty, "restore", str(backup), "--recovery-key", key))
    equal = home.python(HASHES, seconds=1800).stdout == empty.python(HASHES, seconds=1800).stdout != ""
    whole = empty.python(CHAINS).stdout == "True\n"
    size, packed = database.stat().st_size / 1e6, backup.stat().st_size / 1e6
    print(
        f"{name}: {size:.0f} MB, backup {packed:.0f} MB; copy {copying:.1f} s, backup and proof "
        f"{proven:.1f} s, restore {restoring:.1f} s ({restoring / max(copying, 0.01):.0f} x the copy); "
        f"content {'equal' if equal else 'DIFFERENT'}, audit chains {'whole' if whole else 'BROKEN'}",
        flush=True,
    )


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


if __name__ == "__main__":
    main()
