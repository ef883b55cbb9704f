"""The file to be analysed: its columns, and the SQL that reads every row the same way whatever the file's types."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.pipeline.engine import name, text
from alongside.pipeline.errors import CannotAnalyse
from alongside.pipeline.instruments import Read

NEEDED = ("alliance", "rater", "date", "score")
OPTIONAL = ("instrument", "tension")
ADDED = (
    "n_before", "expected", "low", "high", "t", "p", "evidence", "signal", "rule", "strain", "calmer",
)  # fmt: skip
SAME = 1e-9  # steps: a score closer to a step than this stands on it
YES, NO = ("yes", "true"), ("no", "false", "")
LINE = "__line"


@dataclass(frozen=True)
class Source:
    """A Parquet file with the rows in their order, what its columns are called, and the lines that no row could be
    made of. `first_line` is the line of row 0 in the file that was given."""

    path: Path
    columns: tuple[str, ...]
    first_line: int = 1
    unreadable: tuple[tuple[int, str], ...] = field(default=())

    def table(self) -> str:
        """The rows in SQL, with their number from 0."""
        return f"read_parquet({text(str(self.path))}, file_row_number = true)"

    def line(self, row: int) -> int:
        """The line of a row in the file that was given."""
        line = row + self.first_line
        for bad, _ in self.unreadable:
            line += bad <= line
        return line

    def has(self, column: str) -> bool:
        """Whether the file has an optional column."""
        return column in self.columns

    def instrument(self) -> str:
        """The instrument's name in SQL; empty where there is none."""
        return f"coalesce(trim({name('instrument')}::VARCHAR), '')" if self.has("instrument") else "''"

    def tension(self) -> str:
        """The direct question's answer in SQL, in small letters."""
        return f"lower(coalesce(trim({name('tension')}::VARCHAR), ''))" if self.has("tension") else "''"


def opened(path: Path, connection: Any, folder: Path) -> Source:
    """The source of a .csv or .parquet file; a .csv is first laid down as Parquet in `folder`."""
    if not path.is_file():
        raise CannotAnalyse(f"{path} is not there")
    if path.suffix.lower() == ".parquet":
        found = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({text(str(path))})").fetchall()  # nosec B608
        return _checked(Source(path, tuple(row[0] for row in found)))
    if path.suffix.lower() == ".csv":
        return _from_csv(path, connection, folder / "rows.parquet")
    raise CannotAnalyse(f"{path} is neither .csv nor .parquet")


def _from_csv(path: Path, connection: Any, staged: Path) -> Source:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        columns = tuple(next(csv.reader(lines), ()))
    _checked(Source(path, columns))
    types = ", ".join(f"{text(column)}: 'VARCHAR'" for column in columns)
    connection.execute(
        f"COPY (SELECT * FROM read_csv({text(str(path))}, header = true, auto_detect = false, delim = ',', "  # nosec B608
        f"quote = '\"', escape = '\"', columns = {{{types}}}, store_rejects = true)) "
        f"TO {text(str(staged))} (FORMAT parquet)"
    )
    bad = connection.execute(
        "SELECT line, min(error_message) FROM reject_errors GROUP BY line ORDER BY line"
    ).fetchall()
    return Source(staged, columns, 2, tuple((int(line), message.splitlines()[0]) for line, message in bad))


def _checked(source: Source) -> Source:
    missing = [column for column in NEEDED if column not in source.columns]
    if missing:
        raise CannotAnalyse(
            f"line 1: the column {missing[0]} is missing; there are {', '.join(source.columns)}"
        )
    twice = {column for column in source.columns if source.columns.count(column) > 1}
    if twice:
        raise CannotAnalyse(f"line 1: the column {min(twice)} is there twice")
    taken = [column for column in ADDED if column in source.columns]
    if taken:
        raise CannotAnalyse(f"line 1: {taken[0]} is a column that the analysis adds; rename it")
    return source


def steps(reads: list[Read], source: Source) -> str:
    """The score in steps in SQL, before rounding."""
    low = _per_instrument(reads, source, [float(read.scale.low) for read in reads])
    step = _per_instrument(reads, source, [float(read.scale.step) for read in reads])
    return f"((TRY_CAST({name('score')} AS DOUBLE) - {low}) / {step})"


def top(reads: list[Read], source: Source) -> str:
    """The highest step in SQL."""
    return _per_instrument(reads, source, [read.scale.top for read in reads])


def place(reads: list[Read], source: Source) -> str:
    """Which of `reads` a row belongs to, in SQL."""
    return _per_instrument(reads, source, list(range(len(reads))))


def _per_instrument(reads: list[Read], source: Source, values: list[Any]) -> str:
    if len(reads) == 1:
        return repr(values[0])
    cases = " ".join(
        f"WHEN {text(read.instrument)} THEN {value!r}" for read, value in zip(reads, values, strict=True)
    )
    return f"(CASE {source.instrument()} {cases} END)"
