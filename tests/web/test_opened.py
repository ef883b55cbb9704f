"""Who opened what: a worker sees it of their own people, a lead of everybody, and nobody what is somebody's own."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse

from alongside.access.table import TABLE
from alongside.audit import outcome
from alongside.audit.models import Event
from alongside.base import clock
from alongside.documents.people import ELSE, OWN, kind_of_page
from alongside.people import opened
from tests.web.acting import signed_in
from tests.web.client import PageClient
from tests.world import World


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
    assert reverse("opened", args=[world.with_dean.id]) in text(sam, "person-change", world.with_dean.id)


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
    assert {str(kind_of_page(name)) for name in own} == {str(OWN), "the plan"}
    assert {kind_of_page(name) for name in ("strain", "look-read", "contact-for-me")} == {OWN}, (
        "names of before"
    )


def test_every_page_that_shows_care_facts_has_a_name() -> None:
    shown = [name for name, route in TABLE.items() if route.get and route.records == "A"]
    nameless = [name for name in shown if kind_of_page(name) is ELSE]
    assert nameless == [], "say in alongside/documents/people.py what these are called"


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
    assert "opened who opened what" in text(sam, "opened", world.with_dean.id, "?before=x")


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
