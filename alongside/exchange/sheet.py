"""Reading the sheets of an .xlsx, whatever is inside: what would take long or much is refused before it is read."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from alongside.exchange.errors import UnreadableFile

UNPACKED = 30_000_000  # bytes of all parts together: a small file can hide a flood
MARKUP = 12_000_000  # bytes of what is read as text, whatever it is called; a sheet of 100,000 cells takes 7
MOST_PARTS = 1_000
# Each mark is read one by one. Measured: 3 microseconds of processor time in a cell, 14 elsewhere, 71 for a sheet.
IN_CELLS = 450_000  # 5,000 rows of 20 columns; half of it where there are formulas, which are read twice
ELSEWHERE = 20_000
MOST_SHEETS = 50
LONGEST = 100_000  # bytes without a mark: a cell holds 32,767 characters, and only a hostile tag is longer
FORBIDDEN = re.compile(rb"<!(DOCTYPE|ENTITY)|\0", re.IGNORECASE)  # no spreadsheet program writes these
CELL = re.compile(rb"</?(?:\w+:)?(?:c|v|t|is|si|row|f)[\s/>]")
SHEET = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
PIECE = 64 * 1024

Line = tuple[int, list[str]]
Values = Iterable[tuple[Any, ...]]


def read_sheets(content: bytes, columns: int) -> Iterator[Iterator[Line]]:
    """The visible sheets, one after another, each line by line. Raises UnreadableFile in words for a person."""
    formulas = _looked_at(content)
    try:
        for sheet in _opened(content, columns, formulas):
            yield _kindly(sheet)
    except UnreadableFile:
        raise
    except Exception as error:  # the parser raises whatever it stumbled over
        raise _not_opened() from error


def _kindly(sheet: Iterator[Line]) -> Iterator[Line]:
    try:
        yield from sheet
    except Exception as error:
        raise _not_opened() from error


def _not_opened() -> UnreadableFile:
    return UnreadableFile(_("The spreadsheet can not be opened. Save it as .xlsx or .csv and try again."))


def _too_much() -> UnreadableFile:
    return UnreadableFile(
        _("The spreadsheet holds more than a list of people needs. Keep only the sheet you need.")
    )


def _looked_at(content: bytes) -> bool:
    """Whether there are formulas in it. Refuses what unpacks to too much, and what no spreadsheet program writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _sound(packed)
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged archive raises half a dozen kinds
        raise _not_opened() from error


def _sound(packed: zipfile.ZipFile) -> bool:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS:
        raise _not_opened()
    unpacked, found = 0, Found()
    for part in parts:
        raw = _read(packed, part, UNPACKED - unpacked)
        unpacked += len(raw)
        if raw.lstrip(BEFORE_MARKUP).startswith(b"<"):  # anything else the parser refuses at its first byte
            found.add(raw)
    return found.formulas


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """What a part unpacks to, read bit by bit: what the archive says of its size may be wrong."""
    if part.flag_bits & 1:
        raise UnreadableFile(_("The spreadsheet is locked. Save it without a password and try again."))
    if part.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):  # the others unpack without bound
        raise _not_opened()
    raw = bytearray()
    with packed.open(part) as unpacking:
        while piece := unpacking.read(PIECE):
            raw += piece
            if len(raw) > most:
                raise UnreadableFile(
                    _("The spreadsheet unpacks to more than 30 MB. Keep only the sheet you need.")
                )
    return bytes(raw)


class Found:
    """What stands in all the parts that can be read as text. Raises UnreadableFile as soon as it is too much."""

    def __init__(self) -> None:
        self.bytes = self.marks = self.in_cells = self.sheets = 0
        self.formulas = False

    def add(self, raw: bytes) -> None:
        self.bytes += len(raw)
        self.marks += raw.count(b"<")
        if self.bytes > MARKUP or self.marks > IN_CELLS + ELSEWHERE:
            raise _too_much()
        if FORBIDDEN.search(raw) or max(map(len, raw.split(b"<"))) > LONGEST:
            raise _not_opened()
        self.in_cells += sum(1 for _mark in CELL.finditer(raw))
        self.sheets += sum(1 for _mark in SHEET.finditer(raw))
        self.formulas = self.formulas or FORMULA.search(raw) is not None
        if self._too_many():
            raise _too_much()

    def _too_many(self) -> bool:
        most = IN_CELLS // 2 if self.formulas else IN_CELLS
        return self.in_cells > most or self.marks - self.in_cells > ELSEWHERE or self.sheets > MOST_SHEETS


def _opened(content: bytes, columns: int, formulas: bool) -> Iterator[Iterator[Line]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    asked = load_workbook(io.BytesIO(content), read_only=True) if formulas else None
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield _lines(_values(sheet, columns), _values(asked[sheet.title], columns) if asked else None)


def _values(sheet: Any, columns: int) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    return sheet.iter_rows(values_only=True, max_col=columns + 1)


def _lines(values: Values, asked: Values | None) -> Iterator[Line]:
    """Values as text; a formula that nobody worked out stays a formula, to be named."""
    formulas = iter(asked or ())
    for line, row in enumerate(values, start=1):
        cells = [_cell(one) for one in row] if row.count(None) < len(row) else []
        if said := next(formulas, ()):
            cells = [had or _formula(one) for had, one in zip_longest(cells, said, fillvalue="")]
        while cells and not cells[-1]:
            cells.pop()
        yield line, cells


def _formula(value: Any) -> str:
    return value if isinstance(value, str) and value.startswith("=") else ""


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
