"""Reading the sheets of an .xlsx, whatever is inside: what would take long or much is refused before it is read."""

import contextlib
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
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


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """Raise UnreadableFile for whatever the archive or the parser stumbles over: they raise all kinds."""
    try:
        yield
    except UnreadableFile:
        raise
    except Exception as error:
        raise _not_opened() from error


def read_sheets(content: bytes, columns: int) -> Iterator[Iterator[Line]]:
    """The visible sheets, one after another, each line by line. To be read within `refusing`."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        formulas = _check(packed)
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    uncalculated = load_workbook(io.BytesIO(content), read_only=True) if formulas else None
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield _lines(sheet, uncalculated[sheet.title] if uncalculated else None, columns)


def _not_opened() -> UnreadableFile:
    return UnreadableFile(_("The spreadsheet cannot be opened. Save it as .xlsx or .csv and try again."))


def _too_much() -> UnreadableFile:
    return UnreadableFile(
        _("The spreadsheet holds more than a list of people needs. Keep only the sheet you need.")
    )


def _check(packed: zipfile.ZipFile) -> bool:
    """Whether there are formulas in it. Refuses what unpacks to too much, and what no spreadsheet program writes."""
    if len(packed.infolist()) > MOST_PARTS:
        raise _not_opened()
    unpacked = markup = marks = in_cells = sheets = 0
    formulas = False
    for part in packed.infolist():
        raw = _unpack(packed, part, UNPACKED - unpacked)
        unpacked += len(raw)
        if not raw.lstrip(BEFORE_MARKUP).startswith(b"<"):  # the parser refuses it at its first byte
            continue
        markup += len(raw)
        marks += raw.count(b"<")
        if markup > MARKUP or marks > IN_CELLS + ELSEWHERE:
            raise _too_much()
        if FORBIDDEN.search(raw) or max(map(len, raw.split(b"<"))) > LONGEST:
            raise _not_opened()
        in_cells += sum(1 for _mark in CELL.finditer(raw))
        sheets += sum(1 for _mark in SHEET.finditer(raw))
        formulas = formulas or FORMULA.search(raw) is not None
        most = IN_CELLS // 2 if formulas else IN_CELLS
        if in_cells > most or marks - in_cells > ELSEWHERE or sheets > MOST_SHEETS:
            raise _too_much()
    return formulas


def _unpack(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """What a part unpacks to, read bit by bit: what the archive says of its size may be wrong."""
    if part.flag_bits & 1:
        raise UnreadableFile(_("The spreadsheet is locked. Save it without a password and try again."))
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others unpack without bound
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


def _lines(sheet: Any, uncalculated: Any, columns: int) -> Iterator[Line]:
    """Values as text; a formula that nobody worked out stays a formula, to be named."""
    values, formulas = _rows(sheet, columns), _rows(uncalculated, columns) if uncalculated else iter(())
    for line, row in enumerate(values, start=1):
        cells = [_text(value) for value in row] if row.count(None) < len(row) else []
        if formula_row := next(formulas, ()):
            pairs = zip_longest(cells, formula_row, fillvalue="")
            cells = [
                cell or (formula if isinstance(formula, str) and formula.startswith("=") else "")
                for cell, formula in pairs
            ]
        while cells and not cells[-1]:
            cells.pop()
        yield line, cells


def _rows(sheet: Any, columns: int) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True, max_col=columns + 1)
    return rows


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
