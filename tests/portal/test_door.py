"""The door of the client's pages: opening a link gives nothing, its button does once, and nobody can tell why one does not work."""

import datetime as dt
import secrets

import pytest
import time_machine
from django.test import Client
from django.urls import get_resolver

from alongside.access.portal import PORTAL
from alongside.base.clock import now
from alongside.base.request_context import acting_for
from alongside.checkins.actions import invitations
from alongside.checkins.models import Invitation, Over
from alongside.people.actions.reached import agree_sign
from alongside.repair.actions.asked import ask_five
from tests.portal.client import PortalClient
from tests.web.swept import state
from tests.world import World

TRICKS = [
    "//{}", "/c/..{}", "/c/%2e%2e{}", "/c/%252e%252e{}", "/c/..;{}", "/c/.{}", "/c{}", "/c/hello/..{}", "/C/..{}", "/c/\\..{}",
    "/c/hello/x{}", "/c//..{}", "/c/;{}", "/c/%00{}", "/c/%2f{}", "/c/hello;{}", "/c/hello/%2e%2e/%2e%2e{}", "/c/?next={}",
]  # fmt: skip
STAFF = [
    "/",
    "/people/",
    "/sign-in/",
    "/team/",
    "/me/",
    "/search/",
    "/health/",
    "/drafts/",
    "/add/",
    "/usual/",
    "/export/",
]


def test_every_page_has_its_row_and_every_row_its_page() -> None:
    assert {pattern.name for pattern in get_resolver("alongside.portal.urls").url_patterns} == set(PORTAL)


def test_a_hundred_programs_that_read_mail_leave_a_link_as_it_is(
    link: str, django_assert_num_queries
) -> None:
    for _fetch in range(100):
        robot = PortalClient()
        with django_assert_num_queries(0):
            page = robot.get(f"/c/{link}/")
        assert page.status_code == 200
        assert not robot.cookies
    robot.head(f"/c/{link}/")
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
        assert robot.generic(method, f"/c/{link}/").status_code == 404
    assert robot.post(f"/c/{link}/", HTTP_ORIGIN="https://elsewhere.example").status_code == 404
    PortalClient().open(link)


def test_before_the_button_the_page_says_nobodys_name(world: World, link: str, portal: PortalClient) -> None:
    page = portal.get(f"/c/{link}/").text
    assert not [word for word in ("Dean", "Sam", "Harbour", link) if word in page]
    portal.open(link)
    assert "Sam would like to know how it is for you." in portal.get("/c/hello/").text


def test_the_button_works_once_and_whoever_pressed_it_goes_on(link: str, portal: PortalClient) -> None:
    portal.open(link)
    assert PortalClient().post(f"/c/{link}/").status_code == 404
    portal.open(link)
    assert portal.get("/c/hello/").status_code == 200


def not_working(world: World) -> dict[str, str]:
    """Links that do not work, each for its own reason."""
    given = {
        why: invitations.give_link(world.owner, world.with_dean) for why in ("used", "old", "back", "burnt")
    }
    PortalClient().open(given["used"][1])
    Invitation.objects.filter(pk=given["old"][0].pk).update(until=now() - dt.timedelta(seconds=1))
    invitations.take_back(world.owner, given["back"][0])
    invitations.not_me(given["burnt"][0])
    return {why: secret for why, (_, secret) in given.items()} | {"wrong": secrets.token_urlsafe(32)}


def test_wrong_used_old_taken_back_and_burnt_answer_alike(world: World, link: str) -> None:
    answers = {why: PortalClient().post(f"/c/{secret}/") for why, secret in not_working(world).items()}
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.content for answer in answers.values()}) == 1
    assert len({PortalClient().get(f"/c/{secret}/").content for secret in not_working(world).values()}) == 1


