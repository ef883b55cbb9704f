"""Every page of the site, with much on it: is it sound, whoever of the team opens it?"""

from __future__ import annotations

import pytest

from alongside.access.table import TABLE
from tests.web.client import what_is_wrong
from tests.web.routes import Address, addresses
from tests.web.samples import everybody
from tests.web.swept import look
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

PAGES = [one for one in addresses() if TABLE[one.name].get is not None]
TEAM = ("owner", "colleague", "supervisor", "lead")
NOT_A_PAGE = {302, 410}  # a link that leads on; a link to set a password that is none


@pytest.mark.parametrize("address", PAGES, ids=lambda one: one.name)
def test_every_page_is_sound_with_much_on_it(world: World, address: Address) -> None:
    path, opened = address.of(everybody(world)["owner"]), 0
    for actor in TEAM:
        answer = look(world, actor, address).answer
        assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, actor)
        assert list(what_is_wrong(answer, path)) == [], actor
        opened += answer.status_code != 404
    assert opened
