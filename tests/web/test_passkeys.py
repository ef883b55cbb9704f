"""Passkeys, against an authenticator of the test's own: what it signs is what a real one signs (WebAuthn level 2)."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from alongside.audit.chain import check
from alongside.audit.models import Event
from alongside.base.clock import now
from alongside.people.models import Organisation, Passkey, Practitioner
from tests.web.client import PageClient, page_of, signed_in, signed_in_again
from tests.world import World

UP, UV, AT = 1, 4, 64  # flags: somebody was there, it was unlocked, a credential comes along


@dataclass
class Device:
    """A phone with one passkey on it."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = b"k" * 32
    count: int = 0
    url: str = "http://testserver"
    host: str = "testserver"
    flags: int = UP | UV

    def client_data(self, kind: str, options: dict) -> CollectedClientData:
        challenge = websafe_decode(options["challenge"])
        return CollectedClientData.create(type=kind, challenge=challenge, origin=self.url)

    def data(self, flags: int, credential: bytes = b"") -> AuthenticatorData:
        self.count += 1
        host = hashlib.sha256(self.host.encode()).digest()
        return AuthenticatorData.create(host, self.flags | flags, self.count, credential)

    def makes(self, options: dict) -> str:
        public = ES256.from_cryptography_key(self.key.public_key())
        data = self.data(AT, AttestedCredentialData.create(b"\0" * 16, self.id, public))
        attestation = AttestationObject.create("none", data, {})
        return self._answer(self.client_data("webauthn.create", options), attestationObject=attestation)

    def shows(self, options: dict) -> str:
        client, data = self.client_data("webauthn.get", options), self.data(0)
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(client, authenticatorData=data, signature=signature)

    def _answer(self, client: CollectedClientData, **parts: bytes) -> str:
        response = {name: websafe_encode(part) for name, part in {"clientDataJSON": client, **parts}.items()}
        id = websafe_encode(self.id)
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": response})


@pytest.fixture
def phone(world: World, clock: time_machine.Traveller, sam: PageClient) -> Device:
    """Sam's, with a passkey for this site on it; made a minute ago."""
    device = Device()
    assert makes(sam, device).status_code == 200, "the sheet of codes comes with the first"
    clock.shift(dt.timedelta(minutes=1))
    return device


def asked(page: HttpResponse) -> tuple[dict, dict[str, str]]:
    passkey = page.context["passkey"]
    return json.loads(passkey["options"]), {"passkey_asked": passkey["asked"]}


def makes(client: Client, device: Device, **more: str) -> HttpResponse:
    signed_in_again(client)
    options, fields = asked(client.get(reverse("passkey-add")))
    answer = device.makes(options)
    return client.post(reverse("passkey-add"), {"name": "work phone", "passkey": answer, **fields, **more})


def question(client: Client) -> tuple[dict, dict[str, str]]:
    return asked(client.post("/sign-in/passkey/", {"username": "", "password": "", "next": "/people/"}))


def shows(client: Client, device: Device, **more: str) -> HttpResponse:
    options, fields = question(client)
    return client.post("/sign-in/passkey/", {**fields, "passkey": device.shows(options), **more})


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_one_is_made_and_signs_in_without_name_and_password(
    world: World, sam: PageClient, phone: Device
) -> None:
    assert is_in(sam)
    other = PageClient()
    assert shows(other, phone, next="/people/")["Location"] == "/people/"
    assert is_in(other)
    key = Passkey.objects.get()
    assert (key.name, key.practitioner_id, key.used_at, key.count) == ("work phone", world.sam.id, now(), 2)
    assert "last used on 2 March 2026" in page_of(sam, "second-step")
    assert Event.objects.filter(actor_id=world.sam.id, verb="signed-in", detail__passkey=True).count() == 1
    assert not [fault for fault in check(world.org.id).faults if "passkey" in fault or "recovery" in fault]


def test_a_password_alone_no_longer_comes_in(world: World, phone: Device) -> None:
    client = PageClient()
    page = client.post("/sign-in/", {"username": "sam", "password": "correct horse battery"})
    assert "Your second step" in page.text
    assert not is_in(client)
    assert shows(client, phone).status_code == 302


