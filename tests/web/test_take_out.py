"""My people and promises as files: mine alone, harmless in a spreadsheet, and told in the trail."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, strategies as st

from alongside.agenda.models import Promise
from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.exchange import queries, take_out
from alongside.exchange.caseload import COLUMNS
from alongside.exchange.dry_run import Fate
from alongside.exchange.table import read_table
from alongside.people.models import Alliance
from tests.world import World

PEOPLE, PROMISES, BOOK = (reverse(f"take-out-{name}") for name in ("people", "promises", "book"))
FORMULA = '=HYPERLINK("http://example.org","x")'


def promise(alliance: Alliance, words: str, state: str = "open") -> None:
    day = dt.date(2026, 3, 2)
    made = {"org_id": alliance.org_id, "made_by_id": alliance.practitioner_id, "id": new_id()}
    Promise.objects.create(**made, alliance=alliance, words=words, made_on=day, due_on=day, state=state)


@pytest.fixture(autouse=True)
def _promised(world: World) -> None:
    for words, state in ((FORMULA, "open"), ("Ring the landlord", "kept"), ("By mistake", "withdrawn")):
        promise(world.with_dean, words, state)
    promise(world.with_amir, "Priya’s own")


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_is_mine_alone_and_a_formula_is_text(world: World, sam: Client) -> None:
    promised = lines(sam.get(PROMISES).content)[1:]
    assert [(row[0], row[1], row[2], row[4]) for row in promised] == [
        (world.dean.name, f"'{FORMULA}", "2026-03-02", "open"),
        (world.dean.name, "Ring the landlord", "2026-03-02", "kept"),
    ]
    names = [row[0] for row in lines(sam.get(PEOPLE).content)[1:]]
    assert names == sorted([world.dean.name, world.rosa.name])
    book = openpyxl.load_workbook(io.BytesIO(sam.get(BOOK).content))
    assert book.sheetnames == ["People", "Promises"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert f"'{FORMULA}" in {cell.value for cell in cells}
    assert not [cell for cell in cells if "Priya" in str(cell.value) or "Amir" in str(cell.value)]


def test_each_file_is_told_with_whom_it_named(world: World, sam: Client) -> None:
    both = {("person", world.dean.id.hex), ("person", world.rosa.id.hex)}
    for path, name, whom in (
        (PEOPLE, "people", both),
        (PROMISES, "promises", {("person", world.dean.id.hex)}),
        (BOOK, "book", both),
    ):
        sam.get(path)
        event = Event.objects.get(verb=f"read:take-out-{name}")
        assert (event.actor_id, {tuple(subject) for subject in event.subjects}) == (world.sam.id, whom)


def test_what_came_out_goes_in_again_and_changes_nothing(world: World, sam: Client) -> None:
    world.dean.phone = "+44 7700 900123"
    world.dean.save()
    rows = read_table(sam.get(PEOPLE).content, COLUMNS["client"])
    own = [row for row in rows if row.cells["client"] == world.dean.name]
    dry_run = queries.check_caseload(own, world.owner)
    assert ([row.fate for row in dry_run.rows], dry_run.columns and dry_run.columns.unused) == (
        [Fate.SAME],
        [],
    )


@given(st.text())
def test_no_cell_begins_as_what_is_worked_out(cell: str) -> None:
    (row,) = lines(take_out.as_csv([[cell, "x"]]))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
