"""Rows that cannot be read: refused, or set aside, by line, column and reason. Nothing is dropped silently."""

import csv
import heapq
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.pipeline.columns import ROW, WHY
from alongside.pipeline.engine import CannotAnalyse, name
from alongside.pipeline.instruments import FileInstrument
from alongside.pipeline.source import ScoreFiles, line_texts, lines_of_rows

SHOWN = 20  # of the faults that a run is refused for
WHOLE = "whole line"
BATCH = 10_000


@dataclass(frozen=True)
class Fault:
    """A row: its line in the file (named where there are several), the column at fault and why, and what stands in it.

    `text` is that of a line that no row could be made of.
    """

    file: str
    line: int
    column: str
    reason: str
    cells: tuple[Any, ...] = ()
    text: str = ""

    def __str__(self) -> str:
        return f"{self.file}{', ' if self.file else ''}line {self.line}, {self.column}: {self.reason}"


def refuse(first: Iterable[Fault], number: int, remedy: str) -> None:
    """CannotAnalyse that names the `first` of so many faults, and what to do."""
    shown = [str(fault) for fault in first]
    more = [f"... and {number - len(shown)} more"] if number > len(shown) else []
    raise CannotAnalyse("\n".join([f"{number} rows cannot be read:", *shown, *more, remedy]))


def faults_of(
    source: ScoreFiles, instruments: list[FileInstrument], connection: Any, at_most: int | None = None
) -> Iterator[Fault]:
    """Every row that cannot be read, or so many of the first, in order, with the first reason of each.

    One after another: where the scale is wrong, it is all of them.
    """
    rows, unreadable = _of_rows(source, instruments, connection, at_most), _of_lines(source)
    both = heapq.merge(rows, unreadable, key=lambda fault: (fault.file, fault.line))
    return itertools.islice(both, at_most)


def _of_rows(
    source: ScoreFiles, instruments: list[FileInstrument], connection: Any, at_most: int | None
) -> Iterator[Fault]:
    cells = ", ".join(name(column) for column in source.columns.names)
    query = (
        f"SELECT {ROW}, {source.columns.fault(instruments)} AS {WHY}, {cells} FROM {source.table()} "  # noqa: S608
        f"WHERE {WHY} IS NOT NULL ORDER BY {ROW} {'' if at_most is None else f'LIMIT {at_most}'}"
    )
    batches = connection.sql(query).to_arrow_reader(BATCH)
    rows: Iterator[tuple[Any, ...]] = (
        row for batch in batches for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )  # fmt: skip
    rows, again = itertools.tee(rows)
    numbers = (row for row, *_ in again)
    if source.csv is None:
        places: Iterator[tuple[str, int]] = map(source.place, numbers)
    else:
        skipped = {reject.line for reject in source.unreadable}
        places = (("", line) for line in lines_of_rows(source.csv, numbers, skipped))
    for (_, fault, *values), place in zip(rows, places, strict=True):
        column, _, reason = fault.partition("|")
        yield Fault(*place, column, reason, tuple(values))


def _of_lines(source: ScoreFiles) -> Iterator[Fault]:
    """The lines that no row could be made of."""
    if source.csv is None:
        return
    texts = line_texts(source.csv, [(reject.at, reject.length) for reject in source.unreadable])
    for reject, line_text in zip(source.unreadable, texts, strict=True):
        yield Fault("", reject.line, "row", reject.reason, text=line_text)


def set_aside(path: Path, faults: Iterable[Fault], source: ScoreFiles) -> None:
    """Write the rows at fault in their order, with line, column and reason; a line that no row could be made of whole."""
    columns = source.columns.names
    with path.open("w", encoding="utf-8", newline="") as file:
        # every text in quotes, as in OUT: with fewer, csv leaves a lone \r bare, which is then a line break
        out = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        where = ("file", "line") if source.is_folder else ("line",)
        out.writerow((*where, "column", "reason", *columns, *((WHOLE,) if source.csv else ())))
        for fault in faults:
            place = (fault.file, fault.line) if source.is_folder else (fault.line,)
            cells = fault.cells or ("",) * len(columns)
            out.writerow((*place, fault.column, fault.reason, *cells, *((fault.text,) if source.csv else ())))
