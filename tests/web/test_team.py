"""The lead's pages of accounts: added, let in by a link, suspended, given roles; for a lead alone."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.access.identities import Role
from alongside.audit.models import Event
from alongside.base.clock import new_id
from alongside.base.errors import NotThere
from alongside.base.request_context import acting_for
from alongside.people.actions.accounts import change_practitioner, suspend
from alongside.people.actions.assignments import end_assignment
from alongside.people.actions.passwords import make_link, use_link, working_link
from alongside.people.models import Assignment, PasswordLink, Practitioner
from tests.web.client import PageClient
from tests.world import World

GOOD = "a stone a river a lamp"


def verbs() -> list[str]:
    return list(Event.objects.order_by("n").values_list("verb", flat=True))


def link_for(client: Client, who: Practitioner) -> str:
    page = client.post(reverse("practitioner-link", args=[who.id])).content.decode()
    return re.search(r"http://testserver(/welcome/[\w-]+/)", page)[1]


def test_somebody_is_added_and_comes_in_with_a_link(world: World, maya: Client) -> None:
    about = {
        "name": "Noor Ali",
        "first_name": "Noor",
        "profession": "OT",
        "username": "noor",
        "roles": ["worker"],
    }
    added = maya.post("/team/add/", {"id": str(new_id()), **about})
    noor = Practitioner.objects.called("noor").get()
    assert added["Location"] == reverse("practitioner", args=[noor.id])
    assert (noor.org, noor.roles, noor.has_usable_password()) == (world.org, {Role.WORKER}, False)
    browser = PageClient()
    assert browser.get(link_for(maya, noor))["Location"] == "/welcome/"
    assert "noor" in browser.get("/welcome/").content.decode()
    assert browser.post("/welcome/", {"new": GOOD, "again": GOOD})["Location"] == "/"
    assert "Next time, sign in as noor." in browser.get("/").text
    told = ["practitioner.added", "password.link-made", "password.set", "signed-in"]
    assert [verb for verb in verbs() if verb in told] == told


def test_a_link_is_shown_once_kept_hashed_and_works_once(world: World, maya: Client) -> None:
    path = link_for(maya, world.sam)
    secret = path.split("/")[2]
    assert len(secret) >= 43
    kept = PasswordLink.objects.get()
    assert secret not in str(vars(kept))
    assert secret not in maya.get(reverse("practitioner", args=[world.sam.id])).content.decode()
    use_link(secret, password=GOOD)
    with pytest.raises(NotThere):
        use_link(secret, password=GOOD + "x")
    world.sam.refresh_from_db()
    assert world.sam.check_password(GOOD)


def test_looking_at_a_link_uses_nothing_up(world: World, maya: Client) -> None:
    path = link_for(maya, world.sam)
    for _ in range(20):
        browser = PageClient()
        assert browser.get(path, follow=True).status_code == 200
    assert working_link(path.split("/")[2]).practitioner == world.sam


def test_links_that_do_not_work_are_all_the_same(world: World, maya: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as now:
        maya.force_login(world.maya)
        older, newer = link_for(maya, world.sam), link_for(maya, world.sam)
        pages = [PageClient().get(path, follow=True) for path in (older, "/welcome/made-up/")]
        now.shift(dt.timedelta(days=7, seconds=1))
        pages.append(PageClient().get(newer, follow=True))
        pages.append(PageClient().get("/welcome/"))
    assert {page.status_code for page in pages} == {410}
    assert len({page.content for page in pages}) == 1


def test_a_link_dies_with_the_account(world: World, maya: Client) -> None:
    path = link_for(maya, world.sam)
    maya.post(reverse("practitioner-suspend", args=[world.sam.id]))
    maya.post(reverse("practitioner-restore", args=[world.sam.id]))
    assert PageClient().get(path, follow=True).status_code == 410
    assert maya.post(reverse("practitioner-link", args=[world.alex.id])).status_code == 302


def test_the_address_of_a_link_comes_from_a_host_of_ours(world: World, maya: Client) -> None:
    path = reverse("practitioner-link", args=[world.sam.id])
    assert maya.post(path, headers={"host": "evil.example"}).status_code == 400
    page = maya.post(path, headers={"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"})
    assert b"evil" not in page.content


@pytest.mark.parametrize(
    ("bad", "do"),
    [
        ("short", "Please take a longer one: at least 12 characters."),
        ("password1234", "This one would soon be guessed."),
        ("123456789012", "Please take some letters too, not digits alone."),
        ("sam test sam", "This one would soon be guessed."),
    ],
)
def test_a_poor_password_is_refused_beside_the_field(world: World, maya: Client, bad: str, do: str) -> None:
    browser = PageClient()
    browser.get(link_for(maya, world.sam))
    page = browser.post("/welcome/", {"new": bad, "again": bad})
    assert page.status_code == 422
    (said,) = page.context["form"].errors["new"]
    assert do in said
    assert "This password is" not in said
    assert "A password has to be typed again." in page.text
    assert PasswordLink.objects.get().used_at is None


def test_nobody_suspends_themselves_and_somebody_always_leads(world: World, maya: Client) -> None:
    maya.post(reverse("practitioner-suspend", args=[world.maya.id]))
    about = {"name": "Maya Test", "first_name": "Maya", "username": "maya", "roles": ["worker"]}
    page = maya.post(reverse("practitioner-change", args=[world.maya.id]), about)
    assert "Somebody has to lead" in page.content.decode()
    world.maya.refresh_from_db()
    assert world.maya.is_active
    assert world.maya.is_lead


@pytest.mark.parametrize("who", ["owner", "colleague", "supervisor", "stranger"])
def test_only_a_lead_does_any_of_this(world: World, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer):
        for act in (
            lambda: suspend(viewer, world.sam),
            lambda: change_practitioner(viewer, world.sam, roles=["lead"]),
            lambda: make_link(viewer, world.sam),
            lambda: end_assignment(viewer, Assignment.objects.first()),
        ):
            with pytest.raises(NotThere):
                act()
