"""Who opened what and who was refused: a worker sees it of their own people, a lead of everybody; a flood is bounded."""

import datetime as dt
import uuid

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from alongside.access.table import TABLE
from alongside.audit import chain, outcome
from alongside.audit.models import Event
from alongside.audit.record import INSTALLATION
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.documents.pages import ELSE, OPENED, OWN, kind_of_page
from alongside.people import guesses, opened
from tests.web.client import PageClient, bare, signed_in
from tests.world import PASSWORD, World


def text(client: PageClient, name: str, id: object, query: str = "") -> str:
    answer = client.get(reverse(name, args=[id]) + query)
    assert answer.status_code == 200
    return answer.text


def test_a_worker_reads_who_opened_what_about_their_own(world: World, sam: PageClient) -> None:
    olu = signed_in(world.olu)
    olu.get(reverse("circle", args=[world.with_dean.id]))
    sam.get(reverse("contact-plan", args=[world.with_dean.id]))
    page = text(sam, "opened", world.with_dean.id)
    assert "Olu Test opened the circle" in page
    assert "Sam Test opened the plan" in page
    assert page.index("opened the plan") < page.index("opened the circle"), "the newest first"
    told = Event.objects.filter(org_id=world.org.id).order_by("-n")[0]
    assert (told.verb, told.subjects) == ("read:opened", [["person", world.dean.id.hex]])
    assert reverse("opened", args=[world.with_dean.id]) in text(sam, "alliance", world.with_dean.id)


def test_a_lead_reads_it_by_practitioner_and_by_client(
    world: World, sam: PageClient, maya: PageClient
) -> None:
    sam.get(reverse("circle", args=[world.with_dean.id]))
    page = text(maya, "opened-by", world.sam.id)
    assert "Sam Test opened the circle" in page
    assert "Dean Walker" in page
    assert "Rosa" not in page, "who stands in a circle is nobody's to name here"
    assert "Sam Test opened the circle" in text(maya, "opened-of", world.dean.id)
    assert maya.get(reverse("opened-of", args=[world.rosa.id])).status_code == 404
    assert reverse("opened-by", args=[world.sam.id]) in text(maya, "practitioner", world.sam.id)


def test_pages_of_somebodys_own_are_all_called_the_same(
    world: World, sam: PageClient, maya: PageClient
) -> None:
    sam.get(reverse("ruptures", args=[world.with_dean.id]))
    page = text(maya, "opened-by", world.sam.id)
    assert "Sam Test opened a page of their own work" in page
    assert not {"patch", "rupture"} & set(page.lower().split())
    own = {name for name, route in TABLE.items() if set(route.records) & set("BCD")}
    assert {str(kind_of_page(name)) for name in own} == {str(OWN), "the plan", str(OPENED)}
    assert {kind_of_page(name) for name in ("strain", "look-read", "contact-for-me")} == {OWN}, (
        "names of before"
    )


def test_every_page_that_shows_care_facts_has_a_name() -> None:
    shown = [name for name, route in TABLE.items() if route.get and route.records == "A"]
    nameless = [name for name in shown if kind_of_page(name) is ELSE]
    assert nameless == [], "say in alongside/documents/pages.py what these are called"


def test_older_ones_are_a_page_further(
    world: World, sam: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "ON_A_PAGE", 2)
    for name in ("alliance", "circle", "agenda"):
        sam.get(reverse(name, args=[world.with_dean.id]))
    page = text(sam, "opened", world.with_dean.id)
    assert "both lists" in page
    assert "the person’s page" not in page
    before = page.partition("?before=")[2].partition('"')[0]
    assert "the person’s page" in text(sam, "opened", world.with_dean.id, f"?before={before}")
    assert "opened the list of who opened what" in text(sam, "opened", world.with_dean.id, "?before=x")


@pytest.mark.parametrize("everybody", [False, True])
def test_a_lead_is_told_that_the_nightly_check_found_something(
    world: World, sam: PageClient, maya: PageClient, everybody: bool, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    said = "The nightly check found something."
    pages = [reverse("today"), reverse("team")]
    assert not any(said in maya.get(page).text for page in pages)
    orgs = () if everybody else (world.org.id.hex,)
    outcome.keep(outcome.Outcome(clock.now() - dt.timedelta(hours=1), 1, orgs, everybody))
    assert all(said in maya.get(page).text for page in pages)
    assert said not in sam.get(reverse("today")).text
    lena = signed_in(world.lena)
    assert (said in lena.get(reverse("today")).text) == everybody


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
    monkeypatch.setattr(guesses, "MOST_REFUSED", 3)
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
    monkeypatch.setattr(guesses, "MOST_FAILED", most)
    for _ in range(13):
        sign_in("sam", "not this one")
    verbs = [verb for verb, _about in failed()]
    assert verbs == (["sign-in.failed"] * 10 + ["sign-in.stopped"] * 3)[:most]
