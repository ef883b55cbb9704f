import pytest

from alongside.base.request_context import acting_for
from alongside.checkins.actions.invitations import give_link
from alongside.repair.actions.asked import ask_five
from tests.portal.client import PortalClient
from tests.world import World


@pytest.fixture
def portal() -> PortalClient:
    """Somebody's browser, which has no link yet."""
    return PortalClient()


@pytest.fixture
def link(world: World) -> str:
    """The secret of a link that Sam gave Dean, whom Sam asked in person before."""
    with acting_for(world.owner):
        ask_five(world.owner, world.with_dean, answers={"listens": 3})
        return give_link(world.owner, world.with_dean)[1]
