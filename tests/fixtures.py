"""Fixtures that the tests with a database share."""

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from alongside.audit.chain import check, hash_everything
from alongside.audit.record import record
from alongside.base import keyring
from alongside.base.request_context import RequestContext, acting_for
from alongside.ops.demo.making import make_demo
from tests.attack.world import attacked_people, attacked_world, closing_world
from tests.domain.agenda.made import agenda_world, pages_world
from tests.web.swept import filled_world, signed_in_world
from tests.world import World, make_world


class Standing:
    """What stands in the database before a test begins: nobody, the standing people, or more of them; one lot at a time.

    To make the people anew for each test costs more than most tests do. So a lot of rows is made once, in a transaction
    that stays open while one test after another asks for the same lot; each test's own changes go back to the savepoint
    that `db` sets, and each is given its own copy of the objects, so that nothing one test did reaches the next.
    """

    def __init__(self) -> None:
        self._make: Callable[[], Any] | None = None
        self._open: transaction.Atomic | None = None
        self._made = b""

    def want(self, make: Callable[[], Any]) -> None:
        """Have what this makes stand there, and nothing else."""
        if self._make is make:
            return
        self.clear()
        self._open = transaction.atomic()
        self._open.__enter__()
        self._make = make
        self._made = pickle.dumps(make())

    def clear(self) -> None:
        """Nobody stands there any more: each table is empty."""
        opened, self._open, self._make = self._open, None, None
        if opened is not None:
            transaction.set_rollback(True)
            opened.__exit__(None, None, None)

    def copy(self) -> Any:
        """What was made, as objects of this test's own."""
        return pickle.loads(self._made)


#: the fixture that asks for a lot -> how it is made; the first that a test has is the one
LOTS = {
    "demo_stands": make_demo,  # the demo caseload
    "forms_stand": closing_world,  # second_client_stands, with every form of Sam's pages about Dean: `world.forms`
    "attack_stands": attacked_world,  # the same with those about Ana, and of the lead's about Dean
    "second_client_stands": attacked_people,  # records_stand with another of Sam's: `everybody(world)["second"]`
    "records_stand": filled_world,  # everybody with a record of every kind, signed in
    "doors_stand_open": signed_in_world,  # everybody signed in already: `at_the_door` then signs nobody in
    "agenda_stands": agenda_world,  # items, a promise, a goal and a sheet between Sam and Dean: `world.agenda`
    "agenda_pages_stand": pages_world,  # all that the pages of the agendas can show: `world.here`
    "people_stand": make_world,  # the standing people
}


@pytest.fixture(scope="session")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Standing]:
    """What stands in the database of this run."""
    lot = Standing()
    yield lot
    with django_db_blocker.unblock():
        lot.clear()


@pytest.fixture(autouse=True)
def stands(request: pytest.FixtureRequest, django_db_blocker: Any) -> None:
    """Before `db` sets its savepoint: the lot this test asks for, or nobody."""
    if "db" not in request.fixturenames:
        return
    lot = request.getfixturevalue("standing")
    wanted = [make for name, make in LOTS.items() if name in request.fixturenames]
    with django_db_blocker.unblock():
        lot.want(wanted[0]) if wanted else lot.clear()


@pytest.fixture(autouse=True)
def no_remembered_keys() -> Iterator[None]:
    """Keys of a database that was rolled back must not be remembered."""
    keyring.forget()
    yield
    keyring.forget()


def _asked_for(lot: str) -> Any:
    """A fixture that does nothing: `stands` looks whether a test has it."""
    return pytest.fixture(name=lot)(lambda: None)


globals().update({lot: _asked_for(lot) for lot in LOTS})


@pytest.fixture
def world(db: None, people_stand: None, standing: Standing) -> World:
    """The standing people."""
    return standing.copy()


@pytest.fixture
def begun(world: World, records_stand: None) -> World:
    """Everybody with a record of every kind, each row in the trail."""
    hash_everything(world.org.id), hash_everything(world.elsewhere.id)
    with transaction.atomic():
        record(world.owner, "test", [])  # takes what the making of this world has noted
    assert check(world.org.id).faults == ()
    return world


@pytest.fixture
def as_owner(world: World) -> Iterator[RequestContext]:
    """Everything in the test happens for Sam."""
    with acting_for(world.owner) as acting:
        yield acting
