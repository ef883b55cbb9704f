"""What a web server in front leaves out is named in the log, once, without a word of the request."""

import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from alongside.web.middleware import requests

NAME = "alongside.example.org"
WELL = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}


def without(header: str) -> dict[str, str]:
    return {name: value for name, value in WELL.items() if name != header}


@pytest.mark.parametrize(
    ("host", "headers", "secure", "fault"),
    [
        (NAME, WELL, True, None),
        (NAME, WELL, False, requests.SCHEME),
        (NAME, without("X-Forwarded-For"), True, requests.ADDRESS),
        ("127.0.0.1:8000", WELL, True, requests.HOST),
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
    ask = requests.Proxy(lambda _request: HttpResponse())
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
    ask = requests.Proxy(lambda _request: HttpResponse())
    for https, direct in ((False, "127.0.0.1"), (True, "198.51.100.7")):
        settings.HTTPS = https
        ask(RequestFactory(REMOTE_ADDR=direct).get("/", headers={"host": NAME}))
    assert not caplog.records
