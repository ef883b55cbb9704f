"""The files of exercises: ours, and the organisation's own in the folder `exercises` of its data folder.

A file of theirs with a name of ours stands in its place: so an exercise is translated, or said in other words. One that
cannot be read is left out of every page, and `faulty` names it.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from alongside.core.practice import Exercise, FaultyExercise, parse

OURS = Path(__file__).parent / "exercises"
LARGEST = 20_000  # bytes of a file
MOST = 200  # files of an organisation that are read


def exercises() -> dict[str, Exercise]:
    """All that can be read, by the names of their files."""
    return _read(OURS)[0] | _read(_theirs())[0]


def faulty() -> dict[str, str]:
    """The organisation's files that cannot be read, and why."""
    return _read(_theirs())[1]


def kept() -> dict[str, str]:
    """The organisation's files as they are, by name, for a backup: also those that cannot be read as an exercise."""
    files = sorted(_theirs().glob("*.toml"))[:MOST]
    return {file.name: file.read_bytes().decode("utf-8", "surrogateescape") for file in files}


def put_back(files: Mapping[str, str]) -> None:
    """Those of a backup into the folder. A name that would leave the folder is left out: a backup may be anybody's."""
    for name, text in files.items():
        if name.endswith(".toml") and Path(name).name == name:
            _theirs().mkdir(parents=True, exist_ok=True, mode=0o700)
            (_theirs() / name).write_bytes(text.encode("utf-8", "surrogateescape"))


def _theirs() -> Path:
    return Path(settings.DATA) / "exercises"


def _read(folder: Path) -> tuple[dict[str, Exercise], dict[str, str]]:
    """What a folder holds, and what of it cannot be read. A folder that is not there holds nothing."""
    try:
        files = sorted(folder.glob("*.toml"))[:MOST]
        stamp = tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    except OSError as error:
        return {}, {folder.name: error.strerror or str(error)}
    return _parsed(folder, stamp)


@lru_cache(maxsize=8)
def _parsed(
    folder: Path, stamp: tuple[tuple[str, int, int], ...]
) -> tuple[dict[str, Exercise], dict[str, str]]:
    """Read once for as long as no file changes: pages ask each time."""
    read: dict[str, Exercise] = {}
    faults: dict[str, str] = {}
    for name, _changed, size in stamp:
        try:
            if size > LARGEST:
                raise FaultyExercise(f"it is longer than {LARGEST} bytes")
            code = name.removesuffix(".toml")
            read[code] = parse(code, (folder / name).read_text("utf-8"))
        except (FaultyExercise, UnicodeDecodeError, OSError) as error:
            faults[name] = str(error)
    return read, faults
