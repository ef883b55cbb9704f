"""Who may come in: every route x method x actor, walked from the URL resolver, against the permission table.

What an actor gets follows from the scope that the table declares. A refusal must be, byte for byte, the answer to an
id that does not exist (apart from the CSRF token and the id of the request), so that nobody can tell the two apart; and
it writes nothing. A method that a route does not have is refused without a question to the database, so it is refused
to everybody alike, and is asked once. Who holds a client's link, or a sheet for somebody outside: `test_no_account`.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, path as url

from alongside.access.scopes import Route, Scope
from alongside.access.table import TABLE
from alongside.base.clock import new_id
from alongside.config.urls import urlpatterns as all_of_ours
from alongside.web import middleware
from tests.conftest import WHOLE
from tests.installation import ROOT
from tests.web.client import bare
from tests.web.samples import BODIES, Whose, everybody
from tests.web.swept import ACTORS, Address, State, addresses, at_the_door, look, rows_written, state, undone
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
#: HEAD is GET without its body, in the table as in Django: the sweep of everything asks it for all of them.
ASK_FOR_HEADERS = set(ACTORS) if WHOLE else {"anonymous", "owner", "colleague", "stranger"}
OUT = {"anonymous", "suspended"}
WORKERS = {"owner", "colleague", "stranger"}
LEADS = {"lead", "lead elsewhere"}

#: scope -> who gets in where the address names no record, and where it names one of the owner's
ENTER: dict[Scope, tuple[set[str], set[str] | None]] = {
    Scope.PUBLIC: (set(ACTORS), None),
    Scope.STAFF: (set(ACTORS) - OUT, None),
    Scope.TEAM: (set(ACTORS) - OUT, {"owner", "colleague", "supervisor", "lead"}),
    Scope.WORKER: (WORKERS, None),
    Scope.LEAD: (LEADS, {"lead"}),
    Scope.BRING: (WORKERS | LEADS, {"owner"}),
    Scope.OWN: (WORKERS, {"owner"}),
    Scope.TOLD: ({"supervisor"}, {"supervisor"}),
    Scope.READ: (WORKERS | {"supervisor"}, {"owner", "supervisor"}),
}


def undeclared() -> list[str]:
    """Routes without a row, rows without a route, and rows that do not say whose record it is or where the page stands."""
    found = {one.name: one for one in addresses()}
    faults = [f"{name} has no row in alongside/access/table.py" for name in found if name not in TABLE]
    faults += [f"{name} has a row and no route" for name in TABLE if name not in found]
    for name in found.keys() & TABLE.keys():
        for scope in {TABLE[name].get, TABLE[name].post} - {None}:
            if found[name].record_parts and ENTER[scope][1] is None:
                faults.append(f"{name} names a record, and {scope} does not say whose it may be")
        route = TABLE[name]
        if route.get and route.records and found[name].record_parts and route.nav is None:
            faults.append(f"{name} is about somebody: say nav=Nav.PEOPLE in alongside/access/care.py")
    return faults


def test_no_route_has_a_row_in_both_files_of_the_table() -> None:
    """The row of one would silently stand in place of the other's."""
    texts = ((ROOT / "alongside" / "access" / f"{name}.py").read_text("utf-8") for name in ("table", "care"))
    rows = [set(re.findall(r'"([\w-]+)": Route', text)) for text in texts]
    assert rows[0] & rows[1] == set()
    assert len(rows[0] | rows[1]) > 150


def test_every_route_is_declared_and_every_row_is_a_route() -> None:
    assert undeclared() == []


def mismatches(world: World, owner: Whose, address: Address) -> Iterator[str]:
    """Every actor and method for whom this route does not do what its row says."""
    route, stood = TABLE[address.name], state()
    there = [method for method in METHODS if route.scope(method)]
    for method in set(METHODS) - set(there):
        if fault := _where_there_is_no_method(world, method, address.of(owner)):
            yield f"{method} {address.name} as anybody: {fault}"
    for actor in ACTORS:
        client = at_the_door(world, actor, Client)
        for method in there:
            if method == "HEAD" and actor not in ASK_FOR_HEADERS:
                continue
            if method == "GET":
                answer = look(world, actor, address).answer
            else:
                answer = _ask(client, method, address.of(owner), address, stood)
            if fault := _fault(client, actor, method, address, route, owner, answer, stood):
                yield f"{method} {address.name} as {actor}: {fault}"


def _where_there_is_no_method(world: World, method: str, path: str) -> str:
    """405, whoever asks: it is said before the database is asked who that is."""
    client = at_the_door(world, "owner", Client)
    with CaptureQueriesContext(connection) as asked:
        status = client.generic(method, path).status_code
    if status != 405:
        return f"{status} where the method does not exist"
    return f"{len(asked)} questions to the database first" if asked else ""


def _fault(
    client: Client,
    actor: str,
    method: str,
    address: Address,
    route: Route,
    owner: Whose,
    answer: HttpResponse,
    stood: State,
) -> str:
    scope = route.scope(method)
    assert scope is not None
    anybody, whose = ENTER[scope]
    if actor in (whose if whose is not None and address.record_parts else anybody):
        return "" if _entered(answer) else f"refused with {answer.status_code}, and {scope} lets them in"
    if actor in OUT:
        return "" if _sent_to_sign_in(answer) else f"{answer.status_code} without having signed in"
    if answer.status_code != 404:
        return f"got {answer.status_code}"
    if getattr(answer, "wrote", False):
        return "refused, and wrote something"
    if not answer.content:  # HEAD has no body to tell the two apart by, and its status was looked at
        return "" if method == "HEAD" else "refused without a word"
    if address.record_parts and actor in anybody:  # the others are stopped before anybody looks at the id
        other = address.of(owner, **{part: str(new_id()) for part in address.record_parts})
        if bare(_ask(client, method, other, address, stood).content) != bare(answer.content):
            return f"the refusal is not the answer to {other}"
    if _nowhere(client, method, address.of(owner)) != bare(answer.content):
        return "the refusal is not the answer to an address that there is not"
    return ""


