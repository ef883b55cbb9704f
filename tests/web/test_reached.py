"""Which ways are safe, where it counts."""

from django.urls import reverse

from tests.web.client import PageClient
from tests.world import World


def at(world: World, name: str) -> str:
    return reverse(name, args=[world.with_dean.id])


def test_a_way_that_is_not_safe_has_no_button(world: World, sam: PageClient) -> None:
    details = {"name": "Dean Walker", "phone": "0113 4960000"}
    sam.post(at(world, "person-change"), details)
    before = sam.get(at(world, "alliance")).text
    assert "tel:" in before
    assert "sms:" in before
    sam.post(at(world, "safe-ways"), {"ways": ["call", "post"]})
    page = sam.get(at(world, "alliance")).text
    assert "tel:" in page
    assert "sms:" not in page
    assert "a call, a letter" in page
    sam.post(at(world, "safe-ways"), {"ways": ["in_person"]})
    assert "tel:" not in sam.get(at(world, "alliance")).text
    refused = sam.post(at(world, "safe-ways"), {"ways": ["in_person", "call"]})
    assert (refused.status_code, "stands by itself" in refused.text) == (422, True)
