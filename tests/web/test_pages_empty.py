"""Every page of the site with hardly anything on it, through the client that looks at each page it fetches."""

from __future__ import annotations

import pytest

from alongside.access.identities import Viewer
from alongside.access.table import TABLE, may_enter
from tests.web.routes import ACTORS, Address, at_the_door
from tests.web.samples import Whose
from tests.web.test_pages import NOT_A_PAGE, PAGES
from tests.world import World

pytestmark = pytest.mark.usefixtures("doors_stand_open")


EACH_ROLE = ("owner", "supervisor", "lead")


def viewer(world: World, actor: str) -> Viewer:
    """One of the standing people, as whoever looks at a page."""
    return getattr(world, str(ACTORS[actor])).as_viewer()


@pytest.mark.parametrize("address", PAGES, ids=lambda one: one.name)
def test_every_page_is_sound_with_hardly_anything_on_it(world: World, address: Address) -> None:
    bare = Whose(world.sam, world.dean, world.with_dean, world.maya, world.olu, "word", "around", "mine")
    path, opened = address.of(bare), 0
    scope = TABLE[address.name].get
    # those whose role does not open it get the page that test_pages.py looks at
    for actor in (one for one in EACH_ROLE if may_enter(viewer(world, one), scope)):
        answer = at_the_door(world, actor).get(path)
        assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, actor)
        opened += answer.status_code != 404
    assert opened
