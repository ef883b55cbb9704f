"""Fixtures that the tests with a database share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from alongside.access.identities import Viewer
from alongside.base import datakeys
from alongside.base.acting import Acting, acting_for
from tests.world import World, make_world


@pytest.fixture(autouse=True)
def no_remembered_keys() -> Iterator[None]:
    """Keys of a database that was rolled back must not be remembered."""
    datakeys.forget()
    yield
    datakeys.forget()


@pytest.fixture
def world(db: None) -> World:
    """The standing people."""
    return make_world()


@pytest.fixture
def as_owner(world: World) -> Iterator[Acting]:
    """Everything in the test happens for Sam."""
    with acting_for(world.owner) as acting:
        yield acting


def as_(viewer: Viewer):
    """`with as_(world.colleague): …`"""
    return acting_for(viewer)
