"""Rows that can not be read: refused, or set aside, by line, column and reason. Nothing is dropped silently."""

from __future__ import annotations

import csv
import heapq
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.pipeline import lines
from alongside.pipeline import source as src
from alongside.pipeline.engine import name, text
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import Source

WHOLE = "whole line"
AT_ONCE = 10_000


@dataclass(frozen=True)
class Fault:
    """A row: its line in the file (named where there are several), the column at fault and why, and what stands in it.

    `whole` is the text of a line that no row could be made of.
    """

    file: str
    line: int
    column: str
    reason: str
    cells: tuple[Any, ...] = ()
    whole: str = ""

    def __str__(self) -> str:
        return f"{self.file}{', ' if self.file else ''}line {self.line}, {self.column}: {self.reason}"


def condition(source: Source, reads: list[Read]) -> str:
    """SQL that is true of a row which can be read."""
    return " AND ".join(f"NOT coalesce({test}, false)" for test, _, _ in _cases(source, reads))


def found(source: Source, reads: list[Read], connection: Any, at_most: int | None = None) -> Iterator[Fault]:
    """Every row that can not be read, or so many of the first, in order, with the first reason of each.

    One after another: where the scale is wrong, it is all of them.
    """
    both = heapq.merge(_of_rows(source, reads, connection, at_most), _of_lines(source), key=_where_it_stands)
    return itertools.islice(both, at_most)


def _where_it_stands(fault: Fault) -> tuple[str, int]:
    return fault.file, fault.line


def _of_rows(source: Source, reads: list[Read], connection: Any, at_most: int | None) -> Iterator[Fault]:
    columns = ", ".join(name(column) for column in source.columns)
    limit = "" if at_most is None else f"LIMIT {at_most}"
    query = (
        f"SELECT {src.ROW}, {_reason(source, reads)} AS {src.WHY}, {columns} FROM {source.table()} "  # noqa: S608
        f"WHERE {src.WHY} IS NOT NULL ORDER BY {src.ROW} {limit}"
    )
    rows, again = itertools.tee(_in_turn(connection.sql(query)))
    for (_row, reason, *cells), place in zip(rows, _places(source, (row for row, *_ in again)), strict=True):
        column, _, why = reason.partition("|")
        yield Fault(*place, column, why, tuple(cells))


def _in_turn(result: Any) -> Iterator[tuple[Any, ...]]:
    for batch in result.to_arrow_reader(AT_ONCE):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _places(source: Source, rows: Iterable[int]) -> Iterator[tuple[str, int]]:
    """The file, where there are several, and the line of each row; the rows in order."""
    if source.csv is None:
        return map(source.place, rows)
    unreadable = {each.line for each in source.unreadable}
    return (("", line) for line in lines.of_rows(source.csv, rows, unreadable))


def _of_lines(source: Source) -> Iterator[Fault]:
    """The lines that no row could be made of."""
    if source.csv is None:
        return
    texts = lines.texts(source.csv, [(each.at, each.length) for each in source.unreadable])
    for each, whole in zip(source.unreadable, texts, strict=True):
        yield Fault("", each.line, "row", each.reason, whole=whole)


def _reason(source: Source, reads: list[Read]) -> str:
    whens = " ".join(
        f"WHEN {test} THEN {text(f'{column}|{reason}')}" for test, column, reason in _cases(source, reads)
    )
    return f"(CASE {whens} END)"


def _cases(source: Source, reads: list[Read]) -> list[tuple[str, str, str]]:
    """What is true of a row that can not be read, and in which column and why. The first that is true counts."""
    steps, top = src.steps(reads, source), src.top(reads, source)
    score, date = name("score"), name("date")
    day, first, last = f"TRY_CAST({date} AS DATE)", text(src.EARLIEST), text(src.LATEST)
    odd_day = f"trim({date}::VARCHAR) NOT LIKE '____-__-__%'" if "date" in source.texts else "false"
    odd_score = f"contains({score}::VARCHAR, '_')" if "score" in source.texts else "false"
    return [(_empty(f"{name(each)}::VARCHAR"), each, "is empty") for each in src.NEEDED] + [
        (f"{day} IS NULL OR {odd_day}", "date", "is no date such as 2026-03-01"),
        (
            f"{day} NOT BETWEEN {first} AND {last}",
            "date",
            f"lies before {src.EARLIEST} or after {src.LATEST}",
        ),
        (
            f"NOT isfinite(coalesce(TRY_CAST({score} AS DOUBLE), 'nan'::DOUBLE)) OR {odd_score}",
            "score",
            "is no number",
        ),
        (f"{steps} < -{src.SAME} OR {steps} > {top} + {src.SAME}", "score", "is not on the scale"),
        (f"abs({steps} - round({steps})) > {src.SAME}", "score", "lies between two steps of the scale"),
        (f"{source.tension()} NOT IN {src.YES + src.NO}", "tension", "is neither yes, no nor empty"),
    ]


def _empty(word: str) -> str:
    """Nothing but spaces; only what begins with less than the first sign after the space is looked at closer."""
    return f"coalesce({word}, '') < '!' AND coalesce(trim({word}), '') = ''"


def set_aside(path: Path, faults: Iterable[Fault], source: Source) -> None:
    """Write the rows at fault in their order, with line, column and reason; a line that no row could be made of whole."""
    nothing = ("",) * len(source.columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        # every text in quotes, as in OUT: with fewer, csv leaves a lone \r bare, which is then a line break
        out = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        last = (WHOLE,) if source.csv else ()
        out.writerow((*_where(source, "file", "line"), "column", "reason", *source.columns, *last))
        for fault in faults:
            at, last = _where(source, fault.file, fault.line), (fault.whole,) if source.csv else ()
            out.writerow((*at, fault.column, fault.reason, *(fault.cells or nothing), *last))


def _where(source: Source, file: object, line: object) -> tuple[object, ...]:
    return (file, line) if source.is_folder else (line,)
