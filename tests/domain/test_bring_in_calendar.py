"""Bringing a calendar in: visits are matched by name, repeating ones each time, twice changes nothing."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.base.clock import new_id
from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.exchange import actions, queries
from alongside.exchange.dry_run import Fate
from alongside.exchange.models import Brought
from tests.domain.hostile import ics
from tests.world import World, client_of, make_world

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 3, 20, 9, tzinfo=LONDON)
AT = "DTSTART;TZID=Europe/London:"
ALARM = ("BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "END:VALARM")
OUTLOOK = """BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16011028T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0100
TZOFFSETTO:-0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:-0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.fixture
def me(db: None) -> Iterator[World]:
    """The standing people of that day: those who stand there for others are of today."""
    with time_machine.travel(NOW, tick=False):
        world = make_world()
        with acting_for(world.owner):
            yield world


def event(title: str, start: str = "20260323T103000", uid: str = "", *more: str) -> str:
    starts = [f"{AT}{start}"] if start else []
    lines = [f"UID:{uid or title}", f"SUMMARY:{title}", *starts, *more]
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def bring(world: World, *events: str, content: bytes = b"") -> Brought:
    content = content or ics(*events)
    return actions.bring(world.owner, id=new_id(), kind="calendar", name="mine.ics", content=content)


def take_in(world: World, *events: str) -> None:
    actions.take_in(world.owner, bring(world, *events))


def fates(world: World, *events: str) -> list[str]:
    return [row.fate.value for row in queries.dry_run(world.owner, bring(world, *events)).rows]


def test_a_visit_with_somebody_of_mine_goes_in_and_nobody_elses_does(me: World) -> None:
    events = (
        event("Dean Walker, home visit", "20260323T103000", "", "LOCATION:his flat"),
        event("Dentist", "20260324T090000"),
        event("Amir Aziz", "20260325T090000"),  # a colleague's
    )
    assert fates(me, *events) == ["add", "left_out", "left_out"]
    take_in(me, *events)
    contact = Contact.objects.get()
    assert (contact.alliance_id, contact.place, contact.state) == (me.with_dean.id, "his flat", "planned")
    assert contact.at == dt.datetime(2026, 3, 23, 10, 30, tzinfo=LONDON)


def test_again_changes_nothing_and_a_moved_visit_moves(me: World) -> None:
    take_in(me, event("Call Rosa", uid="a"))
    assert fates(me, event("Call Rosa", uid="a")) == ["same"]
    moved = event("Call Rosa", "20260325T140000", "a")
    assert fates(me, moved) == ["change"]
    take_in(me, moved)
    contact = Contact.objects.get()
    assert (contact.at, contact.way) == (dt.datetime(2026, 3, 25, 14, tzinfo=LONDON), "call")


def test_a_weekly_visit_is_a_contact_each_week_and_one_that_is_moved_leaves_no_other_behind(
    me: World,
) -> None:
    weekly = event("Dean", "20260323T103000", "w", "RRULE:FREQ=WEEKLY;COUNT=3")
    take_in(me, weekly)
    times = [f"{contact.at.astimezone(LONDON):%d.%m %H:%M}" for contact in Contact.objects.order_by("at")]
    assert times == ["23.03 10:30", "30.03 10:30", "06.04 10:30"], "in summer time, too"
    assert fates(me, weekly) == ["same", "same", "same"]
    moved = event("Dean", "20260331T140000", "w", "RECURRENCE-ID;TZID=Europe/London:20260330T103000")
    assert sorted(fates(me, weekly, moved)) == ["change", "same", "same"]
    take_in(me, weekly, moved)
    assert Contact.objects.count() == 3
    assert Contact.objects.filter(at=dt.datetime(2026, 3, 31, 14, tzinfo=LONDON)).count() == 1


def test_one_whole_day_is_a_visit_whose_time_is_open_until_it_is_given_one(me: World) -> None:
    day = event("Dean", "", "d", "DTSTART;VALUE=DATE:20260323")
    take_in(me, day)
    assert Contact.objects.get().time_open
    assert fates(me, day) == ["same"]
    take_in(me, event("Dean", "20260323T120000", "d"))
    contact = Contact.objects.get()
    assert (contact.time_open, f"{contact.at.astimezone(LONDON):%d.%m %H:%M}") == (False, "23.03 12:00")


def test_whole_days_and_a_name_two_people_share_are_wrong_and_stop_everything(me: World) -> None:
    _person, young = client_of(me.sam, "Dean Young", dt.date(2026, 1, 1))
    days = "DTSTART;VALUE=DATE:20260323\nDTEND;VALUE=DATE:20260326"
    events = [event("Dean"), event("Rosa", "", "", days), event("Dean Young")]
    wrong = queries.dry_run(me.owner, bring(me, *events)).of(Fate.WRONG)
    assert {row.problems[0][0] for row in wrong} == {"title", "day"}
    with pytest.raises(Refused):
        take_in(me, *events)
    assert not Contact.objects.exists()
    take_in(me, events[-1])
    assert Contact.objects.get().alliance_id == young.id, "the longer name is meant"


def test_what_is_called_off_or_long_over_stays_out(me: World) -> None:
    over = event("Dean", "20230323T103000", "o", "RRULE:FREQ=YEARLY;UNTIL=20240101T000000Z")
    assert fates(me, event("Dean", "20260323T103000", "c", "STATUS:CANCELLED"), over) == ["left_out"]


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,10,11"])
def test_what_repeats_more_often_than_daily_is_wrong_with_my_person_and_nothing_to_me_else(
    me: World, rule: str
) -> None:
    events = (event(title, "20260323T103000", "", f"RRULE:{rule}") for title in ("Dean", "Drink water"))
    assert fates(me, *events) == ["wrong", "left_out"]


@pytest.mark.parametrize(
    ("start", "before"),
    [
        ("DTSTART;TZID=GMT Standard Time:20260402T103000", (OUTLOOK.replace("\n", "\r\n"),)),
        ('DTSTART;TZID="GMT Standard Time":20260402T103000', ()),
        ("DTSTART:20260402T093000Z", ()),
        ("DTSTART:20260402T103000", ()),
        ("DTSTART;TZID=America/New_York:20260402T053000", ()),
    ],
)
def test_half_past_ten_in_summer_is_that_however_it_is_written(
    me: World, start: str, before: tuple[str, ...]
) -> None:
    folded = ("SUMMARY;LANGUAGE=en-gb:Visit De", " an Walker", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY")
    visit = "\r\n".join(["BEGIN:VEVENT", "UID:o", *folded, start, *ALARM, "END:VEVENT"])
    take_in(me, *before, visit)
    assert Contact.objects.get().at == dt.datetime(2026, 4, 2, 10, 30, tzinfo=LONDON)


def test_a_mark_and_plain_line_ends_are_read_and_ten_years_of_the_past_passed_over(me: World) -> None:
    old = (event("Dean", f"20{year}0105T103000", f"o{year}{n}") for year in range(10, 20) for n in range(400))
    plain = b"\xef\xbb\xbf" + ics(*old, event("Dean")).replace(b"\r\n", b"\n")
    rows = queries.dry_run(me.owner, bring(me, content=plain)).rows
    assert [row.fate for row in rows] == [Fate.ADD]


HALF = ics(event("Dean")).partition(b"END:VCALENDAR")[0]


@pytest.mark.parametrize("raw", [b"\n", b"BEGIN:VCALENDAR", b"\x00\x01", HALF, b"x" * 5_000_001])
def test_what_is_no_calendar_is_refused_beside_the_file(me: World, raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        bring(me, content=raw)
    assert refused.value.field == "file"
