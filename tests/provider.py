"""A real OpenID Connect provider on this machine, for one test, and a visitor who signs in there."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import requests
from django.http import HttpResponse
from django.test import Client

from alongside.base.provider import Provider

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # on loopback there is no https

START = "/sign-in/elsewhere/"
#: What it says of whom, by the name they type there.
PEOPLE = {
    "sam": {"preferred_username": "sam"},
    "SAM": {"preferred_username": "SAM"},
    "mfa": {"preferred_username": "sam", "amr": ["pwd", "mfa"]},
    "alex": {"preferred_username": "alex"},
    "stranger": {"preferred_username": "nobody of ours"},
    "dotted": {"preferred_username": "Nobody.of.Ours"},
    "nameless": {},
    "odd": {"preferred_username": ["sam"]},
    "by mail": {"email": "sam", "email_verified": True},
    "unproven": {"email": "sam", "email_verified": False},
    "unsaid": {"email": "sam"},
}


@contextmanager
def a_provider(people: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Its issuer. `people`: what it says of each, by the name they type there."""
    from oidc_provider_mock import User, run_server_in_thread  # what it imports warns: filtered by then

    users = [User(sub=name, claims=dict(claims)) for name, claims in people.items()]
    with run_server_in_thread(user_claims=users, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


def set_up(issuer: str, **more: object) -> Provider:
    return Provider(issuer, "alongside", "hush", **more)  # type: ignore[arg-type]


def sent_there(browser: Client, wanted: str = "") -> str:
    """Where the browser is sent."""
    return browser.get(START, {"next": wanted} if wanted else {})["Location"]


def sent_back(there: str, name: str) -> str:
    """The address that the provider sends them back to, once they typed this name there; without a host."""
    answer = requests.post(there, data={"sub": name}, allow_redirects=False, timeout=5)
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def signs_in(browser: Client, name: str, wanted: str = "") -> HttpResponse:
    return browser.get(sent_back(sent_there(browser, wanted), name))


def asked(address: str) -> dict[str, str]:
    """What an address asks for, by name."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session
