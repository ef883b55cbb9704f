"""The ways in which Sam's client Dean is closed to him: each changes what stands there, and says what it is."""

import datetime as dt

from alongside.base import clock
from alongside.base.request_context import acting_for
from alongside.people.actions.alliances import add_to_circle
from alongside.people.actions.assignments import end_assignment
from alongside.people.models import Alliance, Assignment, CircleLink
from tests.web.samples import everybody
from tests.world import World

DAY = dt.timedelta(days=1)


def _day() -> dt.date:
    return clock.today("Europe/London")


def _mine(world: World):
    return Assignment.objects.filter(practitioner=world.sam, client=world.dean)


def ended(world: World) -> None:
    """Yesterday was the last day."""
    _mine(world).update(since=_day() - 9 * DAY, until=_day() - DAY)


def closed(world: World) -> None:
    """A lead ended it a moment ago."""
    with acting_for(lead := world.maya.as_viewer()):
        end_assignment(lead, _mine(world).get())


def by_mistake(world: World) -> None:
    """A lead took it back a moment ago."""
    with acting_for(lead := world.maya.as_viewer()):
        end_assignment(lead, _mine(world).get(), by_mistake=True)


def to_come(world: World) -> None:
    """It begins tomorrow."""
    _mine(world).update(since=_day() + DAY)


def closed_in_a_circle(world: World) -> None:
    """Sam put Dean into the circle of his other client, and her into Dean's; then a lead ended it."""
    second = everybody(world)["second"]
    with acting_for(world.owner):
        for middle, other in ((second.alliance, world.dean), (world.with_dean, second.person)):
            add_to_circle(world.owner, middle, place="friend", person=other)
    closed(world)


def ended_in_a_circle(world: World) -> None:
    """The same, ended with a last day that is over."""
    ended(world)
    for client, person in ((everybody(world)["second"].person, world.dean), (world.amir, world.dean)):
        CircleLink.objects.create(
            org=world.org, client=client, person=person, place="other", made_by=world.sam
        )


def alliance_ended(world: World) -> None:
    """Sam is assigned, and the alliance of the two is over."""
    Alliance.objects.filter(pk=world.with_dean.pk).update(ended_on=_day(), ended_by=world.sam)


#: Other days of other assignments, in every order: tests/domain/test_assigned.py.
DOORS = (ended, closed, by_mistake, to_come, closed_in_a_circle, ended_in_a_circle, alliance_ended)
CLOSED = {door.__name__: door for door in DOORS}
#: Where Dean's name may still be read: the circle of a client of Sam's, and his list of those he is assigned to.
NAMED = {"closed_in_a_circle", "ended_in_a_circle", "alliance_ended"}
