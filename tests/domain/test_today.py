"""What Today finds (stage 1, item 7): the order of the day, what is owed, what is worth a look."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.agenda.models import AgendaItem, Goal, Promise
from alongside.audit.models import Event
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.request_context import acting_for
from alongside.checkins.models import Answer, CheckIn
from alongside.contacts.models import Contact, Touch
from alongside.core.noticing.notice import Rule
from alongside.insight.actions import set_aside
from alongside.insight.models import NotNow
from alongside.insight.queries.today import today_of
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from tests.noticed import rules
from tests.world import World

LONDON = ZoneInfo("Europe/London")


def day(offset: int) -> dt.date:
    return today("Europe/London") + dt.timedelta(days=offset)


def at(offset: int, hour: int = 10) -> dt.datetime:
    return dt.datetime.combine(day(offset), dt.time(hour), LONDON)


def item(alliance: Alliance, side: str, words: str, **more) -> AgendaItem:
    state = more.pop("state", "open" if side == "theirs" else "waiting")
    return AgendaItem.objects.create(
        org_id=alliance.org_id,
        alliance=alliance,
        side=side,
        words=words,
        on=day(-60),
        state=state,
        state_on=day(-60),
        **more,
    )


def contact(alliance: Alliance, offset: int, state: str = "happened", hour: int = 10, **more) -> Contact:
    return Contact.objects.create(
        org_id=alliance.org_id, alliance=alliance, at=at(offset, hour), state=state, **more
    )


def crowd_out(alliance: Alliance) -> None:
    mine = item(alliance, "mine", "Ask about a support worker")
    for offset in (-40, -30, -20, -10):
        met = contact(alliance, offset)
        Touch.objects.create(org_id=alliance.org_id, contact=met, item=mine, how="named")


def page(world: World):
    with acting_for(world.owner):
        return today_of(world.owner)


def noticed(world: World) -> list[tuple[Rule, Alliance]]:
    return [(notice.rule, alliance) for notice, alliance in page(world).notices]


def test_people_stand_in_the_order_of_the_day_with_their_words_first(world: World) -> None:
    contact(world.with_rosa, 0, "planned", hour=14)
    contact(world.with_dean, 0, "planned", hour=9)
    contact(world.with_dean, 1, "planned")
    for state in ("happened", "cancelled_by_them", "cancelled_by_me", "no_answer", "moved", "withdrawn"):
        contact(world.with_rosa, 0, state)
    item(world.with_dean, "theirs", "That white van is in my space again")
    item(world.with_dean, "mine", "Ask about a support worker")
    dean, rosa = page(world).meetings
    assert [meeting.alliance.person.called for meeting in (dean, rosa)] == ["Dean", "Rosa"]
    assert dean.theirs.words == "That white van is in my space again"
    assert dean.mine.words == "Ask about a support worker"
    assert rosa.theirs is None


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


def test_owed_are_promises_late_or_due_by_tomorrow(world: World) -> None:
    own = {"org": world.org, "alliance": world.with_dean, "made_on": day(-9)}
    for offset in (-3, 0, 1, 2):
        Promise.objects.create(words=str(offset), due_on=day(offset), **own)
    Promise.objects.create(words="kept", due_on=day(-2), state="kept", state_on=day(-2), **own)
    assert [promise.words for promise in page(world).owed] == ["-3", "0", "1"]


def test_what_is_noticed_stays_away_for_a_fortnight_once_it_is_put_aside(world: World) -> None:
    crowd_out(world.with_dean)
    assert (Rule.CROWDED_OUT, world.with_dean) in noticed(world)
    with acting_for(world.owner):
        for _twice in range(2):
            set_aside(world.owner, own_alliance(world.owner, world.with_dean.id), rule="crowded_out")
    event = Event.objects.get(verb="notice.aside")
    assert (event.detail, event.records) == ({"rule": "crowded_out"}, "A")
    assert (Rule.CROWDED_OUT, world.with_dean) not in noticed(world)
    NotNow.objects.update(until=day(-1))
    assert (Rule.CROWDED_OUT, world.with_dean) in noticed(world)


@pytest.mark.parametrize("rule", ["said_hard", "no_such_rule"])
def test_what_is_no_notice_or_can_not_wait_is_not_put_aside(world: World, rule: str) -> None:
    with acting_for(world.owner), pytest.raises(NotThere):
        set_aside(world.owner, own_alliance(world.owner, world.with_dean.id), rule=rule)


@pytest.mark.parametrize("who", ["colleague", "stranger", "supervisor"])
def test_others_find_nothing_of_it_and_change_nothing(world: World, who: str) -> None:
    crowd_out(world.with_dean)
    contact(world.with_dean, 0, "planned")
    viewer = getattr(world, who)
    with acting_for(viewer) as acting:
        theirs = today_of(viewer)
        assert (theirs.meetings, theirs.owed) == ((), ())
        assert world.with_dean not in [alliance for _notice, alliance in theirs.notices]
        assert ("person", world.dean.pk) not in acting.seen
        with pytest.raises(NotThere):
            set_aside(viewer, world.with_dean, rule="crowded_out")


def test_a_year_of_visits_ahead_hides_nothing_of_what_happened(world: World) -> None:
    crowd_out(world.with_dean)
    for week in range(1, 53):
        contact(world.with_dean, 7 * week, "planned")
    assert Rule.CROWDED_OUT in rules(world.with_dean)
    assert Rule.GONE_QUIET not in rules(world.with_dean), "the next visit is planned"


def test_a_goal_is_left_until_something_that_belongs_to_it_is_written_down(world: World) -> None:
    own = {"org": world.org, "alliance": world.with_dean}
    agreed = {"state": "agreed_by_both", "they_agreed_on": day(-100), "i_agreed_on": day(-90)}
    goal = Goal.objects.create(words="Cook for myself", **own, **agreed)
    met = [contact(world.with_dean, offset) for offset in (-60, -30, -5)]
    assert Rule.GOAL_LEFT in rules(world.with_dean)

    on_it = item(world.with_dean, "theirs", "The hob", goal=goal)
    assert Rule.GOAL_LEFT not in rules(world.with_dean), "an item on it changed 60 days ago"
    AgendaItem.objects.update(on=day(-95), state_on=day(-95))
    assert Rule.GOAL_LEFT in rules(world.with_dean)
    touch = Touch.objects.create(org=world.org, contact=met[1], item=on_it, how="talked")
    assert Rule.GOAL_LEFT not in rules(world.with_dean)
    touch.delete()

    asked = CheckIn.objects.create(
        person=world.dean, rater="client", mode="together", medium="aloud", instrument="own-asked", version="1",
        audience="supervisor", top=0, answered=0, on=day(-5), made_by=world.sam, **own,
    )  # fmt: skip
    Answer.objects.create(org=world.org, look=asked, key_of=world.dean.id, item="going_well", goal=goal)
    assert Rule.GOAL_LEFT in rules(world.with_dean), "what is kept from the worker counts nowhere"
    CheckIn.objects.update(audience="talk")
    assert Rule.GOAL_LEFT not in rules(world.with_dean)
    CheckIn.objects.update(on=day(-95))
    Goal.objects.update(state="reached")
    assert Rule.GOAL_LEFT not in rules(world.with_dean)
