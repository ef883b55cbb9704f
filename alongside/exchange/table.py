"""Reading a table out of a file as people have them: CSV with commas, semicolons or tabs, in the encodings
that spreadsheet programs write, or .xlsx. Values come out as text; the line is the one people see."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from alongside.exchange.errors import UnreadableFile

LARGEST = 5_000_000  # bytes of a file; sixty people with their needs are a hundredth of it
UNPACKED = 50_000_000  # bytes an .xlsx may unpack to: a small file can hide a flood
MOST_ROWS = 5_000


@dataclass(frozen=True)
class TableRow:
    """One row: its line in the file and its cells by the header above them."""

    line: int
    cells: dict[str, str]


def read_table(content: bytes, name: str) -> list[TableRow]:
    """The rows of a file that hold anything. Raises UnreadableFile in words for a person."""
    if not content.strip():
        raise UnreadableFile(_("The file is empty."))
    if len(content) > LARGEST:
        raise UnreadableFile(
            _("The file is larger than 5 MB. Keep only the rows about people, and try again.")
        )
    lines = _sheet(content) if content[:4] == b"PK\x03\x04" else _text(content, name)
    return list(_rows(lines))


def _rows(lines: Iterable[tuple[int, list[str]]]) -> Iterator[TableRow]:
    header: list[str] | None = None
    count = 0
    for line, cells in lines:
        if not any(cells):
            continue
        if header is None:
            header = [" ".join(cell.lower().replace("_", " ").split()) for cell in cells]
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableFile(_("The file has more than 5,000 rows. Bring it in in parts."))
        yield TableRow(line, {head: cell for head, cell in zip(header, cells, strict=False) if head})


def _text(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    text = decode(content, name)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        before = 0
        for cells in reader:
            yield before + 1, [cell.strip() for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        said = _(
            "Line %(line)s can not be read: a quotation mark is not closed, or stands in the wrong place."
        )
        raise UnreadableFile(said % {"line": reader.line_num}) from error


def decode(content: bytes, name: str) -> str:
    """Text in UTF-8 (with or without its mark), UTF-16 with its mark, or the Western Windows code page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(_("This does not look like a table. Save it as .csv or .xlsx and try again."))


def _sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise UnreadableFile(
                    _("The spreadsheet unpacks to more than 50 MB. Keep only the sheet you need.")
                )
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableFile(
            _("The spreadsheet can not be opened. Save it as .xlsx or .csv and try again.")
        ) from error
    sheet = book.worksheets[0]
    for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        yield line, [_cell(one) for one in cells]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
