"""On which line of a .csv a row begins. Fields may hold line breaks; empty and unreadable lines are no rows."""

from __future__ import annotations

import csv
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

AT_ONCE = 1 << 24
LONGEST = 1 << 30  # a field
BREAKS = (b"\r", b"\n")


def at(path: Path, places: Sequence[int]) -> list[int]:
    """The line of what begins at each place, in bytes, or after the line breaks there; in rising order."""
    numbers, line = [], 1
    with path.open("rb") as file:
        for place in places:
            while piece := file.read(max(0, min(place - file.tell(), AT_ONCE))):
                line += piece.count(b"\n")
            while (byte := file.read(1)) in BREAKS:
                line += byte == b"\n"
            file.seek(-len(byte), os.SEEK_CUR)
            numbers.append(line)
    return numbers


def texts(path: Path, places: Iterable[tuple[int, int]]) -> list[str]:
    """So many bytes from each place on, without the line breaks around them; what is no UTF-8 stands as \\xe9."""
    pieces = []
    with path.open("rb") as file:
        for at, length in places:
            file.seek(at)
            pieces.append(file.read(length).decode("utf-8", "backslashreplace").strip("\r\n"))
    return pieces


def of_rows(path: Path, wanted: Iterable[int], unreadable: Collection[int]) -> Iterator[int]:
    """The line on which each wanted row, counted from 0 and in rising order, begins."""
    rows = enumerate(beginnings(path, unreadable))
    for row in wanted:
        yield next(line for number, line in rows if number == row)


def beginnings(path: Path, unreadable: Collection[int]) -> Iterator[int]:
    """The line on which each row begins."""
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        line = reader.line_num + 1
        for record in reader:
            if record and line not in unreadable:
                yield line
            line = reader.line_num + 1
