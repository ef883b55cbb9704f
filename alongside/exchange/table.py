"""Reading a table out of a file as people have them: CSV with commas, semicolons or tabs, in the encodings
that spreadsheet programs write, or .xlsx. Values come out as text; the line is the one people see."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alongside.exchange import sheet
from alongside.exchange.errors import Problem, UnreadableFile
from alongside.exchange.sheet import Line

LARGEST = 5_000_000  # bytes of a file; sixty people with their needs are a hundredth of it
MOST_ROWS = 5_000
MOST_LINES = 100_000  # empty ones counted too: a file can be nothing else
MOST_COLUMNS = 256
ABOVE = 20  # lines that may stand above the heading: a title, a date
SHEET_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"}
DELIMITERS = ",;\t"
OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")  # .xls, and an .xlsx with a password


@dataclass(frozen=True)
class FileRow:
    """One row: its line in the file and its cells by the header above them; `beyond` is what has no header above it."""

    line: int
    cells: dict[str, str]
    beyond: str = ""


def written(text: str) -> str:
    """What stands in a cell. Raises Problem for what is left of a formula: it is nobody's name, and no day."""
    if text.startswith("=") or text in SHEET_ERRORS:
        reason = _("“%(text)s” is a formula, not what it works out. Put the words or the day itself there.")
        raise Problem(reason % {"text": Truncator(text).chars(40)})
    return text


@dataclass(frozen=True)
class FileColumns:
    """The headings of a file, and by meaning the one that is read for it; `known` are all meanings and their names."""

    headings: tuple[str, ...]
    used: dict[str, str]
    known: Mapping[str, tuple[str, ...]]

    @property
    def unused(self) -> list[str]:
        return [heading for heading in self.headings if heading not in self.used.values()]


def columns_of(
    rows: Iterable[FileRow],
    known: Mapping[str, tuple[str, ...]],
    chosen: Mapping[str, str] | None = None,
) -> FileColumns:
    """Which heading stands for what: as somebody has `chosen`, by meaning, else by what it is called, each for one."""
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row.cells))
    used: dict[str, str] = {}
    for meaning, names in known.items():
        asked = names if chosen is None else (chosen.get(meaning, ""),)
        heading = next((name for name in asked if name in headings and name not in used.values()), "")
        used |= {meaning: heading} if heading else {}
    return FileColumns(headings, used, known)


def read_table(content: bytes, known: Collection[str] = ()) -> list[FileRow]:
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
                "This is an old kind of spreadsheet, or it is locked. Save it as .xlsx without a password and try again."
            )
        )
    if content[:4] == b"PK\x03\x04":
        with sheet.refusing():
            return list(_rows(_sheet_with_heading(content, known), known))
    return list(_rows(_text_lines(content, known), known))


def _sheet_with_heading(content: bytes, known: Collection[str]) -> Iterator[Line]:
    """The lines of the first sheet with a heading we know, else of the first that holds anything."""
    first: list[Line] = []
    for lines in sheet.read_sheets(content, MOST_COLUMNS):
        top = list(islice(lines, ABOVE))
        if any(_is_header(cells, known) for _line, cells in top):
            yield from top
            yield from lines
            return
        first = first or [*top, *islice(lines, MOST_LINES)]
    yield from first


def _is_header(cells: list[str], known: Collection[str]) -> bool:
    return any(_heading(cell) in known for cell in cells)


def _heading(cell: str) -> str:
    """A heading as it is compared: capitals, underlines and spaces make no difference."""
    return " ".join(cell.lower().replace("_", " ").split())


def _rows(lines: Iterable[Line], known: Collection[str]) -> Iterator[FileRow]:
    filled = _filled(lines)
    top = list(islice(filled, ABOVE))
    at = next((place for place, (_line, cells) in enumerate(top) if _is_header(cells, known)), 0)
    if not top:
        return
    header = [_heading(cell) for cell in top[at][1]]
    if len(header) > MOST_COLUMNS:
        raise UnreadableFile(_("The file has more than 256 columns. Keep those about people, and try again."))
    twice = next((name for name, times in Counter(filter(None, header)).items() if times > 1), None)
    if twice is not None:
        reason = _("Two columns are called “%(name)s”. Give one of them another name, and try again.")
        raise UnreadableFile(reason % {"name": twice})
    for place, (line, cells) in enumerate([*top[at + 1 :], *filled]):
        if place >= MOST_ROWS:
            raise UnreadableFile(
                _("The file has more than 5,000 rows. Split it, and bring in one part after the other.")
            )
        named = {name: cell for name, cell in zip(header, cells, strict=False) if name}
        yield FileRow(line, named, next(filter(None, cells[len(header) :]), ""))


def _filled(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that hold anything, up to one more than there may be."""
    count = 0
    for place, (line, cells) in enumerate(lines):
        if place >= MOST_LINES:
            raise UnreadableFile(
                _(
                    "The file goes on for 100,000 lines. Copy the rows about people into a new one, and try again."
                )
            )
        if any(cells):
            yield line, cells
            count += 1
            if count > MOST_ROWS + ABOVE + 1:
                return


def _text_lines(content: bytes, known: Collection[str]) -> Iterator[Line]:
    text = _decoded(content)
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise UnreadableFile(_("This is a calendar, not a list of people. Bring it in as visits."))
    delimiter = _delimiter([line for line in islice(io.StringIO(text), ABOVE) if line.strip()], known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        before = 0
        for cells in reader:
            if before > 0 or not _names_delimiter(delimiter.join(cells)):
                yield before + 1, [cell.strip() for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        reason = _(
            "Line %(line)s cannot be read: a quotation mark is not closed, or stands in the wrong place."
        )
        raise UnreadableFile(reason % {"line": reader.line_num}) from error


def _delimiter(lines: list[str], known: Collection[str]) -> str:
    """What the file says of itself, else what parts the line of headings, else the first line."""
    first = lines[0] if lines else ""
    if _names_delimiter(first):
        return first.strip()[-1]
    for line in lines:
        for delimiter in DELIMITERS:
            cells = [cell.strip().strip('"') for cell in line.split(delimiter)]
            if len(cells) > 1 and _is_header(cells, known):
                return delimiter
    return max(DELIMITERS, key=first.count)


def _names_delimiter(line: str) -> bool:
    """A first line such as `sep=;`, as spreadsheet programs write it."""
    return line.strip().lower() in {f"sep={delimiter}" for delimiter in DELIMITERS}


def _decoded(content: bytes) -> str:
    """Text in UTF-8 (with or without its mark), UTF-16, or the Western Windows code page."""
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content[:2]:  # no mark, but every other byte of Western text is empty
        encodings = ["utf-16-be" if content.startswith(b"\0") else "utf-16-le"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(_("This does not look like a table. Save it as .csv or .xlsx and try again."))
