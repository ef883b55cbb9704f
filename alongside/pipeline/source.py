"""IN: its files with their rows in order, the lines that no row could be made of, and the line on which each row begins.

In a .csv fields may hold line breaks; empty and unreadable lines are no rows.
"""

import bisect
import csv
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.pipeline import engine
from alongside.pipeline.columns import ROW, Columns
from alongside.pipeline.engine import CannotAnalyse, text

AT_ONCE = 1 << 24
LONGEST = 1 << 30  # a field
BREAKS = (b"\r", b"\n")
SEPARATORS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True)
class Unreadable:
    """A line of a .csv that no row could be made of: its number, why, and so many bytes from `at` on."""

    line: int
    reason: str
    at: int
    length: int


@dataclass(frozen=True)
class ScoreFiles:
    """Parquet files with the rows in their order, their columns, and the lines that no row could be made of.

    `firsts` are the numbers of the first row of each file, and at the end the number of all rows; `first_line` is the line
    of row 0 in the file that was given; `is_folder` where a folder was given; `csv` the file that was given, where it is one.
    """

    paths: tuple[Path, ...]
    columns: Columns
    firsts: tuple[int, ...]
    first_line: int = 1
    unreadable: tuple[Unreadable, ...] = ()
    is_folder: bool = False
    csv: Path | None = None

    @property
    def rows(self) -> int:
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

    def instruments(self, connection: Any) -> list[str]:
        """The names of the instruments, in order; none where there is no row."""
        query = f"SELECT DISTINCT {self.columns.instrument()} AS name FROM {self.table()} ORDER BY name"  # noqa: S608
        return [row[0] for row in connection.execute(query).fetchall()]


def open_source(path: Path, connection: Any, folder: Path) -> ScoreFiles:
    """The source of a .csv or .parquet file, or a folder of .parquet; a .csv is first laid down as Parquet in `folder`."""
    if path.is_dir():
        files = sorted(file for file in path.glob("*.parquet") if file.name[0] not in "._")
        if not files:
            raise CannotAnalyse(f"there is no .parquet file in the folder {path}")
        return _from_parquet(files, True)
    if not path.is_file():
        raise CannotAnalyse(f"{path} is not there")
    if path.suffix.lower() == ".parquet":
        return _from_parquet([path], False)
    if path.suffix.lower() == ".csv":
        return _from_csv(path, connection, folder / "rows.parquet")
    raise CannotAnalyse(f"{path} is neither .csv nor .parquet")


def _from_parquet(paths: list[Path], is_folder: bool) -> ScoreFiles:
    firsts = [0]
    with parquet(paths[0]) as file:
        schema = file.schema_arrow
    for path in paths:
        with parquet(path) as file:
            if not schema.equals(file.schema_arrow):
                raise CannotAnalyse(f"{path.name} has not the columns, in order and kind, of {paths[0].name}")
            firsts.append(firsts[-1] + file.metadata.num_rows)
    return ScoreFiles(tuple(paths), Columns.of(schema), tuple(firsts), is_folder=is_folder)


def parquet(path: Path) -> Any:
    try:
        return engine.arrow("pyarrow.parquet").ParquetFile(path)
    except engine.arrow().ArrowInvalid as error:
        raise CannotAnalyse(f"{path.name} is no Parquet file, or only part of one: {error}") from error


def _from_csv(path: Path, connection: Any, staged: Path) -> ScoreFiles:
    names = _header(path)
    columns = Columns(names, frozenset(names)).checked()
    types = ", ".join(f"{text(column)}: 'VARCHAR'" for column in names)
    rows = connection.execute(
        f"COPY (SELECT * FROM read_csv({text(str(path))}, header = true, auto_detect = false, delim = ',', "  # noqa: S608
        f"quote = '\"', escape = '\"', columns = {{{types}}}, store_rejects = true)) "
        f"TO {text(str(staged))} (FORMAT parquet)"
    ).fetchone()[0]
    rejects = connection.execute(
        "SELECT line_byte_position - 1, min(error_message), max(strlen(csv_line)) FROM reject_errors "
        "GROUP BY line_byte_position ORDER BY 1"
    ).fetchall()
    numbers = lines_at(path, [int(byte) for byte, _, _ in rejects])
    unreadable = tuple(
        Unreadable(line, message.splitlines()[0], int(byte), int(length))
        for line, (byte, message, length) in zip(numbers, rejects, strict=True)
    )
    return ScoreFiles((staged,), columns, (0, int(rows)), 2, unreadable, csv=path)


def _header(path: Path) -> tuple[str, ...]:
    with path.open("rb") as file:
        if b"\0" in file.read(1024):
            raise CannotAnalyse(f"{path.name} is not in UTF-8: save it again as CSV UTF-8")
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as text_file:
        columns = tuple(next(csv.reader(text_file), ()))
    if not columns:
        raise CannotAnalyse(f"{path.name} is empty: its first line names the columns")
    for sign, called in SEPARATORS.items():
        if len(columns) == 1 and sign in columns[0]:
            raise CannotAnalyse(f"line 1: the columns are separated by {called}: save the file with commas")
    return columns


def lines_at(path: Path, places: Sequence[int]) -> list[int]:
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


def line_texts(path: Path, places: Iterable[tuple[int, int]]) -> list[str]:
    """So many bytes from each place on, without the line breaks around them; what is no UTF-8 stands as \\xe9."""
    pieces = []
    with path.open("rb") as file:
        for at, length in places:
            file.seek(at)
            pieces.append(file.read(length).decode("utf-8", "backslashreplace").strip("\r\n"))
    return pieces


def lines_of_rows(path: Path, wanted: Iterable[int], unreadable: Collection[int]) -> Iterator[int]:
    """The line on which each wanted row, counted from 0 and in rising order, begins."""
    rows = enumerate(_beginnings(path, unreadable))
    for row in wanted:
        yield next(line for number, line in rows if number == row)


def _beginnings(path: Path, unreadable: Collection[int]) -> Iterator[int]:
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        line = reader.line_num + 1
        for record in reader:
            if record and line not in unreadable:
                yield line
            line = reader.line_num + 1
