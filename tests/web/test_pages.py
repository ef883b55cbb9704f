"""Every page of the site, with much on it and with hardly anything: is it sound, does it lead where one may go, does the
trail say whose words it showed, and what does it cost?

Each person's records hold words that nobody else's hold. Where such a word stands on a page, one read event of the same
request must name that person: so a query that forgets to say what it handed out is found by the words.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection, reset_queries
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from alongside.access.identities import Viewer
from alongside.access.scopes import may_enter
from alongside.access.table import TABLE
from tests.web.client import signed_in, what_is_wrong
from tests.web.samples import Whose, everybody
from tests.web.samples.whose import MAKERS
from tests.web.swept import ACTORS, Address, Shown, addresses, at_the_door, look, look_at
from tests.world import World, client_of

PAGES = [address for address in addresses() if TABLE[address.name].get is not None]
TRAIL = ("audit_event", "audit_head")
TEAM = ("owner", "colleague", "supervisor", "lead")
NOT_A_PAGE = {302, 410}  # a link that leads on; a link to set a password that is none
LEADS_TO = re.compile(r'<(?:a|form|button)\b[^>]*?\b(href|action|formaction)="(/(?!static/)[^"#?]*)')


def of_role(world: World, actor: str) -> Viewer:
    return getattr(world, str(ACTORS[actor])).as_viewer()


def closed_to(viewer: Viewer, answer: HttpResponse) -> Iterator[str]:
    """The routes that links and forms of this page lead to, although this viewer's roles do not open them."""
    html = "text/html" in answer["Content-Type"]
    for attribute, path in LEADS_TO.findall(answer.content.decode()) if html else ():
        name = resolve(path).view_name
        route = TABLE[name]
        if not may_enter(viewer, route.get if attribute == "href" else route.post or route.get):
            yield name


#: Papers of a practitioner's own that hold no name by what they are: tests/web/test_outside.py.
NOBODY_ON_IT = {"paper-hours", "paper-sheet"}


#: Where others read the words that mark what is Sam's own: what an order opened, and questionnaires of the organisation.
SHARED = {"opening-read", "load-answer", "questionnaire", "questionnaire-change", "questionnaires"}


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
    of_somebody = TABLE[answer.resolver_match.view_name].records
    nobody_on_it = answer.resolver_match.view_name in NOBODY_ON_IT
    is_paper = answer.get("Content-Type") == "application/pdf"
    if is_paper and of_somebody and not told and not nobody_on_it:
        yield "a paper, and nobody is named"  # its words cannot be searched
    if len(events) > 1:
        yield f"{len(events)} events for one page"


@pytest.mark.usefixtures("records_stand")
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_every_page_is_sound_with_much_on_it_leads_where_its_reader_may_go_and_is_told(
    world: World, address: Address
) -> None:
    all_of_them, opened = everybody(world), 0
    path = address.of(all_of_them["owner"])
    canaries = {word: id for whose in all_of_them.values() for word, id in whose.canaries().items()}
    for actor in ACTORS:
        shown = look(world, actor, address)
        if actor != "stranger" or not address.record_parts:
            assert list(untold(shown, canaries)) == [], actor
        if actor not in {"owner", "supervisor"} and address.name not in SHARED:
            assert all_of_them["owner"].mine not in shown.answer.content.decode(errors="replace").lower(), (
                actor
            )
        if actor not in TEAM:
            continue
        answer = shown.answer
        assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, actor)
        assert list(what_is_wrong(answer, path)) == [], actor
        if answer.status_code != 404:
            assert list(closed_to(of_role(world, actor), answer)) == [], actor
            opened += 1
    assert opened


@pytest.mark.usefixtures("records_stand")
def test_a_page_that_says_nothing_of_what_it_shows_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = everybody(world)["owner"]
    client, path = at_the_door(world, "owner"), Address("alliance", ("alliance",)).of(owner)
    assert list(untold(look_at(client, path), owner.canaries())) == []
    monkeypatch.setattr("alongside.audit.record.append", lambda *args: None)
    assert owner.word in list(untold(look_at(client, path), owner.canaries()))


