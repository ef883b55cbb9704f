"""Every page of the site, with much on it and with hardly anything: is it sound, does it lead where one may go, what does it cost?"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection, reset_queries
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from alongside.access.identities import Viewer
from alongside.access.table import TABLE, may_enter
from tests.web.client import what_is_wrong
from tests.web.samples import Whose, everybody
from tests.web.samples.whose import MAKERS
from tests.web.swept import ACTORS, Address, addresses, at_the_door, look
from tests.world import World, client_of

PAGES = [address for address in addresses() if TABLE[address.name].get is not None]
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


@pytest.mark.usefixtures("records_stand")
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_every_page_is_sound_with_much_on_it_and_leads_only_where_its_reader_may_go(
    world: World, address: Address
) -> None:
    path, opened = address.of(everybody(world)["owner"]), 0
    for actor in TEAM:
        answer = look(world, actor, address).answer
        assert answer.status_code in {200, 404, *NOT_A_PAGE}, (answer.status_code, actor)
        assert list(what_is_wrong(answer, path)) == [], actor
        if answer.status_code != 404:
            assert list(closed_to(of_role(world, actor), answer)) == [], actor
            opened += 1
    assert opened


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


MOST = 14 + 1  # SELECTs of a page, and of finding the end of the audit chain
#: One is all there is, or all that a page shows of them.
ONCE = ("practitioner", "pictured", "value", "supervision")


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
        }

    for turn in range(3):  # from the fourth check-in on, a page says what is usual
        more_of_everything(world, turn)
    before = asked() and asked()  # by then their keys are in memory
    for turn in range(3, 7):
        more_of_everything(world, turn)
    after = asked() and asked()
    assert {page: (before[page], n) for page, n in after.items() if n > before[page]} == {}
    assert {page: n for page, n in after.items() if n > MOST} == {}