def test_what_was_taken_back_or_burnt_is_over_at_once(world: World, link: str, portal: PortalClient) -> None:
    portal.open(link)
    invitations.take_back(world.owner, Invitation.objects.get())
    assert portal.get("/c/hello/").status_code == 404
    given, secret = invitations.give_link(world.owner, world.with_dean)
    portal.open(secret)
    assert portal.post("/c/not-me/").status_code == 200
    assert portal.get("/c/hello/").status_code == 404
    given.refresh_from_db()
    assert given.over == Over.NOT_ME
    assert given.unfinished == ""


def test_a_link_works_for_seven_days(link: str, portal: PortalClient) -> None:
    portal.open(link)
    with time_machine.travel(now() + dt.timedelta(days=6, hours=23)):
        assert portal.get("/c/hello/").status_code == 200
    with time_machine.travel(now() + dt.timedelta(days=7, seconds=1)):
        assert portal.get("/c/hello/").status_code == 404


def test_staff_pages_and_the_clients_pages_do_not_know_each_other(
    world: World, link: str, portal: PortalClient
) -> None:
    """Whatever trick is played with the path: the cookie of a link opens nothing of the staff's, nor theirs anything here."""
    portal.open(link)
    staff = Client()
    staff.force_login(world.sam)
    tried = [trick.format(path) for trick in TRICKS for path in STAFF]
    assert len(tried) >= 190
    before = state()
    for path in tried:
        assert portal.get(path).status_code == 404, path
        assert portal.post(path, HTTP_X_HTTP_METHOD_OVERRIDE="GET").status_code == 404, path
    for page in ("/c/hello/", f"/c/{link}/", "/c/not-me/"):
        assert staff.get(page).status_code == 404  # there is no such address among the staff pages
    browser = PortalClient()
    browser.cookies.update(staff.cookies)
    assert browser.get("/c/hello/").status_code == 404
    stranger = Client()
    stranger.cookies.update(portal.cookies)
    assert stranger.get("/").status_code == 302
    assert state() == before


@pytest.mark.usefixtures("world")
def test_nothing_of_a_link_is_readable_where_it_is_kept(link: str, portal: PortalClient, capfd) -> None:
    portal.open(link)
    cookie = portal.cookies["checkin"].value
    row = str(Invitation.objects.values().get())
    assert link not in row
    assert cookie not in row
    portal.post("/c/nothing-here/")
    PortalClient().post(f"/c/{link}/")
    assert link not in "".join(capfd.readouterr())


def test_the_agreed_sign_stands_on_the_first_page_and_nowhere_before_the_button(
    world: World, link: str, portal: PortalClient
) -> None:
    portal.open(link)
    assert "Boat" not in portal.get("/c/hello/").text
    with acting_for(world.owner):
        agree_sign(world.owner, world.with_dean, picture="boat", word="marmalade")
    hello = portal.get("/c/hello/").text
    assert "Boat · marmalade" in hello
    assert hello.count("<svg") == 2  # beside our own mark
    before = portal.get(f"/c/{link}/").text
    assert not [word for word in ("Boat", "marmalade") if word in before]


def test_a_link_of_somebody_in_the_circle_shows_nothing_of_the_clients(
    world: World, link: str, portal: PortalClient
) -> None:
    """Dean has a link and a sign of his own. His mother's shows neither, nor that there are any, nor his name."""
    with acting_for(world.owner):
        agree_sign(world.owner, world.with_dean, picture="boat", word="marmalade")
        ask_five(world.owner, world.with_rosa, answers={"listens": 3})
        _, secret = invitations.give_link(world.owner, world.with_rosa)
    rosas = PortalClient()
    pages = [rosas.get(f"/c/{secret}/").text]
    rosas.open(secret)
    alone = rosas.get("/c/hello/").text
    portal.open(link)
    pages += [
        alone,
        rosas.post(f"/c/{link}/").text,
        rosas.get("/c/hello/").text,
        rosas.post("/c/not-me/").text,
    ]
    assert pages[3] == alone, "nothing is different since Dean has opened his"
    assert not [
        word for word in ("Dean", "Walker", "mother", "marmalade", "Boat") for page in pages if word in page
    ]
    assert "marmalade" in portal.get("/c/hello/").text, "and his works on when hers was burnt"