@pytest.mark.usefixtures("records_stand")
def test_what_somebody_sees_of_their_own_organisation_names_nobody_elses_people(world: World) -> None:
    all_of_them = everybody(world)
    for address in PAGES:
        if address.record_parts:
            continue
        body = look(world, "stranger", address).answer.content.decode(errors="replace").lower()
        for name in ("owner", "colleague"):
            assert not [word for word in all_of_them[name].canaries() if word in body], address.name


@pytest.mark.usefixtures("records_stand")
@pytest.mark.parametrize("name", ["today", "people", "alliance", "contact", "assignments"])
def test_looking_at_a_page_writes_its_trail_once_and_nothing_else(world: World, name: str) -> None:
    owner = everybody(world)["owner"]
    address = next(one for one in PAGES if one.name == name)
    client = signed_in(world.maya if name == "assignments" else world.sam)
    client.get(address.of(owner))  # the first look opens the organisation's chain
    with CaptureQueriesContext(connection) as asked:
        client.get(address.of(owner))
    begun = [one["sql"] for one in asked if one["sql"].startswith("SAVEPOINT")]
    wrote = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(begun) == 1, "one transaction, for the trail"
    assert len(wrote) == 2
    assert all(any(table in sql for table in TRAIL) for sql in wrote)


#: SELECTs of a page, and of finding the end of the audit chain; Today tells of thinking, of load and of what ends too.
MOST = 18 + 1
#: One is all there is, or all that a page shows of them.
ONCE = ("practitioner", "pictured", "value", "supervision", "spoken", "opening")


def selects(client: Client, path: str) -> int:
    reset_queries()  # the log of a test has an end
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return sum(query["sql"].startswith("SELECT") for query in asked)


def more_of_everything(world: World, turn: int) -> None:
    """Another client of Sam's, and another record of every kind with that one and with Dean."""
    owner = everybody(world)["owner"]
    person, alliance = client_of(world.sam, f"Client {turn}", world.with_dean.since)
    once = {name: owner.made[name] for name in ONCE}
    same = once | {name: owner.made[name] for name in ("person", "alliance", "assignment")}
    for whose in (
        replace(owner, word=f"{owner.word} {turn}", made=same),
        replace(owner, person=person, alliance=alliance, word=f"whinchat {turn}", made=once),
    ):
        for name in MAKERS:
            whose.id(name)


@pytest.mark.usefixtures("records_stand")
def test_every_page_asks_the_database_little_and_no_more_for_twice_the_records(world: World) -> None:
    owner = everybody(world)["owner"]
    doors = {actor: at_the_door(world, actor, Client) for actor in ("owner", "supervisor", "lead")}

    def asked() -> dict[tuple[str, str], int]:
        return {
            (actor, address.name): selects(client, address.of(owner))
            for actor, client in doors.items()
            for address in PAGES
            if may_enter(of_role(world, actor), TABLE[address.name].get)
        }

    for turn in range(3):  # from the fourth check-in on, a page says what is usual
        more_of_everything(world, turn)
    before = asked() and asked()  # by then their keys are in memory
    for turn in range(3, 7):
        more_of_everything(world, turn)
    after = asked()  # keys of new records are in memory since they were made
    assert {page: (before[page], n) for page, n in after.items() if n > before[page]} == {}
    assert {page: n for page, n in after.items() if n > MOST} == {}


@pytest.mark.usefixtures("doors_stand_open")
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_every_page_is_sound_with_hardly_anything_on_it(world: World, address: Address) -> None:
    """Through the client that looks at each page it fetches; those whose role does not open it have been looked at above."""
    bare = Whose(world.sam, world.dean, world.with_dean, world.maya, world.olu, "word", "around", "mine")
    path, opened = address.of(bare), 0
    for actor in ("owner", "supervisor", "lead"):
        if may_enter(of_role(world, actor), TABLE[address.name].get):
            answer = at_the_door(world, actor).get(path)
            assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, actor)
            opened += answer.status_code != 404
    assert opened
