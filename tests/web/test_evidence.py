"""Every form of every page, posted as a browser would: afterwards each row is as the trail says that an act left it.

An action that saves behind its event, or past it, is found here: the row it left is then in no event.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.access.table import TABLE
from alongside.audit.chain import check, hash_everything
from alongside.audit.record import record
from alongside.people.models import Person
from tests.web.forms import Posted, forms_of
from tests.web.samples import BODIES, everybody
from tests.web.swept import addresses, at_the_door, rows_written, undone
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

AWAY = {"sign-out", "sign-in", "draft", "password"}  # after these it is another session


@pytest.fixture
def begun(world: World) -> World:
    """A world in which every row is in the trail."""
    hash_everything(world.org.id)
    with transaction.atomic():
        record(world.owner, "test", [])  # takes what the making of this world has noted
    assert check(world.org.id).faults == ()
    return world


def forms(client: Client, world: World) -> Iterator[tuple[str, Posted]]:
    """Every form of every page that this client may open of the owner's, and each address that is only posted to."""
    owner = everybody(world)["owner"]
    for address in addresses():
        route, path = TABLE[address.name], address.of(owner)
        if address.name in AWAY:
            continue
        if route.get is None:
            body = BODIES.get(address.name, {})
            yield address.name, Posted(path, {name: [value] for name, value in body.items()})
            continue
        with undone():
            answer = client.get(path)
            page = answer.content.decode(errors="replace") if answer.status_code == 200 else ""
        for form in forms_of(page, path) if answer["Content-Type"].startswith("text/html") else ():
            if form.path != reverse("sign-out"):
                yield address.name, form


@pytest.mark.parametrize("actor", ["owner", "lead"])
def test_whatever_is_posted_the_trail_speaks_of_every_row(begun: World, actor: str) -> None:
    client = at_the_door(begun, actor, Client)
    done = set()
    for name, form in forms(client, begun):
        with undone():
            before = rows_written()
            answer = client.post(form.path, form.data)
            assert check(begun.org.id).faults == (), f"{name}: {form.path}"
            if answer.status_code < 400 and rows_written() != before:
                done.add(form.path)
    assert len(done) > {"owner": 60, "lead": 7}[actor]


def test_an_action_that_saves_behind_its_event_is_found(
    begun: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def record_first(by, verb, subjects, *args, **detail):
        record(by, verb, subjects, *args, **detail)
        Person.objects.create(org_id=by.org_id, name="Somebody", made_by_id=by.id)

    monkeypatch.setattr("alongside.base.action.record_event", record_first)
    client = at_the_door(begun, "owner", Client)
    form = next(form for name, form in forms(client, begun) if name == "good-to-know-add")
    client.post(form.path, form.data)
    assert ["no act has written it" in one for one in check(begun.org.id).faults] == [True]
