"""What does not hold gets one refusal: a provider that lies, somebody without an account, whoever did not begin here."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from alongside.audit.models import Event
from alongside.people.actions.elsewhere import NOT_IN
from alongside.people.models import Practitioner
from tests.provider import asked, is_in, sent_back, sent_there, signs_in
from tests.web.client import PageClient
from tests.world import World, practitioner

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the provider, which knows an older authlib
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
SECRET_KEY = {"kty": "oct", "k": base64.urlsafe_b64encode(b"hush" * 16).decode().rstrip("=")}


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
