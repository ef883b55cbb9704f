"""Bringing a list of appointments in: planned and past ones find their person and worker, twice is once, who is not known is said."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.access.identities import Viewer
from alongside.base.clock import new_id
from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import mark_contact, plan_contact
from alongside.contacts.models import Contact
from alongside.exchange import actions, queries
from alongside.exchange.dry_run import DryRun, Fate
from alongside.exchange.models import Brought
from tests.domain.hostile import book
from tests.world import World, client_of, make_world

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 3, 20, 9, tzinfo=LONDON)
#: As the pages of iinsight's interface name them, with what is never read.
HEAD = (
    "appointment_id,case,client_first_name,client_last_name,appointment_name,appointment_start,appointment_address,"
    "latitude,longitude,has_alert,check_in_date,check_out_date,status,assigned_to"
)
MONDAY = int(dt.datetime(2026, 3, 23, 10, 30, tzinfo=LONDON).timestamp())


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with time_machine.travel(NOW, tick=False):
        world = make_world()
        world.dean.outside_ref = "BD1009"
        world.dean.save(update_fields=["outside_ref"])
        with acting_for(world.owner):
            yield world


def bring(by: Viewer, content: str | bytes) -> Brought:
    raw = content.encode() if isinstance(content, str) else content
    return actions.bring(by, id=new_id(), kind=queries.kind_of(raw), name="list.csv", content=raw)


def dry_run(by: Viewer, content: str | bytes) -> DryRun:
    return queries.dry_run(by, bring(by, content))


def fates(by: Viewer, content: str | bytes) -> list[str]:
    return [row.fate.value for row in dry_run(by, content).rows]


def row(number: str = "1", start: object = MONDAY, **more: str) -> str:
    cells = {
        "case": "BD1009",
        "name": "Home visit",
        "address": "his flat",
        "in": "",
        "out": "",
        "status": "",
        "to": "Sam Test",
    }
    cells |= more
    return (
        f"{number},{cells['case']},Dean,Walker,{cells['name']},{start},{cells['address']},51.5,-0.1,Yes,"
        f'{cells["in"]},{cells["out"]},{cells["status"]},"{cells["to"]}"'
    )


def text(*rows: str) -> str:
    return "\n".join([HEAD, *rows]) + "\n"


def test_a_planned_one_goes_in_once_and_moves_when_it_moved_there(here: World) -> None:
    shown = dry_run(here.owner, text(row()))
    assert [line.changes for line in shown.rows] == [("Monday 23 March 2026, 10:30", "visit")]
    assert shown.columns is not None
    assert shown.columns.unused == ["latitude", "longitude", "has alert"]
    actions.take_in(here.owner, bring(here.owner, text(row())))
    contact = Contact.objects.get()
    assert (contact.alliance_id, contact.place, contact.state) == (here.with_dean.id, "his flat", "planned")
    assert contact.at.timestamp() == MONDAY
    assert fates(here.owner, text(row())) == ["same"]
    moved = text(row(start=MONDAY + 3600))
    assert fates(here.owner, moved) == ["change"]
    actions.take_in(here.owner, bring(here.owner, moved))
    assert Contact.objects.get().at.timestamp() == MONDAY + 3600
    assert fates(here.owner, text(row(status="Cancelled"))) == ["called_off"]


@pytest.mark.parametrize(
    ("cells", "fate", "told"),
    [
        ({"in": "05/03/2026 10:32", "out": "05/03/2026 11:20"}, "add", "took place"),
        ({"status": "Completed"}, "add", "took place"),
        ({"status": "Confirmed"}, "left_out", "nothing says that it took place"),
        ({"status": "Not completed"}, "left_out", "nothing says that it took place"),
        ({"status": "Did not attend"}, "left_out", "called off"),
    ],
)
def test_a_past_one_took_place_only_where_the_file_says_so(
    here: World, cells: dict[str, str], fate: str, told: str
) -> None:
    content = text(row(start="05/03/2026 10:30", **cells))
    [line] = dry_run(here.owner, content).rows
    assert (line.fate.value, line.changes[-1].endswith(told)) == (fate, True)
    if fate == "add":
        actions.take_in(here.owner, bring(here.owner, content))
        contact = Contact.objects.get()
        assert (contact.state, contact.minutes, contact.note) == (
            "happened",
            48 if "in" in cells else None,
            "",
        )
        assert fates(here.owner, content) == ["same"]


def test_one_of_last_week_that_nobody_wrote_of_is_still_to_write_down(here: World) -> None:
    actions.take_in(here.owner, bring(here.owner, text(row(start="18/03/2026 2:05 pm"))))
    contact = Contact.objects.get()
    assert (contact.state, contact.at) == ("planned", dt.datetime(2026, 3, 18, 14, 5, tzinfo=LONDON))


@pytest.mark.parametrize(
    ("head", "cells", "fate"),
    [
        ("client_name,date,start_time", "Dean Walker,23/03/2026,10:30", "add"),
        ("client,start", "dean,2026-03-23 10:30", "add"),
        ("case,appointment_start", "Patient Dean Walker (BD1009),23-03-2026 10:30", "add"),
        ("title,appointment_start", "Call Rosa about the letter,23/03/2026 10:30", "add"),
        ("client_name,case,appointment_start", "Dean Walker,ZZ9,23/03/2026 10:30", "unknown"),
        ("client_name,appointment_start", "Nobody Known,23/03/2026 10:30", "unknown"),
        ("client_name,appointment_start", "Amir Aziz,23/03/2026 10:30", "unknown"),  # a colleague's
        ("client_name,appointment_start,assigned_to", "Dean Walker,23/03/2026 10:30,Priya Test", "unknown"),
        ("client_name,appointment_start,type", "Dean Walker,,task", "left_out"),
        ("client_name,appointment_start", "Team day,23/03/2026", "unknown"),
        ("client_name,appointment_start", "Dean Walker,23/03/2026", "wrong"),
        ("client_name,appointment_start", "Dean Walker,31/02/2026 10:30", "wrong"),
        ("client_name,appointment_start", "Dean Walker,23/03/2026 25:30", "wrong"),
        ("client_name,appointment_start", "Dean Walker,=A1+B1", "wrong"),
        ("client_name,appointment_start", "Dean Walker,", "wrong"),
    ],
)
def test_whom_and_when_a_row_means(here: World, head: str, cells: str, fate: str) -> None:
    brought = actions.bring(
        here.owner, id=new_id(), kind="appointments", name="a.csv", content=f"{head}\n{cells}\n".encode()
    )
    assert [line.fate.value for line in queries.dry_run(here.owner, brought).rows] == [fate]


def test_a_lead_shares_them_out_by_worker_and_learns_nothing_of_what_was_planned_by_hand(here: World) -> None:
    with acting_for(here.owner):
        plan_contact(here.owner, here.with_dean, at=dt.datetime.fromtimestamp(MONDAY, dt.UTC))
    assert fates(here.owner, text(row())) == ["same"], "one's own hour is not planned twice"
    _person, amir = client_of(here.priya, "Ann Lee", dt.date(2026, 1, 1))
    with acting_for(lead := here.maya.as_viewer()):
        rows = (
            row(),
            row("2", case="").replace("Dean,Walker", "Ann,Lee").replace("Sam Test", "Nobody, Priya Test"),
        )
        shown = dry_run(lead, text(*rows))
        assert [line.fate.value for line in shown.rows] == ["add", "add"]
        assert [line.changes[-1] for line in shown.rows] == ["with Sam Test", "with Priya Test"]
        actions.take_in(lead, bring(lead, text(*rows)))
        assert Contact.objects.get(alliance=amir).state == "planned"
        [off, _same] = dry_run(lead, text(row(status="Cancelled"), rows[1])).rows
        assert (off.fate, off.contact) == (Fate.CALLED_OFF, None), "whose visit it is opens it"


def test_a_row_of_two_workers_and_one_that_stands_twice_are_to_mend(here: World) -> None:
    client_of(here.priya, "Dean Walker", dt.date(2026, 1, 1))
    with acting_for(lead := here.maya.as_viewer()):
        both = text(row(case="", to=""), row("7"), row("7"))
        shown = dry_run(lead, both)
        assert [line.fate.value for line in shown.rows] == ["wrong", "add", "wrong"]
        with pytest.raises(Refused):
            actions.take_in(lead, bring(lead, both))
    assert not Contact.objects.exists()


def test_in_a_spreadsheet_days_and_hours_are_read_and_columns_matched_by_hand(here: World) -> None:
    at = dt.datetime(2026, 3, 23, 10, 30)  # noqa: DTZ001 - the hours of a spreadsheet have no zone
    content = book([["Appointment Start", "Who"], [at, "Dean Walker"]])
    brought = bring(here.owner, content)
    assert (brought.kind, queries.dry_run(here.owner, brought).question) == (
        "appointments",
        "Which column holds the names?",
    )
    with pytest.raises(Refused, match="Which column holds the names"):
        actions.take_in(here.owner, brought)
    only_names = queries.dry_run(here.owner, brought, {"client": "who"})
    assert only_names.question == "Which column says when?"
    actions.take_in(here.owner, brought, {"client": "who", "start": "appointment start"})
    contact = Contact.objects.get()
    assert contact.at == at.replace(tzinfo=LONDON)
    again = {"client": "who", "start": "appointment start"}
    assert queries.dry_run(here.owner, bring(here.owner, content), again).of(Fate.SAME)
    with acting_for(here.owner):
        mark_contact(here.owner, contact, event="cancelled_by_them")
    assert queries.dry_run(here.owner, bring(here.owner, content), again).of(Fate.SAME), "said here, it stays"
