"""Files that mean harm, or were damaged on their way: refused in words, quickly, within bounded memory."""

from __future__ import annotations

import csv
import datetime as dt
import io
import resource
import time
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from alongside.exchange.calendar import read_calendar
from alongside.exchange.caseload import COLUMNS
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.table import LARGEST, TableRow, read_table

NOW = dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC)
SECONDS, BYTES = 8.0, 200_000_000  # of processor time and memory for one file; most take a hundredth of it
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Client</t></is></c></row>'


def table(content: bytes) -> list[TableRow]:
    return read_table(content, COLUMNS["client"])


def book(*sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PLAIN = book([["Client"], ["Ada"]])


def with_part(name: str, content: str | bytes) -> bytes:
    """A sound workbook with one part of it put in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return out.getvalue()


def sheet(rows: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<worksheet {NS}><sheetData>{HEAD}{rows}</sheetData></worksheet>'


def cell(text: str) -> str:
    return f'<row r="2"><c r="A2" t="inlineStr"><is><t>{text}</t></is></c></row>'


def many_small(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for n in range(count):
            packed.writestr(f"a{n}.xml", "")
    return out.getvalue()


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a flood behind a small file": lambda: with_part(SHEET, b"0" * 31_000_000),
    "rows without end": lambda: with_part(SHEET, sheet("<row/>" * 4_000_000)),
    "cells without end": lambda: with_part(SHEET, sheet("<row><c/></row>" * 500_000)),
    "words without end": lambda: with_part(STRINGS, f"<sst {NS}>" + "<si><t>a</t></si>" * 500_000 + "</sst>"),
    "the last row there is": lambda: with_part(
        SHEET, sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    ),
    "words that multiply": lambda: with_part(SHEET, sheet(cell("&j;"), LAUGHS + "]>")),
    "another file of this computer": lambda: with_part(
        SHEET, sheet(cell("&a;"), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    ),
    "the same in UTF-16": lambda: with_part(
        SHEET,
        sheet(cell("&a;"), '<!DOCTYPE x [<!ENTITY a "b">]>')
        .replace('1.0"', '1.0" encoding="utf-16"')
        .encode("utf-16"),
    ),
    "half a sheet": lambda: with_part(SHEET, "<worksheet><row"),
    "many small parts": lambda: many_small(5_000),
    "a document": lambda: many_small(3),
    "half a file": lambda: PLAIN[: len(PLAIN) // 2],
    "lines without end": lambda: b"client\n" + b",\n" * 2_000_000,
    "rows beyond count": lambda: b"client\n" + b"Ada\n" * 1_000_000,
    "columns without end": lambda: b"client," * 300_000 + b"\n" + b"Ada," * 300_000,
    "one cell": lambda: b'client\n"' + b"x" * 4_900_000,
    "fifty megabytes": lambda: b"client\n" + b"Ada\n" * 12_500_000,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "an old spreadsheet": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
    "a calendar": lambda: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "two columns of one name": lambda: b"Client,Phone,phone\nAda,1,2\n",
    "blank": lambda: b" \r\n\t\r\n",
}


def said(read: Callable[[], object]) -> str:
    """What a person is told, "" where it was read: quickly, and within bounds, whichever it is."""
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    words = ""
    try:
        read()
    except UnreadableFile as refused:
        words = str(refused)
    assert time.process_time() - began < SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < BYTES
    return words


@pytest.mark.parametrize("name", HOSTILE)
def test_a_table_that_means_harm_is_refused_quickly_and_within_bounds(name: str) -> None:
    content = HOSTILE[name]()
    assert name == "fifty megabytes" or len(content) <= LARGEST, "it must get as far as being read"
    assert said(lambda: table(content)).endswith("."), "it speaks to a person"


def ics(*events: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", ""]).encode()


def event(*more: str, start: str = "20260323T103000Z", uid: str = "a") -> str:
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Dean", f"DTSTART:{start}", *more, "END:VEVENT"]
    )


ZONE = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Odd",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=SECONDLY",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
)
FLOODS = {
    "each second for ever": (event("RRULE:FREQ=SECONDLY"),),
    "each second since 1970": (event("RRULE:FREQ=SECONDLY", start="19700101T000000Z"),),
    "each second, but never": (event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31"),),
    "a hundred million times": (event("RRULE:FREQ=MINUTELY;COUNT=100000000", start="20200101T000000Z"),),
    "each minute of each day": (
        event(
            f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))}"
        ),
    ),
    "on days without end": (event("RDATE:" + ",".join(["20260323T103000Z"] * 200_000)),),
    "a day of a hundred years": (event("RRULE:FREQ=DAILY", "DURATION:P36500D", start="20000101T000000Z"),),
    "a thousand daily ones": tuple(
        event("RRULE:FREQ=DAILY", start="19950323T103000Z", uid=str(n)) for n in range(300)
    ),
    "more events than anybody has": tuple(event(uid=str(n)) for n in range(40_000)),
    "clocks that change each second": (ZONE, event().replace("DTSTART:", "DTSTART;TZID=Odd:")),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_calendar_that_repeats_for_ever_is_read_or_refused_quickly_and_within_bounds(name: str) -> None:
    content, found = ics(*FLOODS[name]), []  # type: ignore[var-annotated]
    assert len(content) <= LARGEST
    words = said(lambda: found.extend(read_calendar(content, NOW, "Europe/London")))
    assert words.endswith(".") if words else len(found) <= 200


cells = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_whatever_a_file_holds_it_is_a_table_or_refused_in_words(content: bytes) -> None:
    for start in (b"", b"client;needs\n", b"PK\x03\x04", b"\xff\xfe"):
        said(lambda start=start: table(start + content))


@given(
    st.lists(st.tuples(cells, cells), max_size=8),
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_what_a_program_writes_comes_back_cell_for_cell(
    rows: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([("Client", "Needs"), *rows])
    found = table(out.getvalue().encode(encoding))
    meant = [(a.strip(), b.strip()) for a, b in rows]
    assert [(one.cells["client"], one.cells["needs"]) for one in found] == [
        pair for pair in meant if any(pair)
    ]


@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=6))
def test_a_damaged_spreadsheet_is_a_table_or_refused_in_words(at: int, damage: bytes) -> None:
    said(lambda: table(PLAIN[:at] + damage + PLAIN[at + len(damage) :]))


lines = st.sampled_from(
    ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "UID:a", "SUMMARY:Dean", "DTSTART:20260323T103000Z",
     "DTSTART;VALUE=DATE:20260323", "DTSTART:soon", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=;COUNT=x", "RDATE:20260401T100000Z",
     "EXDATE:20260401T100000Z", "RECURRENCE-ID:20260330T103000Z", "STATUS:CANCELLED", "BEGIN:VTIMEZONE",
     "END:VTIMEZONE", "TZID:Odd", " folded", "nonsense", "DTSTART;TZID=Mars/Base:20260324T103000", ":"]
)  # fmt: skip


@given(st.lists(lines, max_size=14))
def test_whatever_lines_a_calendar_has_it_is_read_or_refused_in_words(some: list[str]) -> None:
    said(lambda: read_calendar(ics(*some), NOW, "Europe/London"))
