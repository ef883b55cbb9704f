"""The lots of rows that the sweeps over all routes stand on."""

from django.test import Client

from tests.web.routes import ACTORS, at_the_door
from tests.web.samples import everybody
from tests.world import World, make_world


def signed_in_world() -> World:
    """The standing people, each of them signed in once."""
    return _signed_in(make_world())


def filled_world() -> World:
    """The same with all their records."""
    made = make_world()
    everybody(made)
    return _signed_in(made)


def _signed_in(world: World) -> World:
    world.keys = {actor: at_the_door(world, actor, Client).cookies for actor in ACTORS}  # type: ignore[attr-defined]
    return world
