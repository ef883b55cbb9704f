"""Nobody's words are shown without the trail saying so.

Each person's records hold words that nobody else's hold. Where such a word stands on a page, one read event of the
same request must name that person. The page is found by its words, so a query that forgets to say what it handed out
is found out.
"""

import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.access.table import TABLE
from tests.web.client import signed_in
from tests.web.samples import everybody
from tests.web.swept import ACTORS, Address, Shown, addresses, at_the_door, look, look_at
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

PAGES = [one for one in addresses() if TABLE[one.name].get is not None]
TRAIL = ("audit_event", "audit_head")


def untold(seen: Shown, canaries: dict[str, uuid.UUID]) -> Iterator[str]:
    """Whose words were shown although no read event names them."""
    answer, events = seen.answer, seen.events
    body = answer.content.decode(errors="replace").lower()
    told = {
        id
        for event in events
        if event.verb.startswith("read:")
        for kind, id in event.subjects
        if kind == "person"
    }
    for word, person in canaries.items():
        if word in body and person.hex not in told:
            yield word
    if answer.get("Content-Type") == "application/pdf" and not told:
        yield "a paper, and nobody is named"  # its words can not be searched: it always speaks of somebody
    if len(events) > 1:
        yield f"{len(events)} events for one page"


@pytest.mark.parametrize("address", PAGES, ids=lambda one: one.name)
def test_every_page_that_shows_somebodys_words_says_so(world: World, address: Address) -> None:
    all_of_them = everybody(world)
    canaries = {word: id for whose in all_of_them.values() for word, id in whose.canaries().items()}
    for actor in ACTORS:
        if actor != "stranger" or not address.record_parts:
            assert list(untold(look(world, actor, address), canaries)) == [], actor


def test_a_page_that_says_nothing_of_what_it_shows_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = everybody(world)["owner"]
    client, path = at_the_door(world, "owner"), Address("alliance", ("alliance",)).of(owner)
    assert list(untold(look_at(client, path), owner.canaries())) == []
    monkeypatch.setattr("alongside.audit.record.append", lambda *args: None)
    assert owner.word in list(untold(look_at(client, path), owner.canaries()))


def test_what_somebody_sees_of_their_own_organisation_names_nobody_elses_people(world: World) -> None:
    all_of_them = everybody(world)
    for address in PAGES:
        if address.record_parts:
            continue
        body = look(world, "stranger", address).answer.content.decode(errors="replace").lower()
        for name in ("owner", "colleague"):
            assert not [word for word in all_of_them[name].canaries() if word in body], address.name


@pytest.mark.parametrize("name", ["today", "people", "alliance", "contact", "assignments"])
def test_looking_at_a_page_writes_its_trail_once_and_nothing_else(world: World, name: str) -> None:
    owner = everybody(world)["owner"]
    address = next(one for one in PAGES if one.name == name)
    client = signed_in(world.maya if name == "assignments" else world.sam)
    client.get(address.of(owner))  # the first look opens the organisation's chain
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address.of(owner))
    begun = [one["sql"] for one in asked if one["sql"].startswith("SAVEPOINT")]
    wrote = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(begun) == 1, "one transaction, for the trail"
    assert len(wrote) == 2
    assert all(any(table in sql for table in TRAIL) for sql in wrote)
