"""Every page of the site, with much on it and with hardly anything: is it sound, whoever of the team opens it?"""

from __future__ import annotations

import pytest

from alongside.access.table import TABLE, may_enter
from tests.web.client import what_is_wrong
from tests.web.routes import ACTORS, Address, addresses, at_the_door
from tests.web.samples import Whose, everybody
from tests.web.swept import look
from tests.world import World

PAGES = [address for address in addresses() if TABLE[address.name].get is not None]
TEAM = ("owner", "colleague", "supervisor", "lead")
NOT_A_PAGE = {302, 410}  # a link that leads on; a link to set a password that is none


@pytest.mark.usefixtures("records_stand")
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_every_page_is_sound_with_much_on_it(world: World, address: Address) -> None:
    path, opened = address.of(everybody(world)["owner"]), 0
    for actor in TEAM:
        answer = look(world, actor, address).answer
        assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, actor)
        assert list(what_is_wrong(answer, path)) == [], actor
        opened += answer.status_code != 404
    assert opened


@pytest.mark.usefixtures("doors_stand_open")
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_every_page_is_sound_with_hardly_anything_on_it(world: World, address: Address) -> None:
    """Through the client that looks at each page it fetches; those whose role does not open it have been looked at above."""
    bare = Whose(world.sam, world.dean, world.with_dean, world.maya, world.olu, "word", "around", "mine")
    path, opened = address.of(bare), 0
    for actor in ("owner", "supervisor", "lead"):
        if may_enter(getattr(world, str(ACTORS[actor])).as_viewer(), TABLE[address.name].get):
            answer = at_the_door(world, actor).get(path)
            assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, actor)
            opened += answer.status_code != 404
    assert opened