def _nowhere(client: Client, method: str, path: str) -> str:
    """What they get where there is no address: one page for a chapter, such as all that begins with /goals/."""
    answer = client.generic(method, f"/{path.split('/')[1]}/nothing/here/")
    assert answer.status_code == 404
    return bare(answer.content)


def _ask(client: Client, method: str, path: str, address: Address, stood: State) -> HttpResponse:
    if method != "POST":
        return client.generic(method, path)
    body = urlencode(BODIES.get(address.name, {}))
    with undone():
        before = rows_written()
        answer = client.generic(method, path, body, content_type="application/x-www-form-urlencoded")
        touched = answer.status_code == 404 and rows_written() != before
        # an action that took back itself what it had begun has written nothing
        answer.wrote = touched and state() != stood  # type: ignore[attr-defined]
    return answer


def _entered(answer: HttpResponse) -> bool:
    return (
        answer.status_code < 500
        and answer.status_code not in {403, 404, 405}
        and not _sent_to_sign_in(answer)
    )


def _sent_to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("address", addresses(), ids=lambda one: one.name)
def test_each_route_lets_in_whom_its_row_names_and_nobody_else(world: World, address: Address) -> None:
    owner = everybody(world)["owner"]
    assert list(mismatches(world, owner, address)) == []


# ------------------------------------------------- the checker itself, on routes that are wrong on purpose


def leaky(request: HttpRequest, alliance: object) -> HttpResponse:
    """Shows whatever it is asked for, without asking who is looking."""
    return render(request, "errors/not_there.html")


def telling(request: HttpRequest, alliance: object) -> HttpResponse:
    """Refuses as it should, but in words of its own."""
    from alongside.people.models import Alliance
    from alongside.people.visibility import visible_alliances
    from alongside.web.errors import not_there

    answer = not_there(request)
    if not visible_alliances(request.viewer).filter(pk=alliance).exists():
        known = Alliance.objects.filter(pk=alliance).exists()
        return HttpResponse(answer.content + (b"<!-- not yours -->" if known else b""), status=404)
    return HttpResponse("<h1>x</h1>", content_type="text/plain")


def writing(request: HttpRequest, alliance: object) -> HttpResponse:
    """Refuses in the right words, when it has written already."""
    from alongside.people.models import Practitioner
    from alongside.web.errors import not_there

    Practitioner.objects.filter(pk=request.viewer.id).update(symbol="boat")
    return not_there(request)


urlpatterns = [
    *all_of_ours,
    url("writing/<uuid:alliance>/", writing, name="writing"),
    url("leaky/<uuid:alliance>/", leaky, name="leaky"),
    url("telling/<uuid:alliance>/", telling, name="telling"),
    url("forgotten/", leaky, name="forgotten"),
]
ON_PURPOSE = {
    "leaky": Route(get=Scope.READ),
    "telling": Route(get=Scope.READ),
    "writing": Route(post=Scope.READ),
}


@pytest.fixture
def wrong_on_purpose(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, route in ON_PURPOSE.items():
        monkeypatch.setitem(TABLE, name, route)
    with override_settings(ROOT_URLCONF=__name__):
        clear_url_caches()
        yield
    clear_url_caches()


def test_a_route_that_nobody_declared_is_found(wrong_on_purpose: None) -> None:
    assert undeclared() == ["forgotten has no row in alongside/access/table.py"]


def test_a_row_without_a_route_and_a_scope_that_says_too_little_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(TABLE, "gone", Route(get=Scope.STAFF))
    monkeypatch.setitem(TABLE, "contact", Route(get=Scope.STAFF))
    assert len(undeclared()) == 2


@pytest.mark.parametrize("fault", ["GET leaky", "GET telling", "POST writing"])
def test_a_page_that_shows_too_much_tells_that_there_is_something_or_writes_is_found(
    world: World, wrong_on_purpose: None, fault: str
) -> None:
    found = mismatches(world, everybody(world)["owner"], Address(fault.split()[1], ("alliance",)))
    said = " ".join(found)
    assert f"{fault} as colleague: " in said
    assert f"{fault} as stranger: " in said


def test_a_method_that_is_refused_after_a_look_at_who_asks_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse = middleware.not_like_this

    def looks_first(request: HttpRequest, there: list[str]) -> HttpResponse:
        connection.cursor().execute("SELECT 1")
        return refuse(request, there)

    monkeypatch.setattr(middleware, "not_like_this", looks_first)
    found = list(mismatches(world, everybody(world)["owner"], Address("today")))
    assert "PUT today as anybody: 1 questions to the database first" in found


@pytest.mark.parametrize("scope", [Scope.READ, Scope.LEAD], ids=["too wide", "another"])
def test_a_row_that_is_not_what_its_page_does_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch, scope: Scope
) -> None:
    monkeypatch.setitem(TABLE, "contact-plan", Route(get=scope, post=Scope.OWN))
    assert list(mismatches(world, everybody(world)["owner"], Address("contact-plan", ("alliance",))))


def test_a_part_that_nobody_knows_how_to_make_is_found(world: World) -> None:
    with pytest.raises(LookupError, match="samples"):
        everybody(world)["owner"].parts("anything", ["unheard_of"])
