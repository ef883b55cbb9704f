"""Signing in with the organisation's own provider, a real one. What does not hold: test_elsewhere_refused.py."""

import base64
import datetime as dt
import hashlib
import re
from typing import Any

import pytest
import requests
from django.test import Client
from django.urls import reverse
from requests.adapters import HTTPAdapter

from alongside.audit.models import Event
from alongside.base.clock import now
from alongside.base.provider import Provider
from alongside.ops.doctor.outside import provider as doctor
from alongside.people.models import AccountNotice, Organisation, Practitioner, SecondFactor
from tests.provider import START, asked, is_in, sent_back, sent_there, set_up, signs_in
from tests.web.client import PageClient
from tests.world import World

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the provider, which knows an older authlib
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_whom_the_provider_names_is_in_where_they_wanted_to_be(world: World, home: str) -> None:
    browser = PageClient()
    answer = signs_in(browser, "sam", "/people/")
    assert (answer.status_code, answer["Location"]) == (302, "/people/")
    assert browser.session["_auth_user_id"] == str(world.sam.pk)
    assert browser.get("/people/").status_code == 200
    assert Event.objects.filter(verb="signed-in", actor_id=world.sam.id).count() == 1
    assert "code" not in answer["Location"]
    assert signs_in(PageClient(), "SAM")["Location"] == "/", "capitals make no difference"
    assert Practitioner.objects.count() == len(
        {*world.org.practitioners.all(), *world.elsewhere.practitioners.all()}
    )


