"""For the sweeps: every route as the resolver knows it, who is at the door, what they are shown, and what a request did that it should not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.audit.models import Event
from alongside.base import keyring
from tests.web.client import PageClient, signed_in_again
from tests.web.samples import FIXED, Whose, everybody
from tests.world import World, make_world


@dataclass(frozen=True)
class Address:
    """One route: its name, and the parts of its address that name a record."""

    name: str
    parts: tuple[str, ...] = ()

    @property
    def record_parts(self) -> tuple[str, ...]:
        """The parts that name somebody's record."""
        return tuple(part for part in self.parts if part not in FIXED)

    def of(self, whose: Whose, **instead: object) -> str:
        """The address with this practitioner's records, or with others instead."""
        return reverse(self.name, kwargs={**whose.parts(self.name, self.parts), **instead})


def addresses() -> list[Address]:
    """All routes, walked from the resolver: what is not found here is not on the site."""
    return sorted(_walk(get_resolver().url_patterns, (), ""), key=lambda one: one.name)


def _walk(patterns: list, above: tuple[str, ...], space: str) -> Iterator[Address]:
    for one in patterns:
        parts = (*above, *one.pattern.converters)
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, parts, inside)
        elif isinstance(one, URLPattern):
            yield Address(f"{space}{one.name}", parts)


#: actor -> attribute of the world; nobody is signed in as "anonymous"
ACTORS = {
    "anonymous": None,
    "owner": "sam",
    "colleague": "priya",
    "supervisor": "olu",
    "lead": "maya",
    "stranger": "kit",
    "lead elsewhere": "lena",
    "suspended": "alex",
}


def at_the_door(world: World, actor: str, kind: type[Client] = PageClient) -> Client:
    """A browser in which this actor is signed in: since the world was made, where everybody was."""
    client = kind()
    if keys := getattr(world, "keys", None):
        client.cookies = SimpleCookie({name: key.value for name, key in keys[actor].items()})
    elif name := ACTORS[actor]:
        client.force_login(getattr(world, name))
        if name != "alex":
            signed_in_again(client)
    return client


ON_THE_SIDE = {"base_draft", "people_guess", "audit_event", "audit_head", "base_sequence", "base_datakey"}
KEYS = {"audit_head": "org_id", "base_sequence": "org_id"}
#: PostgreSQL counts what a test's transaction did, also where a part of it was taken back.
OF_THIS_TRANSACTION = (
    "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_xact_user_tables"
)
State = dict[str, dict[str, int]]


def signed_in_world() -> World:
    """The standing people, each of them signed in once."""
    return with_open_doors(make_world())


def filled_world() -> World:
    """The same with all their records."""
    made = make_world()
    everybody(made)
    return with_open_doors(made)


def with_open_doors(world: World) -> World:
    world.keys = {actor: at_the_door(world, actor, Client).cookies for actor in ACTORS}  # type: ignore[attr-defined]
    return world


@dataclass(frozen=True)
class Shown:
    """An answer, and what the trail says of it."""

    answer: HttpResponse
    events: list[Event]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever was written is taken back: each question meets the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    keyring.forget()


def look(world: World, actor: str, address: Address) -> Shown:
    """What this actor is shown at this address of the owner's."""
    with undone():
        return look_at(at_the_door(world, actor, Client), address.of(everybody(world)["owner"]))


def look_at(client: Client, path: str) -> Shown:
    """What this client is shown there."""
    before = Event.objects.count()
    answer = client.get(path)
    return Shown(answer, list(Event.objects.order_by("at", "n")[before:]))


def state() -> State:
    """Every row of ours as one hash, by table and key, apart from trails, drafts and counters."""
    tables = [
        model._meta.db_table for model in apps.get_models() if model.__module__.startswith("alongside.")
    ]
    return {table: _rows(table) for table in sorted(set(tables) - ON_THE_SIDE)}


def _rows(table: str) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        key = [column[0] for column in cursor.description].index(KEYS.get(table, "id"))
        return {str(row[key]).replace("-", ""): hash(row) for row in cursor.fetchall()}


def rows_written() -> int:
    """How many rows were ever put in, changed or taken out here: where it stands still, nothing was written."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return connection.connection.total_changes
    with connection.cursor() as cursor:
        cursor.execute(OF_THIS_TRANSACTION)
        return cursor.fetchone()[0]


def harm(
    client: Client,
    method: str,
    path: str,
    data: dict,
    words: set[str],
    before: State,
    theirs: list[str] | None = None,
    refused: bool = False,
) -> str:
    """What a request did that it should not have done; empty where it did nothing.

    It should have written nothing at all; or, given `theirs`, nothing to these. Where it is to be `refused`, as nothing
    that there is, it should have been.
    """
    with undone():
        written = rows_written()
        answer = client.post(path, data) if method == "POST" else client.get(path)
        if answer.status_code >= 500:
            return f"{answer.status_code}"
        if refused and answer.status_code != 404:
            return f"let in with {answer.status_code}"
        if found := [word for word in words if word in answer.content.decode(errors="replace").lower()]:
            return f"showed {found}"
        if rows_written() == written:
            return ""
        after = state()
    changed = [table for table in after if _changed(before[table], after[table], theirs)]
    return f"wrote {changed}" if changed else ""


def _changed(before: dict[str, int], after: dict[str, int], theirs: list[str] | None) -> bool:
    if theirs is None:
        return before != after
    return any(before[id] != after.get(id) for id in theirs if id in before)
