"""What is to be analysed: its files and columns, and the SQL that reads every row the same way whatever their types."""

from __future__ import annotations

import bisect
import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.pipeline import engine, lines
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
SEPARATORS = {";": "semicolons", "\t": "tabs"}
EARLIEST, LATEST = "1900-01-01", "2199-12-31"  # a date beyond is a slip of the pen
ROW, WHY = "__row", "__why"
RESERVED = (*ADDED, ROW, WHY, "file_row_number", "file_index")


@dataclass(frozen=True)
class Unreadable:
    """A line of a .csv that no row could be made of: its number, why, and so many bytes from `at` on."""

    line: int
    reason: str
    at: int
    length: int


@dataclass(frozen=True)
class Source:
    """Parquet files with the rows in their order, what their columns are called, and the lines that no row could be
    made of. `firsts` are the numbers of the first row of each file, and at the end the number of all rows;
    `first_line` is the line of row 0 in the file that was given; `is_folder` where a folder was given."""

    paths: tuple[Path, ...]
    columns: tuple[str, ...]
    firsts: tuple[int, ...] = (0,)
    first_line: int = 1
    unreadable: tuple[Unreadable, ...] = field(default=())
    is_folder: bool = False
    texts: frozenset[str] = frozenset()  # columns whose values are texts
    csv: Path | None = None  # the file that was given, where it is one

    @property
    def rows(self) -> int:
        """How many there are."""
        return self.firsts[-1]

    def table(self) -> str:
        """The rows in SQL, with their number from 0 as ROW."""
        paths = ", ".join(text(str(path)) for path in self.paths)
        first = f"CAST({list(self.firsts)}[file_index::BIGINT + 1] AS BIGINT)" if len(self.paths) > 1 else "0"
        return (
            f"(SELECT *, file_row_number + {first} AS {ROW} "  # noqa: S608
            f"FROM read_parquet([{paths}], file_row_number = true))"
        )

    def place(self, row: int) -> tuple[str, int]:
        """The file, where there are several, and the line of a row in what was given."""
        file = bisect.bisect_right(self.firsts, row, hi=len(self.paths)) - 1
        line = row - self.firsts[file] + self.first_line
        return self.paths[file].name if self.is_folder else "", line

    def has(self, column: str) -> bool:
        """Whether there is an optional column."""
        return column in self.columns

    def instrument(self) -> str:
        """The instrument's name in SQL; empty where there is none."""
        return f"coalesce(trim({name('instrument')}::VARCHAR), '')" if self.has("instrument") else "''"

    def tension(self) -> str:
        """The direct question's answer in SQL, in small letters."""
        return f"lower(coalesce(trim({name('tension')}::VARCHAR), ''))" if self.has("tension") else "''"


def opened(path: Path, connection: Any, folder: Path) -> Source:
    """The source of a .csv or .parquet file, or a folder of .parquet; a .csv is first laid down as Parquet in `folder`."""
    if path.is_dir():
        found = sorted(each for each in path.glob("*.parquet") if each.name[0] not in "._")
        if not found:
            raise CannotAnalyse(f"there is no .parquet file in the folder {path}")
        return _from_parquet(found, True)
    if not path.is_file():
        raise CannotAnalyse(f"{path} is not there")
    if path.suffix.lower() == ".parquet":
        return _from_parquet([path], False)
    if path.suffix.lower() == ".csv":
        return _from_csv(path, connection, folder / "rows.parquet")
    raise CannotAnalyse(f"{path} is neither .csv nor .parquet")


def _from_parquet(paths: list[Path], is_folder: bool) -> Source:
    firsts = [0]
    with parquet(paths[0]) as file:
        schema = file.schema_arrow
    for path in paths:
        with parquet(path) as file:
            if not schema.equals(file.schema_arrow):
                raise CannotAnalyse(f"{path.name} has not the columns, in order and kind, of {paths[0].name}")
            firsts.append(firsts[-1] + file.metadata.num_rows)
    texts = frozenset(field.name for field in schema if not _typed(str(field.type)))
    given = Source(tuple(paths), tuple(schema.names), tuple(firsts), is_folder=is_folder, texts=texts)
    return _checked(given)


def _typed(kind: str) -> bool:
    """Whether a column of this kind can not hold words."""
    return not any(word in kind for word in ("string", "binary", "dictionary", "null"))


def parquet(path: Path) -> Any:
    """A Parquet file, opened."""
    try:
        return engine.arrow("pyarrow.parquet").ParquetFile(path)
    except engine.arrow().ArrowInvalid as error:
        raise CannotAnalyse(f"{path.name} is no Parquet file, or only part of one: {error}") from error


def _from_csv(path: Path, connection: Any, staged: Path) -> Source:
    columns = _header(path)
    _checked(Source((path,), columns))
    types = ", ".join(f"{text(column)}: 'VARCHAR'" for column in columns)
    rows = connection.execute(
        f"COPY (SELECT * FROM read_csv({text(str(path))}, header = true, auto_detect = false, delim = ',', "  # noqa: S608
        f"quote = '\"', escape = '\"', columns = {{{types}}}, store_rejects = true)) "
        f"TO {text(str(staged))} (FORMAT parquet)"
    ).fetchone()[0]
    bad = connection.execute(
        "SELECT line_byte_position - 1, min(error_message), max(strlen(csv_line)) FROM reject_errors "
        "GROUP BY line_byte_position ORDER BY 1"
    ).fetchall()
    at = lines.at(path, [int(byte) for byte, _, _ in bad])
    unreadable = tuple(
        Unreadable(line, message.splitlines()[0], int(byte), int(length))
        for line, (byte, message, length) in zip(at, bad, strict=True)
    )
    return Source((staged,), columns, (0, int(rows)), 2, unreadable, texts=frozenset(columns), csv=path)


def _header(path: Path) -> tuple[str, ...]:
    with path.open("rb") as file:
        if b"\0" in file.read(1024):
            raise CannotAnalyse(f"{path.name} is not in UTF-8: save it again as CSV UTF-8")
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        columns = tuple(next(csv.reader(file), ()))
    if not columns:
        raise CannotAnalyse(f"{path.name} is empty: its first line names the columns")
    for sign, called in SEPARATORS.items():
        if len(columns) == 1 and sign in columns[0]:
            raise CannotAnalyse(f"line 1: the columns are separated by {called}: save the file with commas")
    return columns


def _checked(source: Source) -> Source:
    missing = [column for column in NEEDED if column not in source.columns]
    if missing:
        raise CannotAnalyse(
            f"line 1: the column {missing[0]} is missing; there are {', '.join(source.columns)}"
        )
    twice = {column for column in source.columns if source.columns.count(column) > 1}
    if twice:
        raise CannotAnalyse(f"line 1: the column {min(twice)} is there twice")
    taken = [column for column in RESERVED if column in source.columns]
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


def which(reads: list[Read], source: Source) -> str:
    """Which of `reads` a row belongs to, in SQL."""
    return _per_instrument(reads, source, list(range(len(reads))))


def _per_instrument(reads: list[Read], source: Source, values: list[Any]) -> str:
    if len(reads) == 1:
        return repr(values[0])
    cases = " ".join(
        f"WHEN {text(read.instrument)} THEN {value!r}" for read, value in zip(reads, values, strict=True)
    )
    return f"(CASE {source.instrument()} {cases} END)"
