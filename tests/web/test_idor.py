"""Somebody else's ids, in the address and in every field of every form: nothing is written and nothing is shown.

Holes of comparable systems are mostly this: an id that came from the browser was believed. In each place the ids of the
same kind are tried, which a page could take for its own, and in one place of each form one of another kind. Set
ALONGSIDE_TEST_WHOLE to try every id in every place.
"""

import zlib
from collections.abc import Iterable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from alongside.access.table import TABLE, Route
from tests.conftest import WHOLE
from tests.web.forms import forms_of
from tests.web.samples import Whose, everybody
from tests.web.swept import Address, addresses, at_the_door, harm, look, state
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")

#: Who is at the door, and whose records fill the forms: the whole sweep goes round as a colleague too.
SWEPT = [("owner", "owner"), ("lead", "owner"), ("stranger", "stranger")]
SWEPT += [("colleague", "colleague")] if WHOLE else []
ROUTES = [one for one in addresses() if one.name not in {"sign-out", "draft"}]


def others(all_of_them: dict[str, Whose], name: str) -> dict[str, list[str]]:
    """Ids of other people's records, by the kind of record."""
    found: dict[str, list[str]] = {}
    for other, whose in all_of_them.items():
        for kind, id in whose.made.items() if other != name else ():
            found.setdefault(kind, []).append(id.hex)
    return found


def foreign_words(all_of_them: dict[str, Whose], name: str) -> set[str]:
    """Words of other people's records."""
    rest = [whose for other, whose in all_of_them.items() if other != name]
    return {word for whose in rest for word in (whose.word, whose.around, whose.mine)}


def _methods(route: Route) -> list[str]:
    return [method for method in ("GET", "POST") if route.scope(method)]


def tried(
    mine: Whose, value: str, ids: dict[str, list[str]], other_kinds: int, where: Iterable[object]
) -> Iterator[str]:
    """The ids that are tried where an id of mine stands: all of its kind, and some of other kinds."""
    kinds = [kind for kind, id in mine.made.items() if id.hex == value.replace("-", "")]
    same = {id for kind in kinds for id in ids.get(kind, ())}
    # ids differ from run to run; the order in which they were made, and so theirs, does not
    rest = sorted({id for some in ids.values() for id in some} - same)
    at = zlib.crc32(repr(where).encode()) % len(rest)
    yield from [*sorted(same), *(rest[at:] + rest[:at])[:other_kinds]]


#: With one part there is nothing to mix: the matrix holds that a refusal there tells nothing and writes nothing.
MIXED = [one for one in ROUTES if len(one.record_parts) > (0 if WHOLE else 1)]


@pytest.mark.parametrize("address", MIXED, ids=lambda one: one.name)
@pytest.mark.parametrize("actor", ["owner", "stranger"])
def test_ids_of_others_in_the_address(world: World, address: Address, actor: str) -> None:
    """Each part alone, with the rest my own: a parent of mine with a child of theirs, and the other way round."""
    all_of_them = everybody(world)
    me, words, route = all_of_them[actor], foreign_words(all_of_them, actor), TABLE[address.name]
    client = at_the_door(world, actor, Client)
    before = state()
    faults = []
    for part in address.record_parts:
        for other, whose in all_of_them.items():
            path = address.of(me, **{part: whose.parts(address.name, [part])[part]})
            for method in _methods(route) if other != actor else ():
                fault = harm(client, method, path, {}, words, before)
                faults += [f"{method} with {other}'s {part}: {fault}"] if fault else []
    assert faults == []


def text_of(answer: HttpResponse) -> str:
    """A page that was shown; nothing of a refusal, a picture or a paper: there are no forms on those."""
    shown = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return answer.content.decode() if shown else ""


@pytest.mark.parametrize("address", [one for one in ROUTES if TABLE[one.name].get], ids=lambda one: one.name)
def test_ids_of_others_in_every_field_of_every_form(world: World, address: Address) -> None:
    all_of_them, before = everybody(world), state()
    faults = []
    for actor, name in SWEPT:
        client, me = at_the_door(world, actor, Client), all_of_them[name]
        client.raise_request_exception = False
        path = address.of(me)
        words, ids = foreign_words(all_of_them, name), others(all_of_them, name)
        if actor == "lead":  # a lead's own organisation is theirs: the other one is not
            words = foreign_words({key: all_of_them[key] for key in ("owner", "stranger")}, "owner")
            ids = others({key: all_of_them[key] for key in ("owner", "stranger")}, "owner")
        every = [id for some in ids.values() for id in some]
        answer = client.get(path) if actor == "stranger" else look(world, actor, address).answer
        for form in forms_of(text_of(answer), path):
            for nth, (field, place) in enumerate(form.ids()):
                other_kinds = len(every) if WHOLE else int(nth == 0)
                for id in tried(me, form.data[field][place], ids, other_kinds, (actor, address.name)):
                    data = form.instead(field, place, id)
                    # `id` is what the page will make: under their id at most something of mine is made
                    theirs = every if field == "id" else None
                    if fault := harm(client, "POST", form.path, data, words, before, theirs):
                        faults.append(f"{form.path} {field}={id}: {fault}")
    assert faults == []


def test_a_form_that_believes_an_id_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a page that opens whatever it is asked for is seen to show and to write."""
    from alongside.people.queries import people as queries

    all_of_them = everybody(world)
    client = at_the_door(world, "owner", Client)
    before = state()
    path = Address("alliance", ("alliance",)).of(all_of_them["colleague"])
    words = foreign_words(all_of_them, "owner")
    assert harm(client, "GET", path, {}, words, before) == ""
    monkeypatch.setattr(queries, "visible_alliances", lambda _viewer: queries.Alliance.objects.all())
    assert "showed" in harm(client, "GET", path, {}, words, before)
    assert "wrote" in harm(client, "POST", "/me/change/", {"name": "X", "first_name": "X"}, words, before)
