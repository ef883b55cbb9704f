"""Every route of the site as the resolver knows it, and who is at the door."""

from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.client import PageClient
from tests.web.samples import FIXED, Whose
from tests.world import World


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
    return client
