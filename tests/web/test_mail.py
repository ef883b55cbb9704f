"""Mail by a real SMTP server: a link that a lead made, and that something waits to be seen. Neutral, after the commit, and never
said to be sent before the server took it."""

import datetime as dt
import logging
import re
import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.mail import MailServer, NotSent, send
from alongside.base.request_context import acting_for
from alongside.ops.doctor.outside import mail as doctor
from alongside.ops.nightly import look
from alongside.ops.post import send_due
from alongside.people.actions.accounts import suspend
from alongside.people.models import Practitioner
from tests.mailbox import SENDER, Mailbox, mailbox
from tests.web.client import PageClient
from tests.world import World

pytestmark = pytest.mark.filterwarnings(
    "ignore:Requiring AUTH while not requiring TLS"
)  # of the tests' own server

SITE = "https://care.example.org"
SUBJECT = "You have a message in Alongside"


@pytest.fixture
def box(settings: Any) -> Iterator[Mailbox]:
    with mailbox() as box:
        settings.MAIL = box.server()
        settings.ALLOWED_HOSTS, settings.HTTPS = ["testserver", "care.example.org"], True
        yield box


@pytest.fixture
def sam_of(world: World) -> Practitioner:
    """Sam, who has an address."""
    world.sam.email = "sam@work.example.org"
    world.sam.save()
    return world.sam


def made(maya: PageClient, who: Practitioner) -> tuple[HttpResponse, str]:
    """The page that shows a new link, and the link's secret."""
    page = maya.post(reverse("practitioner-link", args=[who.id]))
    return page, re.search(r"/welcome/([\w-]+)/", page.text)[1]


def mailed(maya: PageClient, who: Practitioner, secret: str, **headers: str) -> HttpResponse:
    return maya.post(
        reverse("practitioner-link-mail", args=[who.id]),
        {"secret": secret},
        headers={"host": "testserver"} | headers,
    )


