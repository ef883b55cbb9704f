"""The lot of rows that the sweeps over all routes stand on."""

from __future__ import annotations

from django.test import Client

from tests.web.routes import ACTORS, at_the_door
from tests.web.samples import everybody
from tests.world import World, make_world


def filled_world() -> World:
    """The standing people with all their records, and each of them signed in once."""
    made = make_world()
    everybody(made)
    made.keys = {actor: at_the_door(made, actor, Client).cookies for actor in ACTORS}  # type: ignore[attr-defined]
    return made
