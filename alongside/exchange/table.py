"""Reading a table out of a file as people have them: CSV with commas, semicolons or tabs, in the encodings
that spreadsheet programs write, or .xlsx. Values come out as text; the line is the one people see."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from alongside.exchange.errors import UnreadableFile
from alongside.exchange.sheet import read_sheets

LARGEST = 5_000_000  # bytes of a file; sixty people with their needs are a hundredth of it
MOST_ROWS = 5_000
MOST_LINES = 100_000  # empty ones counted too: a file can be nothing else
MOST_COLUMNS = 256
ABOVE = 20  # lines that may stand above the heading: a title, a date
DELIMITERS = ",;\t"
OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")  # .xls, and an .xlsx with a password

Line = tuple[int, list[str]]


@dataclass(frozen=True)
class TableRow:
    """One row: its line in the file and its cells by the header above them; `beyond` is what has no header above it."""

    line: int
    cells: dict[str, str]
    beyond: str = ""


def read_table(content: bytes, known: Collection[str] = ()) -> list[TableRow]:
    """The rows of a file that hold anything, below the first line that holds a `known` heading, or else the first.

    Raises UnreadableFile in words for a person.
    """
    if not content.strip():
        raise UnreadableFile(_("The file is empty."))
    if len(content) > LARGEST:
        raise UnreadableFile(
            _("The file is larger than 5 MB. Keep only the rows about people, and try again.")
        )
    if content.startswith(OLD_OR_LOCKED):
        raise UnreadableFile(
            _(
                "This spreadsheet is of an old kind, or locked. Save it as .xlsx without a password and try again."
            )
        )
    if content[:4] == b"PK\x03\x04":
        lines = _the_one_meant(read_sheets(content, MOST_COLUMNS), known)
    else:
        lines = _text(content, known)
    return list(_rows(lines, known))


def heading(cell: str) -> str:
    """A heading as it is compared: capitals, underlines and spaces make no difference."""
    return " ".join(cell.lower().replace("_", " ").split())


def _the_one_meant(sheets: Iterable[Iterable[Line]], known: Collection[str]) -> Iterator[Line]:
    """The first sheet with a heading we know, else the first that holds anything."""
    first: list[Line] = []
    for sheet in sheets:
        lines = iter(sheet)
        top = list(islice(lines, ABOVE))
        if any(_is_header(cells, known) for _line, cells in top):
            yield from top
            yield from lines
            return
        first = first or [*top, *islice(lines, MOST_LINES)]
    yield from first


def _is_header(cells: list[str], known: Collection[str]) -> bool:
    return any(heading(cell) in known for cell in cells)


def _rows(lines: Iterable[Line], known: Collection[str]) -> Iterator[TableRow]:
    held = _bounded(lines)
    top = list(islice(held, ABOVE))
    at = next((n for n, (_line, cells) in enumerate(top) if _is_header(cells, known)), 0)
    if not top:
        return
    header = _header(top[at][1])
    for place, (line, cells) in enumerate([*top[at + 1 :], *held]):
        if place >= MOST_ROWS:
            raise UnreadableFile(_("The file has more than 5,000 rows. Bring it in in parts."))
        yield TableRow(line, _under(header, cells), _beyond(header, cells))


def _bounded(lines: Iterable[Line]) -> Iterator[Line]:
    """Those that hold anything, up to one more than may be."""
    found = 0
    for place, (line, cells) in enumerate(lines):
        if place >= MOST_LINES:
            raise UnreadableFile(
                _(
                    "The file goes on for 100,000 lines. Copy the rows about people into a new one, and try again."
                )
            )
        if any(cells):
            yield line, cells
            found += 1
            if found > MOST_ROWS + ABOVE + 1:
                return


def _header(cells: list[str]) -> list[str]:
    if len(cells) > MOST_COLUMNS:
        raise UnreadableFile(_("The file has more than 256 columns. Keep those about people, and try again."))
    header = [heading(cell) for cell in cells]
    twice = next((head for head, times in Counter(filter(None, header)).items() if times > 1), None)
    if twice is not None:
        said = _("Two columns are called “%(name)s”. Give one of them another name, and try again.")
        raise UnreadableFile(said % {"name": twice})
    return header


def _under(header: list[str], cells: list[str]) -> dict[str, str]:
    return {head: cell for head, cell in zip(header, cells, strict=False) if head}


def _beyond(header: list[str], cells: list[str]) -> str:
    return next((cell for cell in cells[len(header) :] if cell), "")


def _text(content: bytes, known: Collection[str]) -> Iterator[Line]:
    text = decode(content)
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise UnreadableFile(_("This is a calendar, not a list of people. Bring it in as visits."))
    lines = [line for line in islice(io.StringIO(text), ABOVE) if line.strip()]
    delimiter = _delimiter(lines, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        before = 0
        for cells in reader:
            if not (before == 0 and _names_delimiter(delimiter.join(cells))):
                yield before + 1, [cell.strip() for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        said = _(
            "Line %(line)s can not be read: a quotation mark is not closed, or stands in the wrong place."
        )
        raise UnreadableFile(said % {"line": reader.line_num}) from error


def _delimiter(lines: list[str], known: Collection[str]) -> str:
    """What the file says of itself, else what parts the line of headings, else the first line."""
    first = lines[0] if lines else ""
    if _names_delimiter(first):
        return first.strip()[-1]
    for line in lines:
        for one in DELIMITERS:
            if _is_header([cell.strip().strip('"') for cell in line.split(one)], known) and one in line:
                return one
    return max(DELIMITERS, key=first.count)


def _names_delimiter(line: str) -> bool:
    """A first line such as `sep=;`, as spreadsheet programs write it."""
    said = line.strip().lower()
    return len(said) == len("sep=;") and said.startswith("sep=") and said[-1] in DELIMITERS


def decode(content: bytes) -> str:
    """Text in UTF-8 (with or without its mark), UTF-16, or the Western Windows code page."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(_("This does not look like a table. Save it as .csv or .xlsx and try again."))


def _encodings(content: bytes) -> list[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if content[1:2] == b"\0":  # no mark, but every other byte of Western text is empty
        return ["utf-16-le"]
    return ["utf-16-be"] if content[:1] == b"\0" else ["utf-8-sig", "cp1252"]
