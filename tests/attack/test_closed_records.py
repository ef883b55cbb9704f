"""A record that was open once and is closed: every address, and every form of a page that was open before.

Whatever closed it, its worker and the supervisor who read with them get the answer to a record that there is not, no word
of it stands on any other page of theirs, and nothing of it is written.
"""

import pytest
from django.test import Client

from tests.attack.conditions import a_circle_opens_clients, no_end_before_midnight, put_back
from tests.attack.doors import CLOSED, NAMED
from tests.attack.sweep import NOT_OF_A_CLIENT, ROUTES, methods, of_a_client
from tests.web.samples import BODIES, Whose, everybody
from tests.web.swept import at_the_door, harm, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("forms_stand")

#: What begins an alliance again with a client to whom one is assigned is meant to.
MEANT = {("alliance_ended", "alliance-begin")}


#: Doors by which everything is tried. Behind the others stands the same condition: of them every sixth try, each from
#: another place on, so that between them they try everything as well.
WHOLE = {"closed", "closed_in_a_circle", "alliance_ended"}
SOME = [door for door in CLOSED if door not in WHOLE]


def wrong_entries(world: World, door: str, every: int = 1, at: int = 0) -> tuple[list[str], int]:
    """What came of all that was sent when it should not have, and how much was sent; of `every` so many one."""
    first, sent = everybody(world)["owner"], world.forms["owner"]
    CLOSED[door](world)
    before, faults, asked = state(), [], 0
    words = {first.word, first.around} | (set() if door in NAMED else {"dean walker"})
    for actor in ("owner", "supervisor"):
        client = at_the_door(world, actor, Client)
        client.raise_request_exception = False
        tries = [
            (address.name, method, address.of(first), BODIES.get(address.name, {}), of_a_client(address))
            for address in ROUTES
            for method in methods(address)
        ]
        tries += [
            (form.route, "POST", form.posted.path, form.posted.data, _names(form.posted.path, first))
            for form in sent
        ]
        client.post("/people/", {"q": "dean"})  # what is found stands at an address of its own
        for route, method, path, data, refused in tries[at::every]:
            if (door, route) in MEANT or not (refused or method == "GET"):
                continue
            asked += 1
            fault = harm(client, method, path, data, words, before, refused=refused)
            faults += [f"{actor} {method} {path}: {fault}"] if fault else []
    return faults, asked


def _names(path: str, whose: Whose) -> bool:
    """Whether an address names a record about the client."""
    return any(str(id) in path for kind, id in whose.made.items() if kind not in NOT_OF_A_CLIENT)


@pytest.mark.parametrize("door", CLOSED)
def test_a_closed_record_is_neither_read_nor_written(world: World, door: str) -> None:
    every, at = (1, 0) if door in WHOLE else (len(SOME), SOME.index(door))
    faults, asked = wrong_entries(world, door, every, at)
    assert faults == []
    assert asked > 500 / every, "the sweep has lost its way"


@pytest.mark.parametrize(
    ("condition", "door", "entries"),
    [
        (a_circle_opens_clients, "closed_in_a_circle", ("owner GET", "owner POST", "supervisor GET")),
        (a_circle_opens_clients, "ended_in_a_circle", ("owner GET", "owner POST", "supervisor GET")),
        (no_end_before_midnight, "closed", ("owner GET",)),
        (no_end_before_midnight, "by_mistake", ("owner GET",)),
    ],
)
def test_a_condition_that_opens_what_is_closed_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch, condition: object, door: str, entries: tuple[str, ...]
) -> None:
    """The control: with the old condition the worker reads and writes on, and their supervisor reads."""
    put_back(monkeypatch, "is_assigned", condition)
    faults, _asked = wrong_entries(world, door, every=5)
    assert len(faults) > 25
    for entry in entries:
        assert any(fault.startswith(entry) for fault in faults), entry
    assert any("wrote" in fault or "302" in fault for fault in faults)
