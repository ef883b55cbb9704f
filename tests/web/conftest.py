from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.provider import PEOPLE, a_provider, set_up
from tests.web.client import PageClient, signed_in, signed_in_again
from tests.web.second_step import AT
from tests.world import World


@pytest.fixture
def client() -> PageClient:
    """A client that looks at every page it fetches."""
    return PageClient()


@pytest.fixture
def sam(world: World, client: PageClient) -> PageClient:
    """Sam, signed in just now."""
    client.force_login(world.sam)
    signed_in_again(client)
    return client


@pytest.fixture
def maya(world: World) -> PageClient:
    """Maya, who leads, signed in at a browser of her own, and once more just now."""
    client = signed_in(world.maya)
    signed_in_again(client)
    return client


@pytest.fixture
def clock(world: World) -> Iterator[time_machine.Traveller]:
    """It is nine on 2 March 2026, until somebody shifts it."""
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def contact_form(world: World) -> str:
    """The address at which Sam records a contact with Dean."""
    return reverse("contact-new", args=[world.with_dean.id])


@pytest.fixture
def here(world: World, agenda_pages_stand: None) -> dict[str, Any]:
    """Something of everything between Sam and Dean."""
    return world.here  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A provider with which people sign in."""
    with a_provider(PEOPLE) as issuer:
        yield issuer


@pytest.fixture
def home(issuer: str, settings: Any) -> str:
    """The same, set up here."""
    settings.PROVIDER = set_up(issuer)
    return issuer
