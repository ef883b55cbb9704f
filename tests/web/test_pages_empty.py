"""Every page of the site with hardly anything on it, through the client that looks at each page it fetches."""

from __future__ import annotations

import pytest

from tests.web.routes import Address
from tests.web.samples import Whose
from tests.web.test_pages import PAGES, looked_at
from tests.world import World


@pytest.mark.parametrize("address", PAGES, ids=lambda one: one.name)
def test_every_page_is_sound_with_hardly_anything_on_it(world: World, address: Address) -> None:
    bare = Whose(world.sam, world.dean, world.with_dean, world.maya, world.olu, "word", "around", "mine")
    assert looked_at(world, address, address.of(bare))
