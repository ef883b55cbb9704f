"""Files that mean harm, or were damaged on their way: refused in words, quickly, within bounded memory."""

import csv
import datetime as dt
import io
import resource
import time
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from alongside.exchange.calendar import read_calendar
from alongside.exchange.caseload import COLUMNS
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.table import LARGEST, FileRow, read_table
from tests.domain.hostile import FLOODS, HOSTILE, PLAIN, beside, book, cell, ics, lying, sheet, with_strings

NOW = dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC)
SECONDS, BYTES = 8.0, 200_000_000  # of processor time and memory for one file; most take a hundredth of it


def table(content: bytes) -> list[FileRow]:
    return read_table(content, COLUMNS["client"])


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


def test_a_locked_one_is_said_to_be_locked_and_one_of_another_making_is_read() -> None:
    assert "without a password" in said(lambda: table(HOSTILE["a locked archive"]()))
    assert "without a password" in said(lambda: table(HOSTILE["a locked spreadsheet"]()))
    rows = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    for content in (
        with_strings("<si><t>Ada</t></si>", rows),
        beside("xl/media/a.png", sheet(cell("Ada"))),
        lying(PLAIN, 4_000_000_000),
    ):
        assert [row.cells for row in table(content)] == [{"client": "Ada"}]


def test_a_whole_service_with_twenty_columns_is_read() -> None:
    heads = ["Client", *(f"Column {n}" for n in range(19))]
    rows = [[f"Client {n}", *range(19)] for n in range(4_900)]
    assert len(table(book([heads, *rows]))) == 4_900


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
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
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
