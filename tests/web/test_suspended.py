"""Somebody is suspended while they are signed in: out of every route at their next request, and for good."""

import copy

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.access.table import TABLE, Scope
from alongside.audit.models import Event
from alongside.base.models import Draft
from tests.web.client import PageClient
from tests.web.samples import BODIES, everybody
from tests.web.swept import addresses, undone
from tests.world import PASSWORD, World

pytestmark = pytest.mark.usefixtures("records_stand")


def out(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")


def let_in(world: World, client: Client) -> list[str]:
    """Every route that is not open to anybody and answers them all the same."""
    owner, found, kept = everybody(world)["owner"], [], client.cookies
    for address in addresses():
        for method in ("GET", "POST"):
            if TABLE[address.name].scope(method) in (None, Scope.PUBLIC):
                continue
            client.cookies = copy.deepcopy(kept)  # signing out is among the routes
            with undone():
                answer = client.generic(method, address.of(owner), "")
            if not out(answer):
                found.append(f"{method} {address.name}: {answer.status_code}")
    client.cookies = kept
    return found


def test_whoever_is_suspended_is_out_of_every_route_at_once_and_after_being_restored(
    world: World, maya: PageClient
) -> None:
    sam = Client()
    sam.force_login(world.sam)
    assert len(let_in(world, sam)) > 100, "the walk finds a session that lives"
    typed = {**BODIES["draft"], "name": "Sam of another name"}
    for act in ("suspend", "restore"):
        maya.post(reverse(f"practitioner-{act}", args=[world.sam.id]))
        assert let_in(world, sam) == []
        assert out(sam.post("/drafts/", typed))
    assert not Draft.objects.filter(author=world.sam, path=typed["_path"]).exists()
    assert sam.post("/sign-in/", {"username": "sam", "password": PASSWORD})["Location"] == "/"
    told = Event.objects.filter(verb__startswith="practitioner.").order_by("n")
    assert [event.verb for event in told] == ["practitioner.suspended", "practitioner.restored"]
