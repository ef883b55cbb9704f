"""What is planned, in one's own calendar: read back by the reader of calendars, with an address that is stopped like one that
never was, stands in no log, and whose every reading is told."""

import datetime as dt
import logging
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact, ContactWay
from alongside.exchange import feed
from alongside.exchange.calendar import read_calendar
from alongside.exchange.models import CalendarFeed
from alongside.people.models import Alliance
from tests.web.client import bare, signed_in_again
from tests.web.test_refusals import lines
from tests.world import World, make_world

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 3, 26, 9, tzinfo=LONDON)  # the clocks go forward on the 29th
PAGE, FILE, STOP = reverse("calendar"), reverse("calendar-file"), reverse("calendar-stop")


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The standing people of that day: those who stand there for others are of today."""
    with time_machine.travel(NOW, tick=False):
        yield make_world()


def plan(alliance: Alliance, at: dt.datetime, **more: object) -> Contact:
    made = {"org_id": alliance.org_id, "made_by_id": alliance.practitioner_id, "id": new_id()}
    return Contact.objects.create(**made, alliance=alliance, at=at, **more)


@pytest.fixture
def visits(world: World) -> list[Contact]:
    """Two of Sam's that are planned; one that was, one of yesterday, and one of Priya's."""
    late = dt.datetime(2026, 3, 30, 14, 30, tzinfo=LONDON)
    plan(world.with_dean, NOW, state="happened")
    plan(world.with_dean, NOW - dt.timedelta(days=1))
    plan(world.with_amir, late, place="her kitchen")
    first = plan(world.with_dean, NOW + dt.timedelta(hours=2), place="Café, 2nd floor; ring\ntwice")
    return [first, plan(world.with_rosa, late, way=ContactWay.CALL, minutes=20)]


def address_of(client: Client, **given: str) -> str:
    """Where the address that is made leads, without the name of the site."""
    page = client.post(PAGE, given)
    text = page.text.split('<pre id="address" class="card">')[1].split("</pre>")[0]
    assert text.startswith("http")
    return "/" + text.split("/", 3)[3]


def read_back(content: bytes) -> list[tuple[str, dt.datetime | None, str]]:
    return [
        (event.title, event.starts, event.place) for event in read_calendar(content, NOW, "Europe/London")
    ]


def test_it_says_initials_and_how_they_meet_and_the_place_only_where_that_is_switched_on(
    sam: Client, visits: list[Contact]
) -> None:
    without = [("DW visit", visits[0].at, ""), ("RW call", visits[1].at, "")]
    with_place = [("DW visit", visits[0].at, visits[0].place.replace("\n", "\\n")), without[1]]
    page = Client().get(address_of(sam))
    assert (page["Content-Type"], read_back(page.content)) == ("text/calendar; charset=utf-8", without)
    assert read_back(sam.get(FILE).content) == without
    content = Client().get(address_of(sam, with_place="on")).content
    assert sam.get(FILE, {"with_place": "1"}).content.count(b"LOCATION:Caf") == 1
    assert [(title, at) for title, at, _place in read_back(content)] == [row[:2] for row in with_place]
    assert read_back(content)[0][2].startswith("Café, 2nd floor; ring")
    for word in (b"Dean", b"Walker", b"Rosa", b"kitchen", b"Amir"):
        assert word not in content


def test_it_keeps_to_the_lines_of_the_standard(sam: Client, visits: list[Contact]) -> None:
    """RFC 5545, 3.1 and 3.6.1: lines end with CR LF and hold 75 octets at most; an event has one UID, which stays, and a stamp."""
    content = Client().get(address_of(sam, with_place="on")).content
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert (content.count(b"BEGIN:VEVENT"), content.count(b"DTSTAMP:")) == (2, 2)
    for visit in visits:
        assert f"UID:{visit.id}@alongside".encode() in content
    assert b"DTSTART:20260330T133000Z\r\n" in content  # summer time
    assert b"DTEND:20260330T135000Z\r\n" in content


def test_a_visit_whose_time_is_open_lasts_all_day_and_one_planned_by_mistake_is_gone(
    sam: Client, visits: list[Contact]
) -> None:
    """RFC 5545, 3.8.2.2: the end is the first day after it. It comes in again as it went out."""
    Contact.objects.filter(pk=visits[0].pk).update(time_open=True)
    Contact.objects.filter(pk=visits[1].pk).update(state="dropped")
    content = sam.get(FILE).content
    day = visits[0].at.date()
    for line in (f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + dt.timedelta(1):%Y%m%d}"):
        assert f"{line}\r\n".encode() in content
    assert b"TRANSP:TRANSPARENT" in content
    [back] = read_calendar(content, NOW, "Europe/London")
    assert (back.title, back.all_day, back.starts and back.starts.date()) == ("DW visit", True, day)


def test_stopped_replaced_made_up_and_of_somebody_suspended_answer_alike(world: World, sam: Client) -> None:
    replaced, stopped = address_of(sam), address_of(sam)
    sam.post(STOP)
    assert sam.post(STOP, follow=True).status_code == 200  # twice is no fault
    theirs = Client()
    theirs.force_login(world.priya)
    signed_in_again(theirs)
    suspended = address_of(theirs)
    world.priya.is_active, world.priya.suspended_at, world.priya.suspended_by = False, NOW, world.maya
    world.priya.save()
    made_up = reverse("calendar-feed", args=["x" * 43])
    answers = [client.get(at) for client in (Client(), sam) for at in (replaced, stopped, suspended, made_up)]
    assert {answer.status_code for answer in answers} == {410}
    assert len({answer.content for answer in answers}) == 1
    for answer in answers:
        del answer.headers["X-Request-ID"]
    assert len({tuple(answer.items()) for answer in answers[:4]}) == 1


def test_of_the_secret_its_hash_is_kept_and_no_log_holds_it(
    sam: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = address_of(sam)
    secret = path.split("/")[2]
    assert len(secret) >= 43
    assert secret not in str(vars(CalendarFeed.objects.get()))
    assert secret not in bare(sam.get(PAGE).content)
    assert secret not in str(list(Event.objects.values()))
    browser = Client(raise_request_exception=False)
    with caplog.at_level(logging.DEBUG):
        browser.get(path)
        browser.post(path)
        monkeypatch.setattr(feed, "planned_visits", lambda *_args, **_more: 1 / 0)
        assert browser.get(path).status_code == 500
        sam.post(STOP)
        browser.get(path)
    said = lines(caplog)
    assert secret not in said
    assert ("405" in said, "500" in said, "410" in said) == (True, True, True)


def test_each_reading_is_told_in_the_name_of_whose_it_is(
    world: World, sam: Client, visits: list[Contact]
) -> None:
    path = address_of(sam)
    Client().get(path)
    theirs = Client()
    theirs.force_login(world.priya)
    signed_in_again(theirs)
    theirs.get(path)  # whoever is signed in where it is opened
    events = Event.objects.filter(verb="read:calendar-feed")
    assert {(event.actor_id, event.org_id, event.records) for event in events} == {
        (world.sam.id, world.org.id, "A")
    }
    people = {("person", world.dean.id.hex), ("person", world.rosa.id.hex)}
    assert [{tuple(subject) for subject in event.subjects} for event in events] == [people, people]
    sam.get(FILE)
    assert Event.objects.filter(verb="read:calendar-file").count() == 1
    sam.post(STOP)
    told = Event.objects.filter(verb__startswith="calendar.").order_by("n").values_list("verb", flat=True)
    assert list(told) == ["calendar.address-made", "calendar.address-stopped"]


def test_what_is_no_longer_theirs_is_there_no_more(world: World, sam: Client, visits: list[Contact]) -> None:
    path = address_of(sam)
    Alliance.objects.filter(pk=world.with_dean.pk).update(ended_on=NOW.date(), ended_by=world.sam)
    assert [title for title, _at, _place in read_back(Client().get(path).content)] == ["RW call"]
    with acting_for(world.colleague):
        assert feed.own_feed(world.colleague) is None


def test_the_page_says_that_it_lags_and_is_reached_from_you(sam: Client) -> None:
    assert PAGE in sam.get(reverse("me")).text
    assert "or once a day" in sam.get(PAGE).text
    assert "It works until you stop it." not in sam.get(PAGE).text
    address_of(sam)
    assert "It does not say the place." in sam.get(PAGE).text


@pytest.mark.parametrize(
    ("name", "short"),
    [("Dean Walker", "DW"), ("Édith Crâne-Mills", "ÉCM"), ("Sean O’Neill", "SO"), ("Cher", "C"), ("李 明", "李明"), ("–", "")],
)  # fmt: skip
def test_initials(name: str, short: str) -> None:
    assert feed.initials(name) == short
