"""The circle on its pages: somebody joins it, we begin with them, and their place is changed and ends."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from alongside.base.ids import new_id
from alongside.people.models import CircleLink, Person
from tests.opened import the
from tests.world import World, client_of


def test_somebody_joins_the_circle_and_we_begin_with_one_tap(world: World, sam: Client) -> None:
    circle = reverse("circle", args=[world.with_dean.id])
    form = {"id": str(new_id()), "name": "Mr Patel", "place": "solicitor"}
    answer = sam.post(reverse("circle-add", args=[world.with_dean.id]), form, follow=True)
    assert answer.request["PATH_INFO"] == circle
    assert "Begin with Mr" in answer.text
    patel = the(Person, name="Mr Patel")
    begun = sam.post(reverse("alliance-begin", args=[patel.id]), {"id": str(new_id())}, follow=True)
    assert "Solicitor of Dean" in begun.text
    assert "Begin with Mr" not in sam.get(circle).text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": "X"}, "Please choose one."),
        ({"place": "other", "role": "the neighbour"}, "Please write a name, or choose somebody above."),
        (
            {"place": "other", "name": "X", "since": "2026-03-02", "until": "2026-03-01"},
            "before the first one",
        ),
        ({"place": "other", "name": "X", "person": "AMIR"}, "Please choose one of these."),
    ],
)
def test_the_circle_form_names_what_to_do(world: World, sam: Client, typed: dict, says: str) -> None:
    _known_elsewhere(world)
    typed = {name: value.replace("AMIR", str(world.amir.id)) for name, value in typed.items()}
    answer = sam.post(reverse("circle-add", args=[world.with_dean.id]), {"id": str(new_id()), **typed})
    assert answer.status_code == 422
    assert says in answer.text
    assert typed.get("role", "") in answer.text
    assert CircleLink.objects.filter(client=world.dean).count() == 1


def _known_elsewhere(world: World) -> None:
    """Somebody Sam knows around another client, so that there is somebody to choose."""
    client_of(world.sam, "Ana Lopes", world.with_dean.since)


def test_a_place_is_changed_and_ends(world: World, sam: Client) -> None:
    link = CircleLink.objects.get()
    page = reverse("circle-change", args=[world.with_dean.id, link.id])
    sam.post(page, {"id": str(new_id()), "place": "family", "role": "mum"})
    assert "mum" in sam.get(reverse("circle", args=[world.with_dean.id])).text
    sam.post(page, {"id": str(new_id()), "place": "other", "role": "landlady"})
    earlier = sam.get(page).text.split("What stood here before")[1]
    assert earlier.index("mum") < earlier.index("mother"), "the newest first"
    assert "Changed by Sam Test" in earlier
    answer = sam.post(reverse("circle-end", args=[world.with_dean.id, link.id]), follow=True)
    assert "Today is their last day" in answer.text
    assert CircleLink.objects.get().until is not None
