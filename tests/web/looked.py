"""What each actor is shown on each page of the owner's, for the sweeps over the routes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from alongside.audit.models import Event
from alongside.base import datakeys
from tests.web.routes import Address, at_the_door
from tests.web.samples import everybody
from tests.world import World


@dataclass(frozen=True)
class Shown:
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


def look(world: World, actor: str, address: Address) -> Shown:
    """What this actor is shown at this address of the owner's."""
    with undone():
        return look_at(at_the_door(world, actor, Client), address.of(everybody(world)["owner"]))


def look_at(client: Client, path: str) -> Shown:
    """What this client is shown there."""
    before = Event.objects.count()
    answer = client.get(path)
    return Shown(answer, list(Event.objects.order_by("at", "n")[before:]))
