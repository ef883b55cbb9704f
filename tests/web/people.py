"""The pages about Dean, and what the tests of them begin with."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from alongside.base.request_context import acting_for
from alongside.people.actions.good_to_know import note_good_to_know
from alongside.people.models import CircleLink, GoodToKnow
from alongside.web.people.views.good_to_know import BY_MARK
from tests.world import World

READ = ["alliance", "circle", "good-to-know", "good-to-know-earlier", "get-right"]
OWN = ["person-change", "circle-add", "getting-in"]


def signed_in(client: Client, world: World, who: str) -> Client:
    client.force_login(getattr(world, who))
    return client


def known(world: World, kind: str, words: str) -> GoodToKnow:
    with acting_for(world.owner):
        return note_good_to_know(world.owner, world.with_dean, kind=kind, words=words)


def about(world: World) -> dict[str, str]:
    """Every page about Dean, with the words of an entry and a place in the circle."""
    entry, door = known(world, "begin", "Begin with the dog"), known(world, "getting_in", "Code 4711")
    dean = world.with_dean.id
    pages = {name: reverse(name, args=[dean]) for name in READ + OWN}
    return pages | {
        "good-to-know-add": reverse("good-to-know-add", args=[dean, "words-avoid"]),
        "get-right-answer": reverse("get-right-answer", args=[dean, next(iter(BY_MARK))]),
        "good-to-know-change": reverse("good-to-know-change", args=[dean, entry.id]),
        "getting-in-change": reverse("getting-in-change", args=[dean, door.id]),
        "circle-change": reverse("circle-change", args=[dean, CircleLink.objects.get().id]),
    }
