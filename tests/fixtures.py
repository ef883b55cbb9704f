"""Fixtures that the tests with a database share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from alongside.access.identities import Viewer
from alongside.base import datakeys
from alongside.base.request_context import RequestContext, acting_for
from alongside.ops.demo.making import make_demo
from tests import acts
from tests.attack.world import attacked_world
from tests.domain.agenda.standing import agenda_world, pages_world
from tests.standing import Standing
from tests.web.filled import filled_world, signed_in_world
from tests.world import World, make_world

#: the fixture that asks for a lot -> how it is made; the first that a test has is the one
LOTS = {
    "demo_stands": make_demo,
    "attack_stands": attacked_world,
    "records_stand": filled_world,
    "doors_stand_open": signed_in_world,
    "agenda_stands": agenda_world,
    "agenda_pages_stand": pages_world,
    "people_stand": make_world,
}


@pytest.fixture(scope="session")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Standing]:
    """What stands in the database of this run."""
    here = Standing()
    yield here
    with django_db_blocker.unblock():
        here.clear()


@pytest.fixture(autouse=True)
def stands(request: pytest.FixtureRequest, django_db_blocker: Any) -> None:
    """Before `db` sets its savepoint: the lot this test asks for, or nobody."""
    if "db" not in request.fixturenames:
        return
    here = request.getfixturevalue("standing")
    wanted = [make for name, make in LOTS.items() if name in request.fixturenames]
    with django_db_blocker.unblock():
        here.want(wanted[0]) if wanted else here.clear()


@pytest.fixture(autouse=True)
def no_remembered_keys() -> Iterator[None]:
    """Keys of a database that was rolled back must not be remembered."""
    datakeys.forget()
    yield
    datakeys.forget()


@pytest.fixture
def every_act_is_told(db: None) -> Iterator[list[str]]:
    """An act's event speaks of every row that the act saved: in all of tests/domain, and where every form is posted.

    The list is of acts of which none did; a test of that very thing empties it.
    """
    with acts.looked_at() as untold:
        yield untold
    assert untold == [], "saved behind their event, or without one"


@pytest.fixture
def people_stand() -> None:
    """Asks for the standing people."""


@pytest.fixture
def doors_stand_open() -> None:
    """Asks for the standing people, each signed in already: `at_the_door` then signs nobody in."""


@pytest.fixture
def records_stand() -> None:
    """Asks for the standing people with a record of every kind, signed in: `usefixtures("records_stand")` for a whole file."""


@pytest.fixture
def attack_stands() -> None:
    """Asks for the same with a second client of Sam's, whose records are all there too: `everybody(world)["second"]`."""


@pytest.fixture
def agenda_stands() -> None:
    """Asks for the standing people with items, a promise, a goal and a sheet between Sam and Dean: `world.agenda`."""


@pytest.fixture
def agenda_pages_stand() -> None:
    """The same with all that the pages of the agendas can show: `world.here`."""


@pytest.fixture
def demo_stands() -> None:
    """Asks for the demo caseload."""


@pytest.fixture
def world(db: None, people_stand: None, standing: Standing) -> World:
    """The standing people."""
    return standing.copy()


@pytest.fixture
def as_owner(world: World) -> Iterator[RequestContext]:
    """Everything in the test happens for Sam."""
    with acting_for(world.owner) as acting:
        yield acting


def as_(viewer: Viewer):
    """`with as_(world.colleague): …`"""
    return acting_for(viewer)
