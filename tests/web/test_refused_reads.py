"""What was refused is in the trail: a record asked for in vain, a sign-in that failed; and a flood of them is bounded."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from alongside.audit import chain
from alongside.audit.models import Event
from alongside.audit.record import INSTALLATION
from alongside.base.ids import new_id
from alongside.people import refusals
from tests.web.client import PageClient, bare
from tests.world import PASSWORD, World


def refused(org_id: uuid.UUID) -> list[tuple[str, list]]:
    found = Event.objects.filter(org_id=org_id, verb__startswith="refused:").order_by("n")
    return [(one.verb, one.subjects) for one in found]


def test_asking_for_what_is_somebody_elses_or_nobodys_is_told_alike(world: World, sam: PageClient) -> None:
    theirs, nobodys = world.with_amir.id, new_id()
    answers = [sam.get(reverse("alliance", args=[one])) for one in (theirs, nobodys)]
    assert bare(answers[0].content) == bare(answers[1].content)
    said = [("refused:alliance", [["asked", one.hex]]) for one in (theirs, nobodys)]
    assert refused(world.org.id) == said
    assert Event.objects.filter(verb__startswith="refused:").first().actor_id == world.sam.id


def test_a_page_of_another_role_is_told_and_one_that_is_shown_is_not(world: World, sam: PageClient) -> None:
    assert sam.get(reverse("team")).status_code == 404
    sam.get(reverse("alliance", args=[world.with_dean.id]))
    assert refused(world.org.id) == [("refused:team", [])]


def test_a_flood_is_told_up_to_a_bound(world: World, sam: PageClient, monkeypatch) -> None:
    monkeypatch.setattr(refusals, "MOST_REFUSED", 3)
    for _ in range(6):
        assert sam.get(reverse("alliance", args=[new_id()])).status_code == 404
    events = Event.objects.filter(verb__startswith="refused:").order_by("n")
    assert [one.detail["more"] for one in events] == [False, False, True]
    assert chain.verify(world.org.id).whole


def sign_in(name: str, password: str) -> int:
    return Client().post("/sign-in/", {"username": name, "password": password}).status_code


def failed() -> list[tuple[str, list]]:
    found = Event.objects.filter(org_id=INSTALLATION).order_by("n")
    return [(one.verb, one.subjects) for one in found]


def test_a_sign_in_that_failed_is_told_whether_or_not_the_name_is_anybodys(world: World) -> None:
    assert sign_in("sam", "not this one") == sign_in("nobody.at.all", "not this one") == 422
    assert failed() == [("sign-in.failed", [["practitioner", world.sam.id.hex]]), ("sign-in.failed", [])]
    assert sign_in("sam", PASSWORD) == 302
    assert len(failed()) == 2
    assert chain.verify(INSTALLATION).whole
    assert "nobody.at.all" not in str(list(Event.objects.values_list("verb", "subjects", "detail")))


@pytest.mark.parametrize("most", [2, 40])
def test_a_flood_of_failed_sign_ins_is_told_up_to_a_bound(world: World, monkeypatch, most: int) -> None:
    monkeypatch.setattr(refusals, "MOST_FAILED", most)
    for _ in range(13):
        sign_in("sam", "not this one")
    verbs = [verb for verb, _about in failed()]
    assert verbs == (["sign-in.failed"] * 10 + ["sign-in.stopped"] * 3)[:most]
