"""Bringing a calendar in: visits are matched by name, repeating ones each time, twice changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.base.acting import acting_for
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.contacts.models import Contact
from alongside.exchange import actions, queries
from alongside.exchange.dry_run import Fate
from alongside.exchange.models import Brought
from tests.world import World, client_of, make_world

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 3, 20, 9, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def _acting(db: None) -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world(_acting: None) -> World:
    """The standing people of that day: those who stand there for others are of today."""
    return make_world()


@pytest.fixture
def me(world: World) -> Iterator[World]:
    with acting_for(world.owner):
        yield world


def event(title: str, start: str = "20260323T103000", uid: str = "", **more: str) -> str:
    lines = [
        f"UID:{uid or title}",
        f"SUMMARY:{title}",
        f"DTSTART;TZID=Europe/London:{start}" if start else "",
    ]
    lines += [f"{name}:{value}" for name, value in more.items()]
    return "\r\n".join(["BEGIN:VEVENT", *filter(None, lines), "END:VEVENT"])


def ics(*events: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", ""]).encode()


def bring(world: World, *events: str) -> Brought:
    return actions.bring(world.owner, id=new_id(), kind="calendar", name="mine.ics", content=ics(*events))


def fates(world: World, *events: str) -> list[str]:
    return [one.fate.value for one in queries.dry_run(world.owner, bring(world, *events)).rows]


def test_a_visit_with_somebody_of_mine_goes_in_and_my_dentist_stays_out(me: World) -> None:
    two = event("Dean Walker, home visit", LOCATION="his flat"), event("Dentist", "20260324T090000")
    assert fates(me, *two) == ["add", "left_out"]
    actions.take_in(me.owner, bring(me, *two))
    contact = Contact.objects.get()
    assert (contact.alliance_id, contact.place, contact.state) == (me.with_dean.id, "his flat", "planned")
    assert contact.at == dt.datetime(2026, 3, 23, 10, 30, tzinfo=LONDON)


def test_again_changes_nothing_and_a_moved_visit_moves(me: World) -> None:
    actions.take_in(me.owner, bring(me, event("Call Rosa", uid="a")))
    assert fates(me, event("Call Rosa", uid="a")) == ["same"]
    moved = event("Call Rosa", "20260325T140000", uid="a")
    assert fates(me, moved) == ["change"]
    actions.take_in(me.owner, bring(me, moved))
    assert Contact.objects.get().at == dt.datetime(2026, 3, 25, 14, tzinfo=LONDON)
    assert Contact.objects.get().way == "call"


def test_a_weekly_visit_is_a_contact_each_week_at_the_same_time_of_day_in_summer_too(me: World) -> None:
    weekly = event("Dean", RRULE="FREQ=WEEKLY;COUNT=3")
    actions.take_in(me.owner, bring(me, weekly))
    there = [one.at.astimezone(LONDON) for one in Contact.objects.order_by("at")]
    assert [f"{one:%d.%m %H:%M}" for one in there] == ["23.03 10:30", "30.03 10:30", "06.04 10:30"]
    assert fates(me, weekly) == ["same", "same", "same"]


def test_a_whole_day_and_a_name_two_people_share_are_wrong_and_stop_everything(me: World) -> None:
    client_of(me.sam, "Dean Young", dt.date(2026, 1, 1))
    brought = bring(
        me, event("Dean"), event("Rosa", "", **{"DTSTART;VALUE=DATE": "20260323"}), event("Dean Young")
    )
    wrong = queries.dry_run(me.owner, brought).of(Fate.WRONG)
    assert {one.problems[0][0] for one in wrong} == {"title", "time"}
    with pytest.raises(Refused):
        actions.take_in(me.owner, brought)
    assert not Contact.objects.exists()


def test_the_longer_name_is_meant(me: World) -> None:
    _person, young = client_of(me.sam, "Dean Young", dt.date(2026, 1, 1))
    actions.take_in(me.owner, bring(me, event("Dean Young")))
    assert Contact.objects.get().alliance_id == young.id


@pytest.mark.parametrize("more", [{"STATUS": "CANCELLED"}, {"RRULE": "FREQ=YEARLY;UNTIL=20240101T000000Z"}])
def test_what_is_called_off_or_long_over_stays_out(me: World, more: dict[str, str]) -> None:
    start = "20260323T103000" if "STATUS" in more else "20230323T103000"
    assert set(fates(me, event("Dean", start, **more))) <= {"left_out"}


@pytest.mark.parametrize("raw", [b"", b"BEGIN:VCALENDAR", b"\x00\x01", b"x" * 5_000_001])
def test_what_is_no_calendar_is_refused_in_words(me: World, raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        actions.bring(me.owner, id=new_id(), kind="calendar", name="a.ics", content=raw)
    assert refused.value.field == "file"


def test_a_colleagues_people_are_nobody_here(me: World) -> None:
    assert fates(me, event("Amir Aziz")) == ["left_out"]


def test_a_lead_without_people_has_no_calendar_to_bring(world: World) -> None:
    lead = world.maya.as_viewer()
    with acting_for(lead), pytest.raises(NotThere):
        actions.bring(lead, id=new_id(), kind="calendar", name="a.ics", content=ics())


def raw(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


WEEKLY = raw(
    "UID:w", "SUMMARY:Dean", "DTSTART;TZID=Europe/London:20260323T103000", "RRULE:FREQ=WEEKLY;COUNT=3"
)


def test_one_of_a_series_that_is_moved_moves_and_leaves_no_other_behind(me: World) -> None:
    actions.take_in(me.owner, bring(me, WEEKLY))
    moved = raw(
        "UID:w",
        "SUMMARY:Dean",
        "RECURRENCE-ID;TZID=Europe/London:20260330T103000",
        "DTSTART;TZID=Europe/London:20260331T140000",
    )
    assert sorted(fates(me, WEEKLY, moved)) == ["change", "same", "same"]
    actions.take_in(me.owner, bring(me, WEEKLY, moved))
    assert Contact.objects.count() == 3
    assert Contact.objects.filter(at=dt.datetime(2026, 3, 31, 14, tzinfo=LONDON)).count() == 1


def test_what_was_called_off_since_is_shown_with_its_contact_and_changes_nothing(me: World) -> None:
    actions.take_in(me.owner, bring(me, event("Dean", uid="a")))
    off = bring(me, event("Dean", uid="a", STATUS="CANCELLED"))
    [verdict] = queries.dry_run(me.owner, off).rows
    assert (verdict.fate, verdict.contact) == (Fate.CALLED_OFF, Contact.objects.get().id)
    actions.take_in(me.owner, off)
    assert Contact.objects.get().state == "planned", "who called it off, only a person can say"


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,10,11"])
def test_what_repeats_more_often_than_daily_is_wrong_with_my_person_and_nothing_to_me_else(
    me: World, rule: str
) -> None:
    assert fates(me, event("Dean", RRULE=rule), event("Drink water", RRULE=rule)) == ["wrong", "left_out"]


OUTLOOK = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:GMT Standard Time",
        "BEGIN:STANDARD",
        "DTSTART:16011028T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:-0000",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010325T010000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZOFFSETFROM:-0000",
        "TZOFFSETTO:+0100",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]
)


@pytest.mark.parametrize(
    ("start", "before"),
    [
        ("DTSTART;TZID=GMT Standard Time:20260402T103000", (OUTLOOK,)),
        ('DTSTART;TZID="GMT Standard Time":20260402T103000', ()),
        ("DTSTART:20260402T093000Z", ()),
        ("DTSTART:20260402T103000", ()),
        ("DTSTART;TZID=America/New_York:20260402T053000", ()),
    ],
)
def test_half_past_ten_in_summer_is_that_however_it_is_written(
    me: World, start: str, before: tuple[str, ...]
) -> None:
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "END:VALARM")
    one = raw(
        "UID:o",
        "SUMMARY;LANGUAGE=en-gb:Visit De",
        " an Walker",
        start,
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        *alarm,
    )
    actions.take_in(me.owner, bring(me, *before, one))
    assert Contact.objects.get().at == dt.datetime(2026, 4, 2, 10, 30, tzinfo=LONDON)


def test_a_mark_and_plain_line_ends_are_read_too_and_half_a_file_is_not(me: World) -> None:
    whole = ics(event("Dean"))
    plain = b"\xef\xbb\xbf" + whole.replace(b"\r\n", b"\n")
    brought = actions.bring(me.owner, id=new_id(), kind="calendar", name="a.ics", content=plain)
    assert [one.fate for one in queries.dry_run(me.owner, brought).rows] == [Fate.ADD]
    with pytest.raises(Refused):
        actions.bring(
            me.owner,
            id=new_id(),
            kind="calendar",
            name="a.ics",
            content=whole[: whole.index(b"END:VCALENDAR")],
        )


def test_ten_years_of_the_past_are_passed_over(me: World) -> None:
    old = [
        event("Dean", f"20{year}0105T103000", uid=f"o{year}{n}") for year in range(10, 20) for n in range(400)
    ]
    assert fates(me, *old, event("Dean")) == ["add"]
