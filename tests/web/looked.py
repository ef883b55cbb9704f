"""What each actor is shown on each page of the owner's: asked for once, and judged by every sweep over the routes.

The permission matrix, the look at each page, the sweep of ids and the test of the trail all begin with the same page
in the same world. `tests/conftest.py` runs the tests of one route one after another, so one answer serves them all.
"""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

from django.db import transaction
from django.http import HttpResponse

from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.base import datakeys
from alongside.people.models import Practitioner
from alongside.web.backend import Practitioners
from tests.standing import HERE
from tests.web.client import ReadyClient
from tests.web.routes import Address, at_the_door
from tests.web.samples import everybody
from tests.world import World


class Quick(ReadyClient):
    """For thousands of questions to one world: each practitioner is looked up at their first question only."""

    def request(self, **request: Any) -> HttpResponse:
        with mock.patch.object(Practitioners, "get_user", _known):
            return super().request(**request)


look_up = Practitioners.get_user


def _known(backend: Practitioners, id: uuid.UUID) -> Practitioner | None:
    """A copy for each request, which may change its own: what stands in the database is taken back every time."""
    return copy.copy(HERE.once(("practitioner", id), lambda: look_up(backend, id)))


@dataclass(frozen=True)
class Look:
    """An answer, and what the trail says of it."""

    answer: HttpResponse
    events: list[Event]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever was written is taken back: each question meets the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    datakeys.forget()


def look(world: World, actor: str, address: Address) -> Look:
    """What this actor is shown at this address of the owner's, under the row of the table as it is now."""
    return HERE.once(("look", actor, address, TABLE[address.name]), lambda: _look(world, actor, address))


def _look(world: World, actor: str, address: Address) -> Look:
    with undone():
        return look_at(at_the_door(world, actor, Quick), address.of(everybody(world)["owner"]))


def look_at(client: ReadyClient, path: str) -> Look:
    """What this client is shown there."""
    before = Event.objects.count()
    answer = client.get(path)
    return Look(answer, list(Event.objects.order_by("at", "n")[before:]))
