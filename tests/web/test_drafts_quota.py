"""What is kept while typing has a bound, and belongs to a page that its author may open."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.base import drafts
from alongside.base.ids import new_id
from alongside.base.models import Draft
from tests.world import World


def typed(client: Client, path: str, **fields: str) -> int:
    return client.post("/drafts/", {"_path": path, "id": str(new_id()), **fields}).status_code


def test_a_page_whose_record_is_nobodys_or_anothers_keeps_nothing(
    world: World, sam: Client, contact_form: str
) -> None:
    for path in (
        reverse("contact-new", args=[new_id()]),
        reverse("contact-new", args=[world.with_far.id]),
        "/nowhere/",
        "/people/",
    ):
        assert typed(sam, path, on_their_mind="x") == 404
    assert not Draft.objects.exists()
    assert typed(sam, contact_form, on_their_mind="x") == 204


def test_there_is_room_for_so_many_and_so_much_and_for_what_is_there_already(
    world: World, sam: Client, contact_form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = reverse("contact-plan", args=[world.with_dean.id])
    assert typed(sam, contact_form, on_their_mind="x" * 500) == 204
    for bound, most in (("MOST", 1), ("MOST_BYTES", 500)):
        with monkeypatch.context() as patch:
            patch.setattr(drafts, bound, most)
            assert typed(sam, other, place="x") == 413
            assert typed(sam, contact_form, on_their_mind="y") == 204, "its own room it has"
            assert typed(sam, contact_form, on_their_mind="x" * 500) == 204
    assert typed(sam, other, place="x") == 204


def test_what_is_too_much_keeps_nobody_signed_in(world: World, sam: Client, contact_form: str) -> None:
    nine = dt.datetime.now(dt.UTC).replace(hour=9, minute=0)  # of today: the world is made today
    with time_machine.travel(nine, tick=False) as clock:
        sam.force_login(world.sam)
        statuses = []
        for _each in range(3):
            clock.shift(dt.timedelta(minutes=11))
            statuses.append(typed(sam, contact_form, on_their_mind="x" * (drafts.LARGEST + 1)))
        assert statuses == [413, 413, 302], "half an hour without a page is over"


def brought_back(world: World, path: str, *, shown: str) -> int:
    """The form of a page that Sam was shown, sent to an address with a guard that does not fit."""
    sam = Client(enforce_csrf_checks=True)
    sam.force_login(world.sam)
    mark = {"_for": re.findall(r'name="_for" value="([^"]*)"', sam.get(shown).text)[0]}
    return sam.post(path, {**mark, "place": "x", "csrfmiddlewaretoken": "x" * 64}).status_code


def test_what_is_brought_back_by_a_guard_that_does_not_fit_has_a_bound_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = reverse("contact-plan", args=[world.with_dean.id])
    for path in (reverse("contact-plan", args=[one]) for one in (new_id(), world.with_far.id)):
        assert brought_back(world, path, shown=plan) == 403, "a page that is not theirs"
    monkeypatch.setattr(drafts, "MOST", 0)
    assert brought_back(world, plan, shown=plan) == 403
    assert not Draft.objects.exists()
    monkeypatch.undo()
    assert brought_back(world, plan, shown=plan) == 302
