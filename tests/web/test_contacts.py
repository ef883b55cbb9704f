"""The pages about contacts: planned, moved, taken back, on days that can hardly be meant; nothing typed is lost."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.clock import new_id, now, today
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import plan_contact
from alongside.contacts.actions.recording import record_planned
from alongside.contacts.models import Absence, Contact
from tests.web.client import page_of, send
from tests.world import World


@pytest.fixture
def planned(world: World) -> Contact:
    with acting_for(world.owner):
        return plan_contact(world.owner, world.with_dean, at=now() + dt.timedelta(days=1), place="at home")


def test_moving_leads_to_the_new_day(sam: Client, planned: Contact) -> None:
    assert "at home" in page_of(sam, "contact-move", planned.id)
    answer = send(sam, "contact-move", planned.id, day="2030-05-07", way="call", heard="yes")
    assert "Call, 7 May 2030" in answer.text
    assert "moved to another day" in page_of(sam, "contacts", planned.alliance_id)


def test_a_time_may_stay_open_where_a_visit_is_planned_and_where_it_is_recorded(
    world: World, sam: Client
) -> None:
    dean, day = world.with_dean.id, today("Europe/London")
    send(sam, "contact-plan", dean, day=day.isoformat(), time="23:30")
    send(sam, "contact-plan", dean, day=day.isoformat(), place="his flat")
    early, still_open = Contact.objects.order_by("time_open")
    for name in ("contact", "contact-ready", "contact-shown", "contact-move", "contact-record"):
        page = page_of(sam, name, still_open.id)
        assert page.partition("</title>")[0].count("Dean") == 1, "a title names the person, once"
        assert ("time still open" in page, "12:00" in page) == (True, False), name
    assert "your flat" in page_of(sam, "contact-shown", still_open.id), "as one says it to him"
    for page in (page_of(sam, "contacts", dean), page_of(sam, "today")):
        assert page.index("23:30") < page.index("time still open"), "of a day those with an hour come first"
    assert 'name="time" value="23:30"' in page_of(sam, "contact-move", early.id)
    send(sam, "contact-record", still_open.id, day=day.isoformat(), on_their_mind="The van")
    recorded = page_of(sam, "contact", still_open.id)
    assert f"Dean Walker, {day.day} {day:%B %Y}: Visit, his flat, arranged." in recorded
    assert not {"12:00", "time still open"} & {*re.findall(r"12:00|time still open", recorded)}
    send(sam, "contact-correct", still_open.id, day=day.isoformat(), time="00:05", on_their_mind="The van")
    corrected = page_of(sam, "contact", still_open.id)
    assert "00:05" in corrected
    assert f"{day:%A}, {day.day} {day:%B %Y}" in corrected.partition("What stood here before")[2]


def test_what_was_planned_by_mistake_stands_nowhere_leaves_an_event_and_can_be_had_back(
    world: World, sam: Client, planned: Contact
) -> None:
    lists = [("today",), ("alliance", planned.alliance_id), ("contacts", planned.alliance_id)]
    address = reverse("contact", args=[planned.id])
    for _twice in range(2):
        dropped = sam.post(reverse("contact-mark", args=[planned.id]), {"event": "dropped"}, follow=True)
        assert "planned by mistake" in dropped.text
    assert Event.objects.filter(verb="contact.dropped").count() == 1
    assert [name for name, *ids in lists if address in page_of(sam, name, *ids)] == []
    sam.post(reverse("contact-mark", args=[planned.id]), {"event": "corrected"})
    assert [name for name, *ids in lists if address in page_of(sam, name, *ids)] != []


def test_an_absence_is_said_where_one_looks_and_asks_whether_the_visit_still_stands(
    world: World, sam: Client, planned: Contact
) -> None:
    dean, move = world.with_dean.id, reverse("contact-move", args=[planned.id])
    pages = [("alliance", dean), ("contact-ready", planned.id), ("contact", planned.id)]
    for page in pages:
        assert "in hospital" not in page_of(sam, *page)
    send(sam, "absence-new", dean, why="hospital")
    for page in pages:
        shown = page_of(sam, *page)
        assert "is in hospital, since" in shown
        assert f'href="{move}">Move tomorrow’s visit?' in shown
    absence = Absence.objects.get()
    send(sam, "absence", absence.id, until=today("Europe/London").isoformat())
    assert "Move tomorrow" not in page_of(sam, "contact", planned.id), "they are home by then"
    for _twice in range(2):
        assert sam.post(reverse("absence-drop", args=[absence.id]), follow=True).status_code == 200
    for page in [*pages, ("contacts", dean)]:
        assert "in hospital" not in page_of(sam, *page)


def test_my_leave_stands_on_everybodys_page_with_who_covers_and_what_is_still_planned(
    world: World, sam: Client, planned: Contact
) -> None:
    kept = send(sam, "leave-new", covered_by="Priya, 0117 496 0000").text
    assert "You are on leave, since" in kept
    assert "Move tomorrow’s visit?" in kept
    for alliance in (world.with_dean, world.with_rosa):
        assert "Cover: Priya, 0117 496 0000" in page_of(sam, "alliance", alliance.id)
    changed = send(sam, "leave", Absence.objects.earliest("seq").leave_id, covered_by="Kit").text
    assert "What stood here before" in changed
    assert "Priya, 0117" in changed
    for _twice in range(2):
        dropped = sam.post(
            reverse("leave-drop", args=[Absence.objects.earliest("seq").leave_id]), follow=True
        )
        assert "Taken off, for everybody." in dropped.text


def test_a_contact_with_the_wrong_person_is_taken_back_with_its_words_kept(world: World, sam: Client) -> None:
    dean = world.with_dean.id
    send(
        sam,
        "contact-new",
        dean,
        on_their_mind="Amir wants a bus pass",
        their_item="new",
        promise="Ask the council",
    )
    contact = Contact.objects.get()
    page = reverse("contact-retract", args=[contact.id])
    assert f'href="{page}"' in page_of(sam, "contact", contact.id)
    asked = sam.get(page).text
    assert asked.index("This goes with it") < asked.index("bus pass") < asked.index("Ask the council")
    done = send(sam, "contact-retract", contact.id, words="It was Amir.").text
    for words in ("It was Amir.", "counts for nothing", "Amir wants a bus pass", "with the right person"):
        assert words in done
    everything = page_of(sam, "contacts", dean)
    assert "recorded by mistake, and taken back" in everything
    assert "bus pass" not in everything
    assert "bus pass" not in page_of(sam, "agenda-show", dean)
    assert sam.get(page).status_code == 302, "there is nothing left to take back"
    back = sam.post(reverse("contact-put-back", args=[contact.id]), follow=True).text
    assert "counts for nothing" not in back
    assert "bus pass" in back


def test_a_plan_put_right_from_its_own_page_keeps_the_day_and_place_that_stood(
    world: World, sam: Client
) -> None:
    first = {"id": str(new_id()), "day": "2030-05-06", "time": "10:30", "place": "at home", "heard": "yes"}
    assert "What stood here before" not in send(sam, "contact-plan", world.with_dean.id, **first).text
    assert Contact.objects.get().at == dt.datetime(2030, 5, 6, 9, 30, tzinfo=dt.UTC), "in London's summer"
    second = first | {"time": "14:00", "way": "call", "place": "on his mobile"}
    for _twice in range(2):
        answer = send(sam, "contact-plan", world.with_dean.id, **second)
    now_shown, _before, earlier = answer.text.partition("What stood here before")
    assert "Monday, 14:00" in now_shown
    for words in ("Monday, 6 May 2030, 10:30", "Visit", "at home", "Changed by Sam Test"):
        assert words in earlier
    assert Revision.objects.filter(sent_id=None).count() == 1


def something_happens(world: World) -> None:
    with transaction.atomic():
        record(world.owner, "test", [], "A")


@pytest.fixture
def jumped(world: World) -> Iterator[dt.datetime]:
    """Something was recorded today, and then again 500 days later, which it is now."""
    something_happens(world)
    later = clock.now() + dt.timedelta(days=500)
    with time_machine.travel(later, tick=False):
        something_happens(world)
        yield later


def hidden(text: str) -> dict[str, str]:
    """What the page sends with the second Save."""
    return dict(re.findall(r'<input type="hidden" name="(heard)" value="(\w+)"', text))


def in_words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_a_visit_planned_or_moved_absurdly_far_ahead_is_asked_about_and_can_be_meant(
    world: World, sam: Client
) -> None:
    day = clock.today("Europe/London") + dt.timedelta(days=500)
    page = reverse("contact-plan", args=[world.with_dean.id])
    given = {"id": str(new_id()), "day": day.isoformat(), "place": "the hospital café"}
    asked = sam.post(page, given)
    assert asked.status_code == 422
    assert f"That is {in_words(day)}, 16 months from now. Is the year right?" in asked.text
    assert "the hospital café" in asked.text
    assert not Contact.objects.exists()
    assert sam.post(page, given | hidden(asked.text)).status_code == 302
    assert Contact.objects.get().place == "the hospital café"
    soon = clock.today("Europe/London") + dt.timedelta(days=360)
    assert sam.post(page, {"id": str(new_id()), "day": soon.isoformat()}).status_code == 302, "within a year"
    move = reverse("contact-move", args=[Contact.objects.latest("seq").id])
    assert "Is the year right?" in sam.post(move, {"id": str(new_id()), "day": day.isoformat()}).text
    assert Contact.objects.count() == 2


def test_a_visit_planned_for_a_day_that_is_over_is_asked_about_with_its_year(
    world: World, sam: Client
) -> None:
    day = clock.today("Europe/London") - dt.timedelta(days=3)
    page, given = (
        reverse("contact-plan", args=[world.with_dean.id]),
        {"id": str(new_id()), "day": day.isoformat()},
    )
    asked = sam.post(page, given)
    assert f"{in_words(day)}, and over. Is the day right?" in asked.text
    assert not Contact.objects.exists()
    assert sam.post(page, given | hidden(asked.text)).status_code == 302, "it can be meant"


@pytest.mark.parametrize(("days", "kept"), [(0, True), (1, False)])
def test_a_visit_recorded_before_its_hour_keeps_the_hour_of_the_plan_on_its_day(
    world: World, days: int, kept: bool
) -> None:
    with (
        time_machine.travel(dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC), tick=False),
        acting_for(world.owner),
    ):
        at = now() + dt.timedelta(days=days, hours=2)
        contact = record_planned(world.owner, plan_contact(world.owner, world.with_dean, at=at), note="Early")
        assert contact.at == (at if kept else now())


def test_under_a_clock_that_jumped_a_contact_of_now_is_asked_about_and_a_lead_is_told(
    world: World, jumped: dt.datetime, sam: Client, maya: Client
) -> None:
    says = f"The server’s clock says {in_words(jumped)} or later"
    assert says in maya.get(reverse("team")).text
    asked = send(sam, "contact-new", world.with_dean.id, on_their_mind="The door code")
    assert asked.status_code == 422
    assert f"{says}, and nothing was written down here" in asked.text
    assert "The door code" in asked.text
    assert re.search(
        r"<details[^>]* open[^>]*>(?:(?!</details>).)*The server’s clock says", asked.text, re.DOTALL
    ), "seen"
    assert not Contact.objects.exists()


def test_a_clock_that_was_put_back_is_told_too_and_asks_no_worker(
    world: World, maya: Client, sam: Client
) -> None:
    assert "clock" not in maya.get(reverse("team")).text
    with time_machine.travel(clock.now() + dt.timedelta(days=500), tick=False):
        something_happens(world)
    something_happens(world)
    assert "The server’s clock was put back, from" in maya.get(reverse("team")).text
    send(sam, "contact-new", world.with_dean.id, on_their_mind="The door code")
    assert Contact.objects.exists()
