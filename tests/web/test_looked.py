"""Who looked, for whoever it is about: who, when, in what role, why; and nothing that is hidden from whoever holds the paper."""

import datetime as dt

import pytest
from django.urls import reverse

from alongside.access.identities import NO_ID, Guest, Viewer
from alongside.access.table import TABLE
from alongside.audit.record import record_reads
from alongside.base import clock
from alongside.base.request_context import acting_for, saw
from alongside.documents.pages import FOR_THEM, WRITTEN, for_them
from alongside.people.models import SupervisionLink
from tests.domain.papers.reading import read
from tests.web.client import PageClient
from tests.world import World

ROLES = {
    "sam": "Sam Test Works with you.",
    "olu": "Olu Test Supervises Sam. Looks to help Sam do the work well.",
    "maya": "Maya Test Leads the team.",
    "priya": "Priya Test We do not know why. You can ask.",
}


def look(viewer: Viewer, route: str, *people: object, records: str = "A") -> None:
    """They were shown a page about these people."""
    with acting_for(viewer) as acting:
        saw("person", [person.id for person in people])
        record_reads(acting, route, records)


def paper(world: World, client: PageClient, alliance: object) -> str:
    """The paper, whose words stand on its page as well."""
    page = client.get(reverse("paper-looked-show", args=[alliance.id])).text
    pdf = read(client.get(reverse("paper-looked", args=[alliance.id])).content)
    assert pdf.is_accessible
    said = " ".join(pdf.text.split())
    assert world.org.name not in page
    return said


def test_who_when_in_what_role_and_why(world: World, sam: PageClient, maya: PageClient) -> None:
    ago = clock.now().replace(hour=9, minute=12) - dt.timedelta(days=2)
    for name in ROLES:
        with clock.moved_to(ago):
            look(getattr(world, name).as_viewer(), "circle", world.dean)
            look(getattr(world, name).as_viewer(), "circle", world.dean)
    said = paper(world, sam, world.with_dean)
    for role in ROLES.values():
        assert role in said
        assert said.count("who is around you") == len(ROLES), "once a day, however often"
    lead = read(maya.get(reverse("paper-looked-of", args=[world.dean.id])).content)
    assert "Priya Test" in lead.text
    assert maya.get(reverse("paper-looked-of", args=[world.rosa.id])).status_code == 404
    assert (
        reverse("paper-looked-of", args=[world.dean.id])
        in maya.get(reverse("opened-of", args=[world.dean.id])).text
    )


def test_what_is_hidden_from_whoever_holds_it_is_named_nowhere(world: World, sam: PageClient) -> None:
    look(world.supervisor, "answers-for-me", world.dean, records="B")
    assert paper(world, sam, world.with_dean).partition("Olu")[1] == "", "the supervisor alone was told"
    before = paper(world, sam, world.with_dean)
    look(Guest(NO_ID, world.org.id, zone=world.owner.zone), "link.hello", world.dean)
    assert paper(world, sam, world.with_dean) == before, "whether a link was opened is its holder's to say"
    own = [name for name, route in TABLE.items() if set(route.records) & set("BCDE")]
    for name in own:
        if not name.endswith("-ready") and name != "answers-for-me":
            assert for_them(name) == WRITTEN, name
            look(world.owner, name, world.dean, records="D")
    said = paper(world, sam, world.with_dean).partition("Sam Test")[2].lower()
    assert "what is written about you" in said
    assert not {"patch", "rupture", "reflection", "private", "hard", "supervisor", "thinking"} & {
        *said.split()
    }


def test_of_somebody_in_a_circle_no_page_is_named(world: World, sam: PageClient) -> None:
    look(world.owner, "circle", world.dean, world.rosa)
    said = paper(world, sam, world.with_rosa)
    assert "what is written about you." in said
    assert "around you" not in said
    assert "Dean" not in said


@pytest.mark.parametrize("over", [False, True])
def test_the_role_is_that_of_the_day(world: World, sam: PageClient, over: bool) -> None:
    day = clock.today(world.owner.zone)
    link = SupervisionLink.objects.get(supervisor=world.olu)
    link.until = day - dt.timedelta(days=1) if over else day
    link.save()
    look(world.supervisor, "circle", world.dean)
    assert ("Supervises Sam" in paper(world, sam, world.with_dean)) is not over


def test_every_kind_of_page_has_its_words() -> None:
    """A name that begins no route would never be said."""
    assert [name for name in FOR_THEM if not any(route.startswith(name) for route in TABLE)] == []