FAULTS = {
    "another site": {"url": "http://evil.example"},
    "another host": {"host": "evil.example"},
    "not unlocked": {"flags": UP},
    "nobody there": {"flags": UV},
    "another key": {"key": ec.generate_private_key(ec.SECP256R1())},
    "unknown": {"id": b"z" * 32},
    "a copy that counts behind": {"count": -10},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_hold_comes_in_nowhere(world: World, phone: Device, fault: str) -> None:
    client = PageClient()
    if fault == "a copy that counts behind":
        Passkey.objects.update(count=100)
    for name, value in FAULTS[fault].items():
        setattr(phone, name, max(value, 0) if name == "count" else value)
    page = shows(client, phone)
    assert (page.status_code, "does not fit here" in page.text) == (422, True)
    assert not is_in(client)


@pytest.mark.parametrize("fault", ["another site", "another host", "not unlocked"])
def test_none_is_made_of_what_does_not_hold(world: World, sam: PageClient, fault: str) -> None:
    device = Device()
    for name, value in FAULTS[fault].items():
        setattr(device, name, value)
    assert makes(sam, device).status_code == 422
    assert Passkey.objects.count() == 0


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", '{"rawId": 7}', '{"rawId": "a"}', "{" * 2000])
def test_what_is_no_answer_is_refused_kindly(world: World, sam: PageClient, answer: str) -> None:
    options, fields = question(PageClient())
    assert PageClient().post("/sign-in/passkey/", {**fields, "passkey": answer}).status_code == 422
    assert makes(sam, Device(), passkey=answer).status_code == 422


def test_what_was_signed_counts_once_and_five_minutes(
    world: World, phone: Device, clock: time_machine.Traveller
) -> None:
    options, fields = question(PageClient())
    sent = {**fields, "passkey": phone.shows(options)}
    clock.shift(dt.timedelta(minutes=4))
    assert [Client().post("/sign-in/passkey/", sent).status_code for _ in range(2)] == [302, 422]
    options, fields = question(PageClient())
    sent = {**fields, "passkey": phone.shows(options)}
    clock.shift(dt.timedelta(minutes=6))
    late = PageClient().post("/sign-in/passkey/", sent)
    assert (late.status_code, "open too long" in late.text) == (422, True)


def test_whoever_is_suspended_comes_in_with_none(world: World, phone: Device) -> None:
    Practitioner.objects.filter(pk=world.sam.pk).update(
        is_active=False, suspended_at=now(), suspended_by=world.maya
    )
    assert shows(PageClient(), phone).status_code == 422


def test_it_shows_that_it_is_still_they_and_no_colleagues_does(
    world: World, phone: Device, clock: time_machine.Traveller
) -> None:
    client, priya = PageClient(), signed_in(world.priya)
    shows(client, phone)
    session = client.session
    session["again_at"] = 0
    session.save()
    theirs = Device(id=b"p" * 32)
    makes(priya, theirs)
    for device, status in ((theirs, 422), (phone, 302)):
        clock.shift(dt.timedelta(seconds=1))
        page = client.get("/again/", {"next": "/take-out/people.csv"})
        options, fields = asked(page)
        sent = {**fields, **dict(page.context["sent"]), "passkey": device.shows(options)}
        assert client.post("/again/", sent).status_code == status
    assert client.get("/take-out/people.csv").status_code == 200


def test_one_is_removed_by_its_owner_alone_and_never_the_last_that_is_needed(
    world: World, sam: PageClient, phone: Device
) -> None:
    key, priya = Passkey.objects.get(), signed_in(world.priya)
    signed_in_again(priya)
    for id in (key.id, "made up", ""):
        assert priya.post(reverse("passkey-away"), {"key": str(id)})["Location"] == "/me/second-step/"
    signed_in_again(sam)
    Organisation.objects.update(second_step_from=now() - dt.timedelta(days=30))
    Practitioner.objects.update(made_at=now() - dt.timedelta(days=30))
    page = sam.post(reverse("passkey-away"), {"key": str(key.id)}, follow=True)
    assert "your only second step" in page.text
    assert Passkey.objects.count() == 1
    Organisation.objects.update(second_step_from=now())
    sam.post(reverse("passkey-away"), {"key": str(key.id)})
    assert Passkey.objects.count() == 0


def test_the_same_one_is_kept_once(world: World, sam: PageClient, phone: Device) -> None:
    assert makes(sam, phone).status_code == 422
    assert Passkey.objects.count() == 1
