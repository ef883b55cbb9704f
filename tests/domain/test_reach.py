"""Who can reach an installation: demo sign-ins are never shown to other computers, whatever stands in front."""

import pytest
from django.contrib.auth.hashers import make_password
from django.core.management.base import CommandError
from django.db import connections

from alongside.base import database
from alongside.ops.doctor.findings import reach
from alongside.ops.management.commands.serve import Command
from alongside.ops.serving import is_everywhere, sign_ins, welcome
from alongside.people.models import Practitioner
from tests.world import World

HERE = ["localhost", "127.0.0.1", "[::1]"]


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The throw-away PostgreSQL of the tests syncs nothing, for speed; test_chain.py looks at that."""
    monkeypatch.setattr(database, "ON_POSTGRES", [])


@pytest.fixture
def demo(world: World) -> World:
    world.org.is_demo = True
    world.org.save()
    return world


@pytest.mark.parametrize(
    ("hosts", "addresses"), [([*HERE, "alongside.example.org"], ["127.0.0.1"]), (HERE, ["127.0.0.1", "::"])]
)
def test_demo_sign_ins_are_not_shown_to_others_by_a_proxy_or_an_address(
    demo: World, settings, hosts: list[str], addresses: list[str]
) -> None:
    settings.ALLOWED_HOSTS = hosts
    with pytest.raises(CommandError, match="this computer only"):
        Command().check_data(addresses)
    settings.ALLOWED_HOSTS = HERE
    Command().check_data(["127.0.0.1", "::1"])


def test_only_who_the_demo_password_opens_is_printed_with_it(demo: World, settings) -> None:
    Practitioner.objects.update(password=make_password(settings.DEMO_PASSWORD))
    demo.maya.set_password("one of their own since")
    demo.maya.save()
    said = "\n".join(sign_ins())
    assert f"all with the password {settings.DEMO_PASSWORD}" in said
    assert f"    {demo.sam.username} " in said
    assert f"    {demo.maya.username} " not in said
    assert f"    {demo.alex.username} " not in said, "suspended"


def test_the_address_that_is_printed_is_one_that_answers(
    world: World, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)  # the test's own is still needed
    settings.ALLOWED_HOSTS, settings.HTTPS = HERE, True
    assert "running: http://localhost:8044\n" in welcome(8044)
    settings.ALLOWED_HOSTS = ["alongside.example.org"]
    assert "running: https://alongside.example.org\n" in welcome(8044)


def test_the_doctor_says_who_can_reach_it(demo: World, settings) -> None:
    settings.ALLOWED_HOSTS, settings.HTTPS = HERE, False
    assert "keep real people out of it" in reach().state
    assert reach().do == ""
    settings.ALLOWED_HOSTS = ["alongside.example.org"]
    assert "--no-demo" in reach().do
    demo.org.is_demo = False
    demo.org.save()
    assert "ALONGSIDE_HTTPS" in reach().do
    settings.HTTPS = True
    assert (reach().state, reach().do) == ("https", "")


def test_what_stands_for_every_network() -> None:
    assert all(map(is_everywhere, ["0.0.0.0", "::", "[::]", "0", "0x0", ""]))
    assert not any(map(is_everywhere, ["10.0.0.0", "::1", "alongside.example.org"]))
