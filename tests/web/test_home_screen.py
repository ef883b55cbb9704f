"""On the home screen of a phone: what its files say of themselves, what is shown without a connection, and what another app shares."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve, reverse
from PIL import Image, ImageChops, ImageColor, ImageDraw

from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.base import drafts
from alongside.base.clock import new_id
from alongside.base.models import Draft
from alongside.config.settings import ROOT
from alongside.people.models import Alliance
from tests.world import World

STATIC = ROOT / "alongside" / "web" / "static"
MANIFEST = json.loads((STATIC / "manifest.webmanifest").read_text())
LIGHT, DARK = re.findall(r"--paper: (#[0-9A-F]{6});", (STATIC / "alongside.css").read_text())
SHARE, SHARED = reverse("share"), reverse("shared")
WORDS = "The white van was in my space again"
TEXT_OF = re.compile(r"<textarea[^>]* name=\"(\w+)\".*?>\n?([^<]*)</textarea>", re.DOTALL)
KINDS = [
    ("visit", "contact-new", "on_their_mind"),
    ("call", "contact-new", "on_their_mind"),
    ("message", "message", "words"),
    ("promise", "promise-add", "words"),
    ("said", "theirs-add", "words"),
]


# ---------------------------------------------------------------- its files


@pytest.mark.parametrize("icon", MANIFEST["icons"], ids=lambda icon: icon["src"])
def test_an_icon_is_as_large_as_is_said_and_nothing_is_cut_off(icon: dict[str, str]) -> None:
    with Image.open(STATIC / icon["src"]) as image:
        assert icon["sizes"] == f"{image.width}x{image.height}"
        assert (image.format, icon["type"]) == ("PNG", "image/png")
        if icon["purpose"] == "maskable":
            image.putalpha(ImageChops.invert(safe_zone(image.size)))
            assert {colour[:3] for _n, colour in image.getcolors(1000) if colour[3]} == {
                ImageColor.getrgb(LIGHT)
            }


def safe_zone(size: tuple[int, int]) -> Image.Image:
    """The circle of 40 % of the width around the middle, which no phone cuts off."""
    zone = Image.new("L", size)
    ImageDraw.Draw(zone).circle((size[0] / 2, size[1] / 2), 0.4 * size[0], fill=255)
    return zone


def test_the_colours_are_those_of_the_pages(client: Client) -> None:
    assert MANIFEST["theme_color"] == MANIFEST["background_color"] == LIGHT
    page = client.get(reverse("sign-in")).text
    for scheme, colour in (("light", LIGHT), ("dark", DARK)):
        assert f'name="theme-color" media="(prefers-color-scheme: {scheme})" content="{colour}"' in page
    touch = re.search(r'rel="apple-touch-icon" href="/static/([^"]+)"', page)
    assert touch
    with Image.open(STATIC / touch[1]) as image:
        assert image.size == (180, 180)
    assert 'rel="manifest" href="/static/manifest.webmanifest"' in page


def test_its_addresses_are_ours_and_a_share_is_posted(client: Client) -> None:
    assert resolve(MANIFEST["start_url"]).view_name == "today"
    share = MANIFEST["share_target"]
    route = TABLE[resolve(share["action"]).view_name]
    assert (share["method"], route.get) == ("POST", None), "shared words would stand in the address"
    answer = Client().get("/static/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    # Read to its end, the test client closes it. Closed once more, it would close the connection of the tests that follow.
    assert json.loads(answer.getvalue()) == MANIFEST


def test_what_a_phone_keeps_is_the_same_for_everybody(world: World, sam: Client) -> None:
    page = sam.get(reverse("offline")).text
    assert "No connection" in page
    sam.logout()
    assert page == sam.get(reverse("offline")).text
    worker = sam.get(reverse("worker"))
    assert worker["Content-Type"].startswith("text/javascript")
    kept = [path for path in re.findall(r'"(/[^"]*)"', worker.text) if not path.startswith("/static/")]
    assert kept == [reverse("offline")]
    for path in re.findall(r'"/static/([^"]*)"', worker.text):
        assert Path(STATIC / path).is_file()


# ---------------------------------------------------------------- what another app shares


def shared(client: Client, alliance: Alliance, kind: str = "message", words: str = WORDS):
    form = {"kind": kind, "words": words, "alliance": str(alliance.id), "id": str(new_id())}
    return client.post(SHARED, form)


def texts(client: Client, route: str, alliance: Alliance) -> dict[str, str]:
    page = client.get(reverse(route, args=[alliance.id])).text
    return {name: text.strip() for name, text in TEXT_OF.findall(page)}


def test_a_share_is_shown_and_kept_nowhere_yet(world: World, sam: Client) -> None:
    page = sam.post(SHARE, {"title": "Dean", "text": WORDS, "url": "https://example.org/?a=1&b"}).text
    assert f"Dean\n{WORDS}\nhttps://example.org/?a=1&amp;b</textarea>" in page
    assert not Draft.objects.exists()
    assert WORDS not in "".join(str(event.__dict__) for event in Event.objects.all())
    answer = sam.post(SHARED, {"kind": "message", "words": WORDS, "name": "walk"})
    assert (answer.status_code, answer.text.count('name="alliance"')) == (422, 2)
    assert WORDS in answer.text
    assert sam.post(SHARED, {"kind": "message", "words": WORDS, "name": "dea"}).status_code == 302


@pytest.mark.parametrize(("kind", "route", "field"), KINDS)
def test_it_stands_in_the_form_of_what_it_is(
    world: World, sam: Client, kind: str, route: str, field: str
) -> None:
    empty = texts(sam, route, world.with_dean)
    answer = shared(sam, world.with_dean, kind)
    assert answer.status_code == 302
    assert "van" not in answer["Location"]
    assert texts(sam, route, world.with_dean) == empty | {field: WORDS}
    assert Draft.objects.get().path == reverse(route, args=[world.with_dean.id])


def test_the_rest_of_the_form_begins_as_always(world: World, sam: Client) -> None:
    shared(sam, world.with_dean, "call")
    page = sam.get(reverse("contact-new", args=[world.with_dean.id]) + "?way=call").text
    for chosen in ('name="their_item" value="note"', 'name="way" value="call"'):
        assert re.search(rf"<input[^>]*{chosen}[^>]*checked", page), chosen


def test_it_stands_below_what_was_begun_there_once_however_often_it_is_pressed(
    world: World, sam: Client
) -> None:
    path = reverse("message", args=[world.with_dean.id])
    drafts.keep(world.sam.as_viewer(), path, {"words": ["Begun before"], "id": ["0"]})
    for _press in range(2):
        shared(sam, world.with_dean)
    assert texts(sam, "message", world.with_dean)["words"] == f"Begun before\n\n{WORDS}"


def test_what_can_not_be_kept_stays_on_the_page(world: World, sam: Client) -> None:
    path = reverse("message", args=[world.with_dean.id])
    drafts.keep(world.sam.as_viewer(), path, {"words": ["!" * (drafts.LARGEST - 40)]})
    for alliance, said in ((world.with_dean, "too much"), (world.with_amir, "Press the name")):
        answer = shared(sam, alliance)
        assert answer.status_code == 422
        assert WORDS in answer.text
        assert said in answer.text


def test_what_waits_from_an_earlier_share_stays(world: World, sam: Client) -> None:
    drafts.keep(world.sam.as_viewer(), SHARED, {"words": ["Shared before"], "id": [str(new_id())]})
    assert f"Shared before\n\n{WORDS}</textarea>" in sam.post(SHARE, {"text": WORDS}).text
    shared(sam, world.with_dean)
    assert not Draft.objects.filter(path=SHARED).exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_no_share(world: World, sam: Client, site: str) -> None:
    answer = sam.post(SHARE, {"text": WORDS}, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert WORDS not in answer.text


def test_it_needs_no_guard_and_writing_does(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.sam)
    as_a_phone = {"Sec-Fetch-Site": "none", "Origin": "null"}
    assert WORDS in strict.post(SHARE, {"text": WORDS}, headers=as_a_phone).text
    assert (
        strict.post(SHARED, {"words": WORDS, "kind": "call", "alliance": world.with_dean.id}).status_code
        == 403
    )
    assert not Draft.objects.exists()


def test_without_a_session_nothing_is_kept_and_that_is_said(client: Client) -> None:
    answer = client.post(SHARE, {"text": WORDS}, follow=True)
    assert "Not sent: you are not signed in. Nothing was kept." in answer.text
    assert "van" not in answer.text + str(client.cookies) + str(answer.redirect_chain)
