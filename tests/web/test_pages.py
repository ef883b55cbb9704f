"""Every page of the site, with much on it, through the client that looks at each page it fetches."""

from __future__ import annotations

import pytest

from alongside.access.table import TABLE
from alongside.people.models import Practitioner
from tests.web.client import PageClient
from tests.web.routes import Address, addresses
from tests.web.samples import everybody
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

PAGES = [one for one in addresses() if TABLE[one.name].get is not None]
NOT_A_PAGE = {302, 410}  # a link that leads on; a link to set a password that is none


def looked_at(world: World, address: Address, path: str) -> int:
    """How many of the team could open it."""
    opened = 0
    for somebody in Practitioner.objects.filter(org=world.org, is_active=True):
        client = PageClient()
        client.force_login(somebody)
        answer = client.get(path)
        assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, somebody.username)
        opened += answer.status_code != 404
    return opened


@pytest.mark.parametrize("address", PAGES, ids=lambda one: one.name)
def test_every_page_is_sound_with_much_on_it(world: World, address: Address) -> None:
    assert looked_at(world, address, address.of(everybody(world)["owner"]))
