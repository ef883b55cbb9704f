"""What Today finds (stage 1, item 7): whose day it is, and what counts as coming back."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.agenda.models import AgendaItem, Goal
from alongside.base.clock import today
from alongside.base.request_context import acting_for
from alongside.checkins.models import Answer, CheckIn
from alongside.contacts.models import Contact, Touch
from alongside.core.noticing.notice import Rule
from alongside.insight.queries.today import today_of
from tests.noticed import LONDON, check_in, contact, crowd_out, day, item, rules
from tests.world import World


def page(world: World):
    with acting_for(world.owner):
        return today_of(world.owner)


def test_the_day_is_the_day_of_the_organisation(world: World) -> None:
    world.org.zone = "Pacific/Auckland"
    world.org.save()
    world.sam.refresh_from_db()
    there = today("Pacific/Auckland")
    midnight = dt.datetime.combine(there, dt.time(0, 5), ZoneInfo("Pacific/Auckland"))
    Contact.objects.create(org=world.org, alliance=world.with_dean, at=midnight, state="planned")
    assert len(page(world).meetings) == 1


@pytest.mark.parametrize(
    "there", ["2037-03-29", "2037-10-25", "2037-12-31"], ids=["forward", "back", "year's end"]
)
def test_a_day_is_whole_from_midnight_to_midnight_when_the_clocks_change_too(
    world: World, there: str
) -> None:
    first, last = dt.datetime.fromisoformat(f"{there}T00:00"), dt.datetime.fromisoformat(f"{there}T23:59")
    minute = dt.timedelta(minutes=1)
    for moment in (first - minute, first, last, last + minute):
        local = moment.replace(tzinfo=LONDON)
        Contact.objects.create(org=world.org, alliance=world.with_dean, at=local, state="planned")
    with time_machine.travel(first.replace(hour=12, tzinfo=LONDON), tick=False):
        that_day = page(world)
    met = [meeting.contact for meeting in that_day.meetings]
    for contacts, hours in ((met, [first, last]), (that_day.unwritten, [first - minute])):
        assert [met.at.astimezone(LONDON).replace(tzinfo=None) for met in contacts] == hours


def test_a_year_of_visits_ahead_hides_nothing_of_what_happened(world: World) -> None:
    crowd_out(world.with_dean)
    for week in range(1, 53):
        contact(world.with_dean, 7 * week, state="planned")
    assert Rule.CROWDED_OUT in rules(world.with_dean)
    assert Rule.GONE_QUIET not in rules(world.with_dean), "the next visit is planned"


def test_a_goal_is_left_until_something_that_belongs_to_it_is_written_down(world: World) -> None:
    agreed = {"state": "agreed_by_both", "they_agreed_on": day(-100), "i_agreed_on": day(-90)}
    goal = Goal.objects.create(org=world.org, alliance=world.with_dean, words="Cook for myself", **agreed)
    met = [contact(world.with_dean, offset, state="happened") for offset in (-60, -30, -5)]
    assert Rule.GOAL_LEFT in rules(world.with_dean)

    on_it = item(world.with_dean, "theirs", "The hob", goal=goal)
    assert Rule.GOAL_LEFT not in rules(world.with_dean), "an item on it changed 60 days ago"
    AgendaItem.objects.update(on=day(-95), state_on=day(-95))
    assert Rule.GOAL_LEFT in rules(world.with_dean)
    touch = Touch.objects.create(org=world.org, contact=met[1], item=on_it, how="talked")
    assert Rule.GOAL_LEFT not in rules(world.with_dean)
    touch.delete()

    asked = check_in(world.with_dean, 5, None, instrument="own-asked", audience="supervisor")
    Answer.objects.create(org=world.org, check_in=asked, key_of=world.dean.id, item="going_well", goal=goal)
    assert Rule.GOAL_LEFT in rules(world.with_dean), "what is kept from the worker counts nowhere"
    CheckIn.objects.update(audience="talk")
    assert Rule.GOAL_LEFT not in rules(world.with_dean)
    CheckIn.objects.update(on=day(-95))
    assert Rule.GOAL_LEFT in rules(world.with_dean)
    Goal.objects.update(state="reached")
    assert Rule.GOAL_LEFT not in rules(world.with_dean)
