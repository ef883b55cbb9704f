"""Every address with everybody's ids, and every form as its owner would send it, for everybody at the door.

The world is the one in which a lead has just ended Sam's work with Dean: Sam is a worker with one client and was one with
two. Whoever has no open record gets the answer to one that there is not, sees no word of it and writes nothing.
"""

from collections.abc import Iterator
from itertools import islice

import pytest
from django.test import Client
from django.urls import resolve

from alongside.people.models import Alliance
from tests.attack.conditions import put_back
from tests.attack.doors import closed
from tests.attack.sweep import ROUTES, bodies, is_for_leads, methods, of_a_client
from tests.web.samples import Whose, everybody
from tests.web.swept import ACTORS, Address, at_the_door, harm, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("attack_stands")

#: Whose records are open to whom. A lead reads names, and no words.
OPEN = {
    "owner": {"second"},
    "supervisor": {"second"},
    "colleague": {"colleague"},
    "stranger": {"stranger"},
}
SIGNED_OUT = {"anonymous", "suspended"}
WITH_IDS = [one for one in ROUTES if one.record_parts]
Try = tuple[str, str, dict, bool]


def tries(world: World, actor: str, name: str) -> Iterator[Try]:
    """Method, address, body, and whether this actor is to be refused there."""
    whose, me = everybody(world)[name], ACTORS[actor]
    for address in WITH_IDS:
        for method in methods(address):
            if not _may_do(world, me, whose, address, method):
                yield method, address.of(whose), bodies(address), of_a_client(address)
    for form in world.forms["second"] if name == "second" else ():
        if resolve(form.posted.path).kwargs:  # the others are pages of one's own
            yield "POST", form.posted.path, form.posted.data, True


def _may_do(world: World, me: str | None, whose: Whose, address: Address, method: str) -> bool:
    """What is about no client: one's own, and for a lead what they lead."""
    if me is None or of_a_client(address):
        return False
    viewer = getattr(world, me)
    leads = viewer.is_lead and viewer.org_id == whose.worker.org_id and is_for_leads(address)
    return whose.worker == viewer or leads and method == "POST"


def wrong_entries(world: World, actor: str, every: int = 1) -> tuple[list[str], int]:
    """What came of what was sent under ids of records that are not open to this actor, and how much was sent;
    of `every` so many the first."""
    closed(world)
    client, before, faults, asked = at_the_door(world, actor, Client), state(), [], 0
    client.raise_request_exception = False
    for name, whose in everybody(world).items():
        if name in OPEN.get(actor, set()):
            continue
        words = {whose.word, whose.around}
        for method, path, data, refused in islice(tries(world, actor, name), None, None, every):
            asked += 1
            said = harm(
                client, method, path, data, words, before, refused=refused and actor not in SIGNED_OUT
            )
            faults += [f"{method} {path} of {name}: {said}"] if said else []
    return faults, asked


@pytest.mark.parametrize("actor", ACTORS)
def test_nobody_enters_by_an_id_that_is_not_open_to_them(world: World, actor: str) -> None:
    every = 4 if actor in SIGNED_OUT else 1  # tests/web/test_matrix.py asks for each address signed out
    faults, asked = wrong_entries(world, actor, every)
    assert faults == []
    assert asked > 500 / every, "the sweep has lost its way"


def test_a_record_that_opens_to_whoever_asks_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: where every alliance is one's own, a colleague and a stranger come in everywhere."""
    put_back(monkeypatch, "_open", lambda _viewer, _whose: Alliance.objects.all())
    faults, _asked = wrong_entries(world, "colleague", every=8)
    assert len(faults) > 25
