"""Simulated power cuts under SQLite as it is set here, and under synchronous=NORMAL as the control (A2).

A recording file system notes every write, truncation and sync. The log is then cut at random moments:
what was synced stands, what was not is dropped wholly or at random; the database is opened from what
is left, and every note that had been acknowledged must be there, whole, with its audit row.

    python -m bench.power_cuts [--cuts 5000]
"""

import argparse
import random
import shutil
import sqlite3
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SHIPPED = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
    "PRAGMA journal_size_limit=67108864; PRAGMA recursive_triggers=ON;"
)
NOTES = 250


@dataclass
class Log:
    """What happened to the files, in order: (operation, file, offset, bytes) and (acknowledged, number)."""

    entries: list[tuple[Any, ...]] = field(default_factory=list)


class _File(apsw.VFSFile):
    def __init__(self, vfs: str, name: Any, flags: list[int], log: Log):
        self.name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name).name
        self.log = log
        super().__init__(vfs, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self.log.entries.append(("write", self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self.log.entries.append(("truncate", self.name, size, b""))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self.log.entries.append(("sync", self.name, 0, b""))
        super().xSync(flags)


class _Recorder(apsw.VFS):
    def __init__(self, name: str, log: Log):
        self.vfs_name, self.log = name, log
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File("", name, flags, self.log)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        self.log.entries.append(("delete", Path(name).name, 0, b""))
        super().xDelete(name, sync_folder)


def record(pragmas: str, notes: int = NOTES) -> Log:
    """Write notes with their audit rows, each in one transaction, and note when each was acknowledged."""
    log = Log()
    vfs = _Recorder(f"recorder{id(log)}", log)
    folder = Path(tempfile.mkdtemp(prefix="power-cuts-"))
    try:
        _write_notes(apsw.Connection(str(folder / "db"), vfs=vfs.vfs_name), pragmas, notes, log)
    finally:
        shutil.rmtree(folder)
    return log


def _write_notes(db: apsw.Connection, pragmas: str, notes: int, log: Log) -> None:
    list(db.execute(pragmas))  # each PRAGMA answers a row; the rest runs only when it is read
    list(db.execute("PRAGMA wal_autocheckpoint=40"))
    db.execute(
        "CREATE TABLE note (n INTEGER PRIMARY KEY, words TEXT); CREATE TABLE event (note INTEGER UNIQUE)"
    )
    chance = random.Random(1)
    for n in range(notes):
        db.execute("BEGIN IMMEDIATE")
        db.execute(
            "INSERT INTO note VALUES (?, ?)", (n, f"{n}:" + chance.randbytes(chance.randint(20, 3000)).hex())
        )
        db.execute("INSERT INTO event VALUES (?)", (n,))
        db.execute("COMMIT")
        log.entries.append(("acknowledged", n))
    db.close()


@dataclass
class Disk:
    """What a disk holds for certain, and what may or may not have reached it."""

    certain: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def take(self, entry: tuple[Any, ...]) -> None:
        """One more operation."""
        operation, name, *_rest = entry
        if operation == "delete":
            self.pending.pop(name, None)
            self.certain.pop(name, None)
            return
        self.pending.setdefault(name, []).append(entry)
        if operation == "sync":
            content = self.certain.setdefault(name, bytearray())
            for one in self.pending.pop(name):
                _apply(content, one)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files as a power cut might leave them."""
        keep = chance.choice([0.0, 0.3, 0.7, 1.0])
        left = {name: bytearray(content) for name, content in self.certain.items()}
        for name, entries in self.pending.items():
            content = left.setdefault(name, bytearray())
            for one in entries:
                if chance.random() < keep:
                    _apply(content, one)
        return {name: bytes(content) for name, content in left.items()}


def _apply(content: bytearray, entry: tuple[Any, ...]) -> None:
    operation, _name, at, data = entry
    if operation == "truncate":
        del content[at:]
    elif operation == "write":
        content.extend(b"\0" * max(0, at + len(data) - len(content)))
        content[at : at + len(data)] = data


@dataclass(frozen=True)
class Outcome:
    """How many cuts there were, after how many something acknowledged was gone, and how many did not open."""

    cuts: int
    lost: int
    unopenable: int


def cut(log: Log, cuts: int, seed: int = 7) -> Outcome:
    """Cut the log at random moments and look at what is left."""
    chance = random.Random(seed)
    first = next(i for i, entry in enumerate(log.entries) if entry[0] == "acknowledged")
    moments = sorted(chance.randrange(first, len(log.entries)) for _ in range(cuts))
    disk, acknowledged, lost, unopenable, at = Disk(), -1, 0, 0, 0
    folder = Path(
        tempfile.mkdtemp(prefix="power-cuts-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    )  # nosec
    try:
        for index, entry in enumerate(log.entries):
            if entry[0] == "acknowledged":
                acknowledged = entry[1]
            else:
                disk.take(entry)
            while at < len(moments) and moments[at] == index:
                verdict = _look(disk.after_cut(chance), acknowledged, folder)
                lost, unopenable, at = (
                    lost + (verdict == "lost"),
                    unopenable + (verdict == "unopenable"),
                    at + 1,
                )
    finally:
        shutil.rmtree(folder)
    return Outcome(cuts, lost, unopenable)


def _look(files: dict[str, bytes], acknowledged: int, folder: Path) -> str:
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    db = sqlite3.connect(folder / "db")
    try:
        whole = db.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        notes = [
            n for n, words in db.execute("SELECT n, words FROM note ORDER BY n") if words.startswith(f"{n}:")
        ]
        events = [n for (n,) in db.execute("SELECT note FROM event ORDER BY note")]
    except sqlite3.DatabaseError:
        return "unopenable"
    finally:
        db.close()
    if not whole or notes != events:
        return "unopenable"
    return "lost" if len(notes) <= acknowledged else "kept"


def main() -> None:
    """Print the figures of both settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=5000)
    cuts = parser.parse_args().cuts
    for name, pragmas in (
        ("as shipped (FULL)", SHIPPED),
        ("control (NORMAL)", SHIPPED.replace("FULL", "NORMAL")),
    ):
        began = time.perf_counter()
        found = cut(record(pragmas), cuts)
        seconds = time.perf_counter() - began
        print(
            f"{name:20} {found.cuts} cuts: {found.lost} lost acknowledged notes, {found.unopenable} did not open, {seconds:.1f} s"
        )


if __name__ == "__main__":
    main()
