"""What is set of a mail server and of a sign-in provider, and what the data folder remembers of it: no password, no secret."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from alongside.base.clock import new_id
from alongside.base.installation import Installation, _parsed
from alongside.base.mail import MailServer
from alongside.base.provider import Provider
from alongside.config import env
from alongside.config.env import BadSetting

SENDER = "alongside@post.example.org"


@pytest.mark.parametrize(
    ("url", "remembered"),
    [
        ("smtps://post:a%40b@mail.example.org", "smtps://post@mail.example.org:465"),
        ("smtp://mail.example.org", "smtp://mail.example.org:587"),
        (
            "smtp://post%40example.org:x@mail.example.org:2525",
            "smtp://post%40example.org@mail.example.org:2525",
        ),
        ("smtp://relay.example.org:25?tls=no", "smtp://relay.example.org:25?tls=no"),
        ("smtp://[::1]:25", "smtp://[::1]:25?tls=no"),
        ("none", None),
        ("", None),
        *[
            (bad, BadSetting)
            for bad in (
                "mail.example.org",
                "http://x",
                "smtp://",
                "smtp://x:port",
                "smtp://a:secret@x?tls=no",
            )
        ],
    ],
)
def test_a_mail_server_is_remembered_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str, remembered: Any
) -> None:
    monkeypatch.setenv("ALONGSIDE_MAIL", url)
    monkeypatch.setenv("ALONGSIDE_MAIL_FROM", SENDER)
    if remembered is BadSetting:
        with pytest.raises(BadSetting) as no:
            env.mail(None)
        assert "secret" not in str(no.value)
        return
    server = env.mail(None)
    assert (server and server.address) == remembered
    assert "a@b" not in repr(server)
    if server:
        again = MailServer.of(server.address, SENDER)
        assert replace(again, password=server.password) == server
        assert again.lacks_password == bool(server.user)


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
def test_a_provider_is_remembered_without_its_secret(
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
