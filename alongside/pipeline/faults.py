"""Rows that can not be read: refused, or set aside, by line, column and reason. Nothing is dropped silently."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.pipeline import lines
from alongside.pipeline import source as src
from alongside.pipeline.engine import name, text
from alongside.pipeline.instruments import Read
from alongside.pipeline.source import Source

WHOLE = "whole line"


@dataclass(frozen=True)
class Fault:
    """A row (counted from 0), its line in the file (named where there are several), the column at fault and why."""

    row: int
    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}{', ' if self.file else ''}line {self.line}, {self.column}: {self.reason}"


def condition(source: Source, reads: list[Read]) -> str:
    """SQL that is true of a row which can be read."""
    return " AND ".join(f"NOT coalesce({test}, false)" for test, _, _ in _cases(source, reads))


def found(source: Source, reads: list[Read], connection: Any) -> list[Fault]:
    """Every row that can not be read, in order, the first reason of each."""
    rows = connection.execute(
        f"SELECT {src.ROW}, {_reason(source, reads)} AS reason FROM {source.table()} "  # nosec B608
        f"WHERE reason IS NOT NULL ORDER BY {src.ROW}"
    ).fetchall()
    where = _places(source, [row for row, _ in rows])
    faults = [Fault(row, *where[row], *reason.split("|", 1)) for row, reason in rows]
    unreadable = [Fault(-1, "", each.line, "row", each.reason) for each in source.unreadable]
    return sorted([*faults, *unreadable], key=lambda fault: (fault.file, fault.line))


def _places(source: Source, rows: list[int]) -> dict[int, tuple[str, int]]:
    """The file, where there are several, and the line of each row."""
    if source.csv is None:
        return {row: source.place(row) for row in rows}
    found = lines.of_rows(source.csv, rows, {each.line for each in source.unreadable})
    return {row: ("", found[row]) for row in rows}


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


def set_aside(path: Path, faults: list[Fault], source: Source, connection: Any) -> None:
    """Write the rows at fault in their order, with line, column and reason; a line that no row could be made of whole."""
    values, whole = _values(faults, source, connection), _whole_lines(source)
    nothing = ("",) * len(source.columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        # every text in quotes, as in OUT: with fewer, csv leaves a lone \r bare, which is then a line break
        out = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        last = (WHOLE,) if source.csv else ()
        out.writerow((*_where(source, "file", "line"), "column", "reason", *source.columns, *last))
        for fault in faults:
            at, cells = _where(source, fault.file, fault.line), values.get(fault.row, nothing)
            last = (whole.get(fault.line, "") if fault.row < 0 else "",) if source.csv else ()
            out.writerow((*at, fault.column, fault.reason, *cells, *last))


def _values(faults: list[Fault], source: Source, connection: Any) -> dict[int, tuple[Any, ...]]:
    """The cells of each row at fault."""
    wanted = ", ".join(str(fault.row) for fault in faults if fault.row >= 0)
    columns = ", ".join(name(column) for column in source.columns)
    if not wanted:
        return {}
    query = f"SELECT {src.ROW}, {columns} FROM {source.table()} WHERE {src.ROW} IN ({wanted})"  # nosec B608
    return {row: tuple(values) for row, *values in connection.execute(query).fetchall()}


def _whole_lines(source: Source) -> dict[int, str]:
    """The text of each line that no row could be made of, by its number."""
    if source.csv is None:
        return {}
    texts = lines.texts(source.csv, [(each.at, each.length) for each in source.unreadable])
    return dict(zip([each.line for each in source.unreadable], texts, strict=True))


def _where(source: Source, file: object, line: object) -> tuple[object, ...]:
    return (file, line) if source.is_folder else (line,)
