"""Signing in with the organisation's own provider: a real one, which can be made to lie. Whatever does not hold gets one refusal."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from django.test import Client
from django.urls import reverse
from requests.adapters import HTTPAdapter

from alongside.audit.models import Event
from alongside.base.clock import new_id, now
from alongside.base.installation import Installation, _parsed
from alongside.base.provider import Provider
from alongside.config import env
from alongside.config.env import BadSetting
from alongside.ops.doctor.outside import provider as doctor
from alongside.people.actions.elsewhere import NOT_IN
from alongside.people.models import AccountNotice, Organisation, Practitioner, SecondFactor
from tests.provider import START, a_provider, asked, sent_back, sent_there, set_up, signs_in
from tests.web.client import PageClient
from tests.world import World, practitioner

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the provider, which knows an older authlib
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
SECRET_KEY = {"kty": "oct", "k": base64.urlsafe_b64encode(b"hush" * 16).decode().rstrip("=")}
IN = {"preferred_username": "sam"}
MFA = {"preferred_username": "sam", "amr": ["pwd", "mfa"]}
PEOPLE = {
    "sam": IN,
    "SAM": {"preferred_username": "SAM"},
    "mfa": MFA,
    "alex": {"preferred_username": "alex"},
    "stranger": {"preferred_username": "nobody of ours"},
    "dotted": {"preferred_username": "Nobody.of.Ours"},
    "nameless": {},
    "odd": {"preferred_username": ["sam"]},
    "by mail": {"email": "sam", "email_verified": True},
    "unproven": {"email": "sam", "email_verified": False},
    "unsaid": {"email": "sam"},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with a_provider(PEOPLE) as issuer:
        yield issuer


@pytest.fixture
def home(issuer: str, settings: Any) -> str:
    settings.PROVIDER = set_up(issuer)
    return issuer


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


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


def lies(monkeypatch: pytest.MonkeyPatch, **said: Any) -> None:
    """The provider says this in place of what holds."""
    from oidc_provider_mock import _app

    holds = _app.OpenIDCode.get_jwt_config
    monkeypatch.setattr(_app.OpenIDCode, "get_jwt_config", lambda *args, **more: holds(*args, **more) | said)


def other_key() -> dict[str, Any]:
    from authlib import jose

    return jose.RSAKey.generate_key(is_private=True).as_dict(is_private=True)


def other_nonce(monkeypatch: pytest.MonkeyPatch, nonce: str | None) -> None:
    from oidc_provider_mock import _app

    monkeypatch.setattr(_app.AuthorizationCode, "get_nonce", lambda _code: nonce)


def unsigned(monkeypatch: pytest.MonkeyPatch) -> None:
    from oidc_provider_mock import _app

    signed = _app.OpenIDCode.encode_id_token
    head = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    bare = lambda *given: f"{head}.{signed(*given).split('.')[1]}."  # noqa: E731
    monkeypatch.setattr(_app.OpenIDCode, "encode_id_token", bare)


#: What the provider says falsely, and the fault that is found in it.
LIES: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "another nonce": (lambda patch: other_nonce(patch, "of another sign-in"), "InvalidClaimError"),
    "no nonce": (lambda patch: other_nonce(patch, None), "MissingClaimError"),
    "another audience": (lambda patch: lies(patch, aud=["another"]), "InvalidClaimError"),
    "an audience among others": (
        lambda patch: lies(patch, aud=["alongside", "b"], azp="b"),
        "InvalidClaimError",
    ),
    "no audience": (lambda patch: lies(patch, aud=None), "MissingClaimError"),
    "expired": (lambda patch: lies(patch, exp=-600), "ExpiredTokenError"),
    "another issuer": (lambda patch: lies(patch, iss="https://evil.example"), "InvalidClaimError"),
    "another key": (lambda patch: lies(patch, key=other_key()), "BadSignatureError"),
    "signed with the secret": (
        lambda patch: lies(patch, key=SECRET_KEY, alg="HS256"),
        "UnsupportedAlgorithmError",
    ),
    "not signed": (unsigned, "UnsupportedAlgorithmError"),
}


@pytest.fixture
def refused(world: World, home: str) -> Callable[[Any, Client], None]:
    """That an answer is the one refusal there is."""

    def look(answer: Any, browser: Client) -> None:
        assert (answer.status_code, is_in(browser)) == (302, False)
        assert answer["Location"].startswith("/sign-in/?next=")
        assert str(NOT_IN) in browser.get("/sign-in/").text.replace("&#x27;", "'")
        assert not Event.objects.filter(verb="signed-in").exists()
        assert Event.objects.filter(verb="sign-in.failed").count() == 1

    return look


@pytest.mark.parametrize("lie", LIES)
def test_what_the_provider_says_falsely_is_refused(
    refused: Callable[..., None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, lie: str
) -> None:
    browser, (says, fault) = PageClient(), LIES[lie]
    there = sent_there(browser)
    says(monkeypatch)
    refused(browser.get(sent_back(there, "sam")), browser)
    found = [record.getMessage() for record in caplog.records if record.name == "alongside.base.openid"]
    assert found == [f"the sign-in provider was not believed: {fault}"]


@pytest.mark.parametrize("name", ["stranger", "alex", "nameless", "odd"])
def test_who_has_no_account_here_gets_the_same(refused: Callable[..., None], name: str) -> None:
    browser = PageClient()
    before = Practitioner.objects.count()
    refused(signs_in(browser, name), browser)
    assert Practitioner.objects.count() == before, "none is made"


@pytest.mark.parametrize(
    "bent",
    [
        lambda back, browser: back.replace("state=", "state=x"),
        lambda back, browser: back.partition("?")[0],
        lambda back, browser: back.replace("code=", "code=x"),
        lambda back, browser: f"{back.partition('?')[0]}?error=access_denied&state={asked(back)['state']}",
        lambda back, browser: browser.cookies.pop("elsewhere") and back,
        lambda back, browser: browser.cookies["elsewhere"].set("elsewhere", "x", "x") or back,
    ],
)
def test_who_did_not_begin_here_gets_the_same(
    refused: Callable[..., None], bent: Callable[[str, Client], str]
) -> None:
    browser = PageClient()
    back = sent_back(sent_there(browser), "sam")
    refused(browser.get(bent(back, browser)), browser)


def test_a_way_back_works_once_and_in_the_browser_that_began(world: World, home: str) -> None:
    first, other = PageClient(), PageClient()
    back = sent_back(sent_there(first), "sam")
    sent_there(other)
    other.get(back)
    assert not is_in(other)
    first.get(back)
    assert is_in(first)
    first.post("/sign-out/")
    first.get(back)
    assert not is_in(first)


def test_a_name_of_two_accounts_is_nobodys(refused: Callable[..., None], world: World) -> None:
    practitioner(world.elsewhere, "sam")
    browser = PageClient()
    refused(signs_in(browser, "sam"), browser)


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
        assert "Your work account can not be asked just now." in browser.get("/sign-in/").text
    for given, status in ((Provider(home, "alongside"), 0), (None, 0)):
        settings.PROVIDER = given
        assert doctor().status == status


@pytest.mark.parametrize(
    "bad",
    [
        {"ALONGSIDE_OIDC_ISSUER": "http://id.example.org"},
        {"ALONGSIDE_OIDC_ISSUER": "id.example.org"},
        {"ALONGSIDE_OIDC_CLIENT": ""},
        {"ALONGSIDE_OIDC_CLAIM": "sub"},
        {"ALONGSIDE_OIDC_TRUSTED": "perhaps"},
    ],
)
def test_what_is_set_is_remembered_without_the_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, bad: dict[str, str]
) -> None:
    names = {
        "ISSUER": "https://id.example.org/x",
        "CLIENT": "alongside",
        "CLAIM": "email",
        "TRUSTED": "yes",
        "SECRET": "hush",
    }
    for name, value in names.items():
        monkeypatch.setenv(f"ALONGSIDE_OIDC_{name}", value)
    there = env.provider(None)
    assert there == Provider("https://id.example.org/x", "alongside", "hush", "email", True)
    assert "hush" not in repr(there)
    written = Installation(new_id(), tmp_path, oidc=there.remembered).written()
    assert "hush" not in written
    import tomllib

    remembered = _parsed(tomllib.loads(written))
    for name in names:
        monkeypatch.delenv(f"ALONGSIDE_OIDC_{name}")
    assert env.provider(remembered) == Provider("https://id.example.org/x", "alongside", "", "email", True)
    monkeypatch.setenv("ALONGSIDE_OIDC_ISSUER", "none")
    assert env.provider(remembered) is None
    for name, value in ({f"ALONGSIDE_OIDC_{name}": value for name, value in names.items()} | bad).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting):
        env.provider(None)


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
