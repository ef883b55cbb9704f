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

UNPACKED = 30_000_000  # bytes an .xlsx may unpack to: a small file can hide a flood
MOST_PARTS = 1_000
MOST_MARKS = (
    1_000_000  # of what stands in it, each is read one by one; 5,000 rows of 20 columns are half of it
)
MARKUP = re.compile(rb"<\0?[!]\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?[!]\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)
FORMULA = re.compile(rb"<\0?(\w+:)?f\0?[\s>/]")

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


def _looked_at(content: bytes) -> bool:
    """Whether there are formulas in it. Refuses what unpacks to too much, and what no spreadsheet program writes."""
    formulas, marks = False, 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if sum(one.file_size for one in parts) > UNPACKED:
                raise UnreadableFile(
                    _("The spreadsheet unpacks to more than 30 MB. Keep only the sheet you need.")
                )
            if len(parts) > MOST_PARTS:
                raise _not_opened()
            for one in parts:
                if one.filename.endswith((".xml", ".rels")):
                    raw = packed.read(one)
                    marks += raw.count(b"<")
                    formulas = formulas or ("sheet" in one.filename and FORMULA.search(raw) is not None)
                    _sound(raw, marks)
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged archive raises half a dozen kinds
        raise _not_opened() from error
    return formulas


def _sound(raw: bytes, marks: int) -> None:
    if marks > MOST_MARKS:
        raise UnreadableFile(
            _("The spreadsheet holds more than a list of people needs. Keep only the sheet you need.")
        )
    if MARKUP.search(raw):
        raise _not_opened()


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