def test_what_is_sent_there_is_guarded_and_goes_nowhere_else(
    world: World, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[requests.PreparedRequest] = []
    send = HTTPAdapter.send
    monkeypatch.setattr(
        HTTPAdapter, "send", lambda self, asked, **more: sent.append(asked) or send(self, asked, **more)
    )
    browser = PageClient()
    first, second = sent_there(browser), sent_there(browser)
    wanted, again = asked(first), asked(second)
    assert first.startswith(home)
    assert all(
        len(wanted[name]) >= 20 and wanted[name] != again[name]
        for name in ("state", "nonce", "code_challenge")
    )
    assert (wanted["response_type"], wanted["code_challenge_method"]) == ("code", "S256")
    assert wanted["redirect_uri"] == f"http://testserver{reverse('sign-in-back')}"
    browser.get(sent_back(second, "sam"))
    assert is_in(browser)
    token = next(one for one in sent if one.url.endswith("/token"))
    verifier = asked(f"?{token.body if isinstance(token.body, str) else token.body.decode()}")[
        "code_verifier"
    ]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    assert challenge == again["code_challenge"]
    assert all(one.url.startswith(home) for one in sent)
    assert not [one.url for one in sent if "userinfo" in one.url]


def test_the_way_back_is_never_what_a_request_says_of_its_host(
    world: World, home: str, settings: Any
) -> None:
    settings.ALLOWED_HOSTS, settings.HTTPS = ["care.example.org", "testserver"], True
    for headers in (
        {"x-forwarded-host": "evil.example"},
        {"host": "testserver"},
        {"forwarded": "host=evil.example"},
    ):
        there = PageClient().get(START, headers=headers)["Location"]
        assert asked(there)["redirect_uri"] == "https://care.example.org/sign-in/back/"


@pytest.mark.parametrize(
    ("name", "comes_in"), [("by mail", True), ("unproven", False), ("unsaid", False), ("sam", False)]
)
def test_an_address_counts_where_the_provider_has_proven_it(
    world: World, home: str, settings: Any, name: str, comes_in: bool
) -> None:
    settings.PROVIDER = set_up(home, claim="email")
    browser = PageClient()
    signs_in(browser, name)
    assert is_in(browser) == comes_in


def test_tries_are_counted_and_right_ones_given_back(world: World, home: str) -> None:
    for _ in range(3):
        signs_in(PageClient(), "sam")
    answers = [Client().get("/sign-in/back/", follow=True).content.decode() for _ in range(31)]
    assert ["too many tries" in answer for answer in answers] == [False] * 30 + [True]
    browser = PageClient()
    signs_in(browser, "sam")
    assert not is_in(browser), "the provider is not asked any more"


def due(world: World) -> None:
    """Their time to set up a second step is over."""
    Organisation.objects.update(second_step_from=now() - dt.timedelta(days=60))
    Practitioner.objects.update(made_at=now() - dt.timedelta(days=60))


@pytest.mark.parametrize(
    ("name", "is_trusted", "needs_none"), [("sam", False, False), ("mfa", False, True), ("sam", True, True)]
)
def test_a_second_step_counts_where_the_provider_says_so_or_is_trusted_with_it(
    world: World, home: str, settings: Any, name: str, is_trusted: bool, needs_none: bool
) -> None:
    settings.PROVIDER = set_up(home, is_trusted=is_trusted)
    due(world)
    browser = PageClient()
    signs_in(browser, name)
    opened = browser.get("/people/")
    assert (opened.status_code == 200) == needs_none
    assert needs_none or opened["Location"] == reverse("second-step")


def test_it_does_not_say_that_it_is_still_they(world: World, home: str) -> None:
    """A session at the provider may outlast whoever sat there."""
    browser = PageClient()
    signs_in(browser, "mfa")
    asked_first = browser.get(reverse("take-out-people"))
    assert asked_first["Location"].startswith("/again/")


def test_who_has_a_second_step_here_shows_it_unless_the_provider_had_one(world: World, home: str) -> None:
    SecondFactor.objects.create(
        org=world.org, made_by=world.sam, practitioner=world.sam, secret="JBSWY3DPEHPK3PXP", last_step=0
    )
    browser = PageClient()
    answer = signs_in(browser, "sam")
    assert (answer.status_code, is_in(browser)) == (200, False)
    assert "code" in answer.text
    signs_in(browser, "mfa")
    assert is_in(browser)
    assert browser.get("/people/").status_code == 200


def test_what_is_closed_after_a_reset_stays_closed_and_suspended_is_out(world: World, home: str) -> None:
    Practitioner.objects.filter(pk=world.sam.pk).update(
        reset_by=world.maya, locked_until=now() + dt.timedelta(days=1)
    )
    browser = PageClient()
    signs_in(browser, "sam")
    assert browser.get(reverse("alliance-between", args=[world.with_dean.id])).status_code == 403
    Practitioner.objects.filter(pk=world.sam.pk).update(
        is_active=False, suspended_at=now(), suspended_by=world.maya
    )
    assert browser.get("/people/").status_code == 302


def test_the_button_is_there_only_when_it_is_set_up(world: World, home: str, settings: Any) -> None:
    words = "Sign in with your work account"
    assert words in PageClient().get("/sign-in/").text
    for given in (None, Provider(home, "alongside")):  # the second lacks its secret
        settings.PROVIDER = given
        browser = PageClient()
        assert words not in browser.get("/sign-in/").text
        assert [browser.get(path)["Location"] for path in (START, "/sign-in/back/")] == ["/sign-in/"] * 2


def test_a_provider_that_is_another_or_silent_is_said(world: World, home: str, settings: Any) -> None:
    assert str(doctor()).endswith(f"{home} answers; preferred_username has to be a sign-in name")
    for wrong in (
        f"{home}/",
        "http://localhost:1",
    ):  # not letter for letter what it calls itself; nobody there
        settings.PROVIDER = set_up(wrong)
        found = doctor()
        assert found.status == 1
        assert "hush" not in str(found)
        browser = PageClient()
        assert browser.get(START)["Location"].startswith("/sign-in/?next=")
        assert "Your work account cannot be asked just now." in browser.get("/sign-in/").text
    for given, status in ((Provider(home, "alongside"), 0), (None, 0)):
        settings.PROVIDER = given
        assert doctor().status == status


def test_another_sign_in_name_lets_in_by_it_and_closes_what_is_theirs_alone(
    world: World, maya: PageClient, home: str
) -> None:
    """A lead could give a colleague's account a name of their own."""
    change = reverse("practitioner-change", args=[world.sam.id])
    given = {"name": "Sam Test", "first_name": "Sam", "roles": ["worker"]}
    assert "This sign-in name is taken" in maya.post(change, given | {"username": "PRIYA"}).text
    assert maya.post(change, given | {"username": "nobody.of.ours"}).status_code == 302
    browser = PageClient()
    signs_in(browser, "dotted")
    assert browser.session["_auth_user_id"] == str(world.sam.pk)
    told = browser.get("/me/notices/").text
    assert "Maya Test changed the sign-in name of Sam Test." in told
    AccountNotice.objects.update(seen_at=now())
    assert browser.get(reverse("alliance-between", args=[world.with_dean.id])).status_code == 403
    assert (
        "Maya Test gave them a link for a new password, or another sign-in name."
        in maya.get(reverse("practitioner", args=[world.sam.id])).text
    )
    other = PageClient()
    signs_in(other, "sam")
    assert not is_in(other), "the name of before is nobody's"
    confirm = maya.post(reverse("practitioner-confirm", args=[world.sam.id]), follow=True)
    assert "Another lead has to do this" in confirm.text


def test_a_first_password_of_somebody_who_was_in_without_one_closes_as_a_new_one_does(
    world: World, maya: PageClient, home: str
) -> None:
    """Else a lead's link to an account that has no password would open all that is in it."""
    Practitioner.objects.filter(pk=world.sam.pk).update(password="!")
    browser = PageClient()
    signs_in(browser, "sam")
    assert is_in(browser)
    page = maya.post(reverse("practitioner-link", args=[world.sam.id])).text
    other = PageClient()
    other.get(re.search(r"/welcome/[\w-]+/", page)[0])
    other.post("/welcome/", dict.fromkeys(("new", "again"), "a stone a river a lamp"))
    assert is_in(other)
    assert AccountNotice.objects.get().told == "link"
    AccountNotice.objects.update(seen_at=now())
    assert other.get(reverse("alliance-between", args=[world.with_dean.id])).status_code == 403