def test_a_link_arrives_neutral_and_lets_in_once(
    sam_of: Practitioner, maya: PageClient, box: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    page, secret = made(maya, sam_of)
    assert "Send it by mail to sam@work.example.org" in page.text
    with caplog.at_level(logging.DEBUG):
        page = mailed(maya, sam_of, secret)
    assert (page.status_code, "Sent to sam@work.example.org." in page.text) == (200, True)
    (letter,) = box.taken
    assert (letter["Subject"], letter["From"], letter["To"]) == (SUBJECT, SENDER, sam_of.email)
    assert letter["Message-ID"].endswith("@post.example.org>")
    assert f"{SITE}/welcome/{secret}/" in box.words()
    for name in ("Sam", "Maya", "Harbour", "client", "person"):
        assert name not in letter.as_string(), name
    browser = PageClient()
    browser.get(f"/welcome/{secret}/")
    assert (
        browser.post("/welcome/", dict.fromkeys(("new", "again"), "a stone a river a lamp")).status_code
        == 302
    )
    assert mailed(maya, sam_of, secret).status_code == 302, "it is used"
    assert len(box.taken) == 1
    trail = [event for event in Event.objects.all() if event.verb == "password.link-mailed"]
    assert len(trail) == 1
    ours = [
        record.getMessage()
        for record in caplog.records
        if record.name not in ("mail.log", "django.db.backends")
    ]
    assert not [line for line in ours if secret in line], "no token in a log"


@pytest.mark.parametrize(
    "breaks",
    [
        lambda box, server: setattr(box, "refuses", "550 no such mailbox"),
        lambda box, server: replace(server, password="wrong"),
        lambda box, server: replace(server, user="", password=""),
        lambda box, server: replace(server, port=1),
        lambda box, server: replace(
            server, bare=False
        ),  # it offers no TLS: nothing is said to it in the clear
        lambda box, server: replace(server, scheme="smtps"),
    ],
)
def test_what_the_server_does_not_take_is_said_with_what_to_do(
    sam_of: Practitioner,
    maya: PageClient,
    box: Mailbox,
    settings: Any,
    breaks: Callable[..., MailServer | None],
) -> None:
    _page, secret = made(maya, sam_of)
    settings.MAIL = breaks(box, settings.MAIL) or settings.MAIL
    page = mailed(maya, sam_of, secret)
    assert page.status_code == 422
    assert "nothing was sent. Copy the link and hand it over yourself." in page.text
    assert "Sent to" not in page.text
    assert secret in page.text, "the link is still there to copy"
    assert not box.taken
    assert not Event.objects.filter(verb="password.link-mailed").exists()


def test_only_a_link_of_this_lead_for_this_account_is_sent_and_only_where_there_is_mail(
    world: World, sam_of: Practitioner, maya: PageClient, box: Mailbox, settings: Any
) -> None:
    _page, secret = made(maya, sam_of)
    for who, given in ((world.priya, secret), (sam_of, "made-up"), (sam_of, "")):
        assert mailed(maya, who, given).status_code == 302
    sam_of.email = ""
    sam_of.save()
    page, secret = made(maya, sam_of)
    assert (mailed(maya, sam_of, secret).status_code, "by mail" in page.text) == (302, False)
    sam_of.email, settings.MAIL = "sam@work.example.org", None
    sam_of.save()
    page, secret = made(maya, sam_of)
    assert (mailed(maya, sam_of, secret).status_code, "by mail" in page.text) == (302, False)
    assert not box.taken
    assert mailed(maya, world.kit, secret).status_code == 404, "somebody elsewhere"


HOSTS = [
    "evil.example", "care.example.org.evil.example", "evil.example/care.example.org", "care.example.org@evil.example",
    "care.example.org:443@evil.example", "evil.example:80", "[::1]", "169.254.169.254", "evil.example#", "EVIL.example.",
]  # fmt: skip
HEADERS = ["host", "x-forwarded-host", "forwarded", "x-host", "x-original-host"]


def test_fifty_spoofed_hosts_are_in_no_mail(sam_of: Practitioner, maya: PageClient, box: Mailbox) -> None:
    _page, secret = made(maya, sam_of)
    tries = list(product(HOSTS, HEADERS))
    for host, header in tries:
        said = f"host={host}" if header == "forwarded" else host
        page = mailed(maya, sam_of, secret, **{header: said})
        assert "evil" not in page.text, (host, header)
        assert page.status_code == (400 if header == "host" else 200)
    letters = [letter.as_string() for letter in box.taken]
    assert (len(tries), len(letters)) == (50, 40)
    assert {tuple(re.findall(r"https?://[^/]+", letter)) for letter in letters} == {(SITE,)}


def test_that_something_waits_is_told_once_it_stands_and_without_a_word_of_what(
    world: World,
    sam_of: Practitioner,
    maya: PageClient,
    box: Mailbox,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        maya.post(reverse("practitioner-suspend", args=[sam_of.id]))
        assert not box.taken, "not before it stands"
    assert [(letter["To"], letter["Subject"]) for letter in box.taken] == [(sam_of.email, SUBJECT)]
    assert f"{SITE}/" in box.words()
    for name in ("Sam", "Maya", "Harbour", "suspend"):
        assert name not in box.words(), name
    lead = world.maya.as_viewer()
    with django_capture_on_commit_callbacks(execute=True), acting_for(lead):
        with transaction.atomic():
            suspend(lead, sam_of)
            transaction.set_rollback(True)
    assert len(box.taken) == 1, "what was taken back is told to nobody"


def test_a_save_stands_though_the_mail_did_not_go_out_and_it_is_said(
    sam_of: Practitioner, maya: PageClient, box: Mailbox, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.MAIL = replace(settings.MAIL, port=1)
    monkeypatch.setattr("alongside.people.letters.on_commit", lambda act: act())  # no test commits
    maya.post(reverse("practitioner-suspend", args=[sam_of.id]))
    sam_of.refresh_from_db()
    assert not sam_of.is_active
    assert (
        "The mail that tells them did not go out" in maya.get("/team/", headers={"host": "testserver"}).text
    )
    assert send_due() == 0
    settings.MAIL = box.server()
    assert (send_due(), send_due()) == (1, 0), "tried again until the server takes it"
    assert [letter["To"] for letter in box.taken] == [sam_of.email]
    assert not [fault for _org_id, fault in look().faults if "notice" in fault]


@pytest.fixture
def sealed(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    """What a server on `localhost` shows, and the certificate to trust it by."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    day = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), day, day + dt.timedelta(1)
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "both.pem").write_bytes(private + pem)
    (tmp_path / "trusted.pem").write_bytes(pem)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tmp_path / "both.pem")
    return context, tmp_path / "trusted.pem"


def test_sealed_from_the_first_byte_and_only_with_a_certificate_of_that_host(
    settings: Any, sealed: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = sealed
    with mailbox(context) as box:
        settings.MAIL = box.server("smtps")
        with pytest.raises(NotSent):
            send("sam@work.example.org", "…")
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        send("sam@work.example.org", "Grüße")
        assert box.words().strip() == "Grüße"


def test_the_doctor_says_whether_it_answers_and_never_the_password(box: Mailbox, settings: Any) -> None:
    address = f"smtp://post@localhost:{box.port}?tls=no"
    assert str(doctor()).endswith(f"{address} answers; mail is from {SENDER}")
    wrong = replace(settings.MAIL, password="wrong")
    for server, status in (
        (wrong, 1),
        (replace(wrong, port=1), 1),
        (replace(wrong, password=""), 0),
        (None, 0),
    ):
        settings.MAIL = server
        found = doctor()
        assert found.status == status
        assert "wrong" not in str(found)
        assert bool(found.do) == (server is not None)
    assert not box.taken
