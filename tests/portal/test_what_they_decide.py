"""What somebody decides about check-ins: a no outweighs everything, and nobody who acts for them sees what they answered."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from alongside.access.scopes import Scope
from alongside.access.table import TABLE
from alongside.base.clock import new_id, now
from alongside.base.request_context import acting_for
from alongside.checkins.actions import invitations
from alongside.checkins.models import CheckIn, Invitation
from alongside.people.models import CapacityDecision, CircleLink
from alongside.repair.actions.asked import look_together
from tests.noticed import met_enough
from tests.portal.client import PortalClient
from tests.told import CANARY
from tests.web.client import PageClient
from tests.web.swept import addresses, at_the_door
from tests.world import World

SUPPORTED = {"decision": "check_in", "finding": "support", "support": "Pictures and a day to think"}
NO = {"decision": "check_in", "finding": "best", "asked": "Rosa", "dissent": "on"}


@pytest.fixture
def sam(world: World) -> PageClient:
    met_enough(world.with_dean, world.with_rosa)
    return at_the_door(world, "owner")


def at(world: World, name: str) -> str:
    return reverse(name, args=[world.with_dean.id])


def test_a_no_ends_every_link_and_no_form_is_asked_until_they_are_asked_again(
    world: World, sam: PageClient, link: str, portal: PortalClient
) -> None:
    portal.open(link)
    assert sam.post(at(world, "capacity"), SUPPORTED | {"support": ""}).status_code == 422
    assert sam.post(at(world, "capacity"), NO | {"asked": ""}).status_code == 422
    assert sam.post(at(world, "capacity"), SUPPORTED).status_code == 302
    assert portal.get("/c/hello/").status_code == 200
    assert sam.post(at(world, "capacity"), NO).status_code == 302
    assert portal.get("/c/hello/").status_code == 404
    page = sam.get(at(world, "capacity")).text
    assert page.index("A no was said") < page.index("Pictures and a day to think")
    assert "You took it back on" in sam.get(at(world, "check-in-link")).text
    five = {"id": new_id(), "mode": "together", "medium": "aloud", "listens": "3"}
    for form, fields in (("check-in-link", {"id": new_id()}), ("together-five", five)):
        refused = sam.post(at(world, form), fields)
        assert (refused.status_code, "does not want" in refused.text) == (422, True), form
    assert "does not want" in sam.get(at(world, "together")).text
    assert (Invitation.objects.count(), CheckIn.objects.count()) == (1, 1)
    sam.post(at(world, "capacity"), SUPPORTED)
    assert "does not want" not in sam.get(at(world, "together")).text
    assert CapacityDecision.objects.count() == 3


def test_it_is_asked_again_after_six_months(world: World) -> None:
    sam = at_the_door(world, "owner")
    sam.post(at(world, "capacity"), SUPPORTED)
    assert at(world, "capacity") not in sam.get(reverse("today")).text
    with time_machine.travel(now() + dt.timedelta(days=190)):
        sam.force_login(world.sam)
        assert at(world, "capacity") in sam.get(reverse("today")).text


def test_nothing_of_a_deputys_own_shows_what_their_client_answered(world: World, sam: PageClient) -> None:
    CircleLink.objects.filter(person=world.rosa).update(place="deputy")
    with acting_for(world.owner):
        for alliance, words in ((world.with_dean, CANARY), (world.with_rosa, "my own")):
            look_together(world.owner, alliance, words={"went_well": words, "made_it_work": words})
        link = invitations.give_link(world.owner, world.with_rosa)[1]
    assert "Sees none of the answers of Dean" in sam.get(at(world, "circle")).text
    assert CANARY in sam.get(at(world, "what-works")).text
    own = [address.name for address in addresses() if address.parts == ("alliance",)]
    shown = [name for name in own if TABLE[name].get in (Scope.OWN, Scope.READ)]
    assert len(shown) > 30
    for name in shown:
        answer = sam.get(reverse(name, args=[world.with_rosa.id]))
        assert CANARY.encode() not in answer.content, name
    portal = PortalClient()
    portal.open(link)
    portal.post("/c/hello/", {"much": "five"})
    for path in ("hello", "promises", "1"):
        page = portal.get(f"/c/{path}/").text
        assert (CANARY in page, "Dean" in page) == (False, False), path
