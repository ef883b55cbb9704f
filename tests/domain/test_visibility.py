"""Whose people are whose (S1, B1): owner, colleague, stranger, supervisor."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.base import clock
from alongside.base.errors import NotThere
from alongside.base.request_context import acting_for
from alongside.people import queries
from alongside.people.models import Assignment, SupervisionLink
from alongside.people.visibility import own_alliances, visible_alliances
from tests.world import World


def ids(found) -> set:
    return set(found.values_list("id", flat=True))


def test_owner_sees_their_client_and_the_circle_they_have_an_alliance_with(world: World) -> None:
    assert ids(own_alliances(world.owner)) == {world.with_dean.id, world.with_rosa.id}


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_others_find_nothing(world: World, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer), pytest.raises(NotThere):
        queries.alliance(viewer, world.with_dean.id)


def test_supervisor_reads_but_does_not_change(world: World) -> None:
    with acting_for(world.supervisor):
        assert queries.alliance(world.supervisor, world.with_dean.id) == world.with_dean
        with pytest.raises(NotThere):
            queries.own_alliance(world.supervisor, world.with_dean.id)


def test_a_supervision_link_that_ended_opens_nothing(world: World) -> None:
    SupervisionLink.objects.update(until=clock.today("Europe/London") - dt.timedelta(days=1))
    assert not visible_alliances(world.supervisor).exists()


def test_an_assignment_that_ended_closes_the_client_and_their_circle(world: World) -> None:
    Assignment.objects.filter(client=world.dean).update(
        until=clock.today("Europe/London") - dt.timedelta(days=1)
    )
    assert not own_alliances(world.owner).exists()


def test_reading_says_whose_record_it_was(world: World) -> None:
    with acting_for(world.owner) as acting:
        queries.alliance(world.owner, world.with_dean.id)
    assert list(acting.seen) == [("person", world.dean.id)]


def test_reading_outside_acting_for_is_refused(world: World) -> None:
    with pytest.raises(LookupError):
        queries.alliance(world.owner, world.with_dean.id)
