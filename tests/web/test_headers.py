"""Host names that somebody made up, what a web server in front leaves out, and the headers of what PageClient does not fetch.

It looks at the headers of every other answer, whatever its status: tests/web/client.py.
"""

import datetime as dt
import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from alongside.base.clock import now
from alongside.config.settings import ROOT
from alongside.web import middleware
from alongside.web.sign_in.sessions import address_of
from tests.web.client import wrong_headers, wrong_page
from tests.world import PASSWORD, World

EVIL = "evil.example"


def at_the_door(world: World, signed_in: bool = True) -> Client:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    if signed_in:
        client.force_login(world.sam)
    return client


def test_a_fault_of_ours_carries_them_too_and_tells_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise DatabaseError("no such column: secret_word")

    monkeypatch.setattr("alongside.people.queries.team.my_account", broken)
    answer = at_the_door(world).get("/me/")
    assert answer.status_code == 500
    assert list(wrong_headers(answer)) == []
    assert list(wrong_page(answer.content.decode(), "/me/")) == []
    assert b"secret_word" not in answer.content
    assert b"Traceback" not in answer.content


def test_cookies_are_kept_from_scripts_and_from_other_sites(world: World) -> None:
    client = Client()
    client.post("/sign-in/", {"username": "sam", "password": "correct horse battery"})
    assert {settings.SESSION_COOKIE_NAME, "device", "seen", "csrf"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in {"Lax", "Strict"}, cookie.key
        assert cookie["path"] == "/", cookie.key
        assert not cookie["domain"], cookie.key


# ---------------------------------------------------------------- made-up hosts

HOSTS = [
    EVIL, f"{EVIL}:80", f"testserver.{EVIL}", f"{EVIL}/", f"{EVIL}#testserver", f"testserver@{EVIL}", f"testserver:80@{EVIL}",
    f"{EVIL}?", f"{EVIL}%00", f" {EVIL}", f"{EVIL} testserver", f"{EVIL}\\testserver", f"[{EVIL}]", "*", "..", ".",
    f"http://{EVIL}", f"//{EVIL}", f"{EVIL},testserver", f"testserver,{EVIL}", "testserver:evil", "xn--evil-example", "",
]  # fmt: skip
FORWARDED = {
    "X-Forwarded-Host": [EVIL, f"{EVIL}:443", f"testserver, {EVIL}", f"{EVIL}, testserver"],
    "X-Host": [EVIL],
    "X-Forwarded-Server": [EVIL],
    "X-HTTP-Host-Override": [EVIL],
    "X-Original-Host": [EVIL],
    "X-Forwarded-Proto": [EVIL, "https", "javascript"],
    "X-Forwarded-Scheme": [EVIL, "https"],
    "X-Forwarded-Port": ["31337", f"80@{EVIL}"],
    "X-Forwarded-For": [EVIL, f"127.0.0.1, {EVIL}"],
    "X-Forwarded-Prefix": [f"//{EVIL}", f"/{EVIL}"],
    "X-Original-URL": [f"//{EVIL}/", "/team/"],
    "X-Rewrite-URL": [f"//{EVIL}/", "/team/"],
    "Forwarded": [f"host={EVIL}", f"for={EVIL};host={EVIL};proto=https"],
    "Referer": [f"https://{EVIL}/"],
    "X-Real-IP": [EVIL],
    "X-HTTP-Method-Override": ["DELETE", "POST"],
    "Via": [f"1.1 {EVIL}"],
}
SPOOFS = [("Host", value) for value in HOSTS] + [
    (name, value) for name, values in FORWARDED.items() for value in values
]


@pytest.mark.parametrize(
    ("path", "signed_in"), [("/me/", True), ("/me/", False), ("/nowhere/", True), ("/people", True)]
)
def test_no_made_up_host_is_believed_or_repeated(world: World, path: str, signed_in: bool) -> None:
    client = at_the_door(world, signed_in)
    plain = client.get(path)
    assert len(SPOOFS) >= 50
    for name, value in SPOOFS:
        answer = client.get(path, headers={name: value})
        said = f"{answer.get('Location', '')} {answer.content.decode()} {dict(answer.headers)}"
        assert EVIL not in said, (name, value)
        assert list(wrong_headers(answer)) == [], (name, value)
        assert ":31337" not in said, name  # an id of a request may hold the figures themselves
        assert answer.status_code == (400 if name == "Host" else plain.status_code), (name, value)
        leads_to = plain.get("Location") if answer.status_code != 400 else None
        assert answer.get("Location") == leads_to, (name, value)


@pytest.mark.parametrize("preload", [False, True])
def test_browsers_are_asked_for_https_and_for_more_where_the_operator_says_so(
    db: None, settings, preload: bool
) -> None:
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = preload
    said = Client().get("/health/", secure=True)["Strict-Transport-Security"]
    assert said == "max-age=63072000" + ("; includeSubDomains; preload" if preload else "")


AS_SET = "from alongside.config import settings as s; print(s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({}, "0 False False"),
        ({"ALONGSIDE_HTTPS": "yes"}, "63072000 False False"),
        ({"ALONGSIDE_HTTPS": "yes", "ALONGSIDE_HSTS_PRELOAD": "yes"}, "63072000 True True"),
        ({"ALONGSIDE_SECURITY_CONTACT": "me@example.org"}, "Write it like mailto:security@example.org"),
    ],
)
def test_what_the_operator_sets_is_what_is_sent(given: dict[str, str], read: str, tmp_path) -> None:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    told = subprocess.run(
        [sys.executable, "-c", AS_SET],
        env={**ours, **given, "ALONGSIDE_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert read in told.stdout + told.stderr


def test_signing_out_empties_what_the_browser_kept_but_not_what_it_is_known_by(world: World) -> None:
    client = Client()
    client.post("/sign-in/", {"username": "sam", "password": PASSWORD})
    known = client.cookies["device"].value
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert client.cookies["device"].value == known
    assert "Clear-Site-Data" not in client.get("/sign-in/")


def test_whom_to_tell_about_a_hole_is_said_where_the_operator_said_it(db: None, settings) -> None:
    answer = Client().get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:security@example.org"
    until = dt.datetime.fromisoformat(fields["Expires"])
    assert now() < until < now() + dt.timedelta(days=365)
    settings.SECURITY_CONTACT = ""
    assert Client().get("/.well-known/security.txt").status_code == 404


@pytest.mark.django_db
def test_an_answer_to_head_has_no_body_and_says_how_long_it_would_be() -> None:
    server = WSGIHandler()  # the test client takes the body away itself
    got, head = (
        server.get_response(getattr(RequestFactory(SERVER_NAME="localhost"), how)("/sign-in/"))
        for how in ("get", "head")
    )
    assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
    assert abs(int(head["Content-Length"]) - len(got.content)) < 200


NAME = "alongside.example.org"
WELL = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}


@pytest.mark.parametrize(
    ("host", "headers", "secure", "fault"),
    [
        (NAME, WELL, True, None),
        (NAME, WELL, False, middleware.SCHEME),
        (NAME, {"X-Forwarded-Proto": "https"}, True, middleware.ADDRESS),
        ("127.0.0.1:8000", WELL, True, middleware.HOST),
        ("127.0.0.1:8000", {}, False, None),
        ("localhost:8000", {}, False, None),
    ],
)
def test_a_fault_is_named_once(
    settings,
    caplog: pytest.LogCaptureFixture,
    host: str,
    headers: dict[str, str],
    secure: bool,
    fault: str | None,
) -> None:
    settings.HTTPS, settings.ALLOWED_HOSTS = True, [NAME]
    ask = middleware.Proxy(lambda _request: HttpResponse())
    with caplog.at_level(logging.WARNING):
        for _each in range(2):
            ask(
                RequestFactory(SERVER_NAME="x").get(
                    "/health/", headers={**headers, "host": host}, secure=secure
                )
            )
    assert [record.getMessage() for record in caplog.records] == ([fault] if fault else [])


def test_without_https_and_from_elsewhere_nothing_is_said(settings, caplog: pytest.LogCaptureFixture) -> None:
    settings.ALLOWED_HOSTS = [NAME]
    ask = middleware.Proxy(lambda _request: HttpResponse())
    for settings.HTTPS, direct in ((False, "127.0.0.1"), (True, "198.51.100.7")):
        ask(RequestFactory(REMOTE_ADDR=direct).get("/", headers={"host": NAME}))
    assert not caplog.records


@pytest.mark.parametrize(
    ("https", "direct", "told", "counted"),
    [
        (True, "127.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (True, "::1", "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.7", "203.0.113.9", "198.51.100.7"),
        (False, "127.0.0.1", "203.0.113.9", "127.0.0.1"),
        (True, "127.0.0.1", "", "127.0.0.1"),
        (True, "", "203.0.113.9", ""),
    ],
)
def test_only_a_proxy_on_this_machine_is_believed_about_an_address(
    settings, https: bool, direct: str, told: str, counted: str
) -> None:
    settings.HTTPS = https
    headers = {"X-Forwarded-For": told} if told else {}
    assert address_of(RequestFactory(REMOTE_ADDR=direct).get("/", headers=headers)) == counted
