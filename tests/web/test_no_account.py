"""The two actors of the matrix who have no account and hold something of ours: a link of a client's, and a sheet for somebody
outside. To every route of the staff's each is nobody, whom `test_matrix` holds."""

import io
import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alongside.access.table import TABLE
from alongside.base.request_context import acting_for
from alongside.checkins.actions.invitations import give_link
from tests.domain.papers.reading import read
from tests.portal.client import PortalClient
from tests.web.client import bare
from tests.web.samples import BODIES, everybody
from tests.web.swept import Address, addresses, at_the_door, rows_written, undone
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

#: What might open something: an address, an id, a number or a row of letters that nobody says.
OPENS = re.compile(r"\S*[/@#]\S*|\S*\d{3,}\S*|\b[\w-]{17,}")
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def differences(world: World, holder: Client) -> Iterator[str]:
    """Where a route answers this holder in another way than it answers nobody, or writes for them."""
    owner, nobody = everybody(world)["owner"], Client()
    for address in addresses():
        for method in ("GET", "POST"):
            if not TABLE[address.name].scope(method):
                continue
            path, body = address.of(owner), BODIES.get(address.name, {})
            with undone():
                before = rows_written()
                got = holder.generic(method, path, body)
                wrote = rows_written() - before
            with undone():
                before = rows_written()
                if (
                    _told(nobody.generic(method, path, body)) != _told(got)
                    or wrote != rows_written() - before
                ):
                    yield f"{method} {address.name}: {got.status_code}"


def _told(answer: HttpResponse) -> tuple[int, str, str]:
    """What opens to everybody, such as a page to sign in, is drawn anew each time: of that its status alone."""
    words = "" if answer.status_code == 200 else bare(answer.content.decode(errors="replace"))
    return answer.status_code, answer.get("Location", ""), words


def test_whoever_holds_a_link_is_nobody_to_every_route_of_the_staff(world: World) -> None:
    portal, holder = PortalClient(), Client()
    with acting_for(world.owner):
        secret = give_link(world.owner, world.with_dean)[1]
    portal.open(secret)
    assert portal.get("/c/hello/").status_code == 200
    holder.cookies = portal.cookies
    assert list(differences(world, holder)) == []
    assert next(differences(world, at_the_door(world, "owner", Client))) == "GET absence: 200", "the control"


def test_a_sheet_for_somebody_outside_holds_nothing_that_opens_anything(world: World) -> None:
    owner = everybody(world)["owner"]
    paper = at_the_door(world, "owner", Client).get(Address("paper-sheet", ("sheet",)).of(owner)).content
    printed = read(paper).text
    assert owner.mine in printed.lower(), "it is the sheet"
    assert OPENS.findall(DAY.sub("", printed)) == []
    assert not any("/Annots" in page for page in PdfReader(io.BytesIO(paper)).pages), "no link lies under it"
    holder, portal = Client(), PortalClient()
    for word in {*re.findall(r"[\w-]+", printed)}:
        assert holder.get(reverse("calendar-feed", args=[word])).status_code == 410
        assert portal.get(f"/c/{word}/").status_code == 404
        assert portal.post(f"/c/{word}/").status_code == 404
