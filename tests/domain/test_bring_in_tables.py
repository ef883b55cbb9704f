"""A caseload as spreadsheet programs write it: found, read and named cell by cell, or refused in words."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem
from alongside.base.errors import Refused
from alongside.exchange import actions, queries
from alongside.exchange.dry_run import Fate
from alongside.people.models import Person
from tests.domain.test_bring_in_caseload import HEAD, bring, fates, text
from tests.opened import the, those
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner")


def in_encoding(name: str) -> bytes:
    return text("Zoë O’Neil,,R9,,,,,").encode(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_encodings_and_delimiters_of_spreadsheet_programs(
    world: World, encoding: str, delimiter: str
) -> None:
    content = in_encoding(encoding).decode(encoding).replace(",", delimiter).encode(encoding)
    actions.take_in(world.owner, bring(world.owner, content))
    assert those(Person, name="Zoë O’Neil")


def test_a_spreadsheet_is_read_like_a_table(world: World) -> None:
    book, file = Workbook(), io.BytesIO()
    book.active.append(HEAD.split(","))
    since = dt.datetime(2026, 2, 1)  # noqa: DTZ001 - the days of a spreadsheet have no zone
    book.active.append(["Ann Lee", None, 17, since, "Housing", None, None, 1234])
    book.save(file)
    actions.take_in(world.owner, bring(world.owner, file.getvalue(), "list.xlsx"))
    ann = the(Person, name="Ann Lee")
    assert (ann.outside_ref, ann.phone) == ("17", "1234")


def flood() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04broken", b'Client\n"never closed\n', b"Town\nLeeds\n",
     b"Client\n", b"x" * 5_000_001, flood()],
    ids=["empty", "blank", "picture", "broken xlsx", "quote", "no column", "only a heading", "too large", "flood"],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_in_words(world: World, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        bring(world.owner, content)
    assert refused.value.field == "file"
    assert len(refused.value.message) > 15


def book(**sheets: list[list[object]]) -> bytes:
    made, out = Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(out)
    return out.getvalue()


def wrong(by: Viewer, content: str | bytes) -> list[tuple[int, str, str]]:
    """Line, column and reason of each wrong row."""
    found = queries.dry_run(by, bring(by, content)).of(Fate.WRONG)
    return [(one.line, column, reason) for one in found for column, reason in one.problems]


def test_the_sheet_with_the_people_is_found_below_its_title_and_behind_its_cover(world: World) -> None:
    content = book(
        Cover=[["Caseload of Sam"], ["March 2026"]],
        People=[
            ["Our people"],
            [],
            ["Client", "Since"],
            [],
            ["Ann Lee", dt.date(2026, 2, 1)],
            ["Bo Day", 46054],
        ],
    )
    verdicts = queries.dry_run(world.owner, bring(world.owner, content)).rows
    assert [(one.line, one.about, one.fate.value) for one in verdicts] == [
        (5, "Ann Lee", "add"),
        (6, "Bo Day", "add"),
    ]
    assert all(one.changes == ("since 1 February 2026",) for one in verdicts), (
        "a day that was not formatted as one too"
    )


def test_a_formula_that_nobody_worked_out_is_named_and_not_taken_for_an_empty_cell(world: World) -> None:
    rows = [
        ["Client", "Phone"],
        ["=A1&A2", ""],
        ["Ann Lee", "#REF!"],
        ["Bo Day", '=HYPERLINK("http://x","y")'],
    ]
    found = wrong(world.owner, book(People=rows))
    assert [(line, column) for line, column, _reason in found] == [(2, "client"), (3, "phone"), (4, "phone")]
    assert all("is a formula" in reason for _line, _column, reason in found)
    assert [one[0] for one in wrong(world.owner, "Client\r\n\"=cmd|' /C calc'!A0\"\r\n")] == [2]


def test_a_cell_beyond_the_last_column_is_named_and_never_dropped(world: World) -> None:
    [(line, column, reason)] = wrong(world.owner, "Client,Phone\r\nLee, Ann,0123\r\n")
    assert (line, column) == (2, "row")
    assert "“0123” stands beyond the last column" in reason
    assert fates(world.owner, "Client,Phone\r\nAnn Lee,0123,,\r\n") == ["add"], "empty ones are nothing"


@pytest.mark.parametrize(
    "content",
    [
        b"sep=;\r\nClient;Needs\r\nAnn Lee;Physio, housing\r\n",
        "Client\tNeeds\r\nAnn Lee\tPhysio, housing\r\n".encode("utf-16-le"),
        "Client;Needs\r\nAnn Lee;Physio, housing\r\n".encode("utf-16-be"),
        b"List, of, people\r\n\r\nClient;Needs\r\nAnn Lee;Physio, housing\r\n",
    ],
)
def test_what_programs_put_before_and_around_a_list(world: World, content: bytes) -> None:
    actions.take_in(world.owner, bring(world.owner, content))
    assert the(AgendaItem, alliance__person__name="Ann Lee").words == "Physio, housing"
