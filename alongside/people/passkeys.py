"""Passkeys (WebAuthn), as the library fido2 has them: what a browser is asked, and whether its answer holds."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from fido2 import webauthn
from fido2.server import Fido2Server
from fido2.utils import websafe_decode

from alongside.base.errors import Refused
from alongside.people.models import Passkey, Practitioner

#: What the library raises for an answer that does not hold, or is none.
NO_ANSWER = (ValueError, TypeError, KeyError, AttributeError, IndexError, NotImplementedError)
NOT_THIS = _("This passkey does not fit here. Try again, or come in another way.")
UNLOCKED = (
    webauthn.UserVerificationRequirement.REQUIRED
)  # by a finger, a face or a PIN: so it counts for both steps


@dataclass(frozen=True)
class PasskeySite:
    """The name that people type, to which a passkey is bound, and the whole of it, such as https://host."""

    host: str
    url: str

    @property
    def server(self) -> Fido2Server:
        site = webauthn.PublicKeyCredentialRpEntity(id=self.host, name="Alongside")
        return Fido2Server(site, verify_origin=lambda url: url == self.url)


def to_make(
    origin: PasskeySite, me: Practitioner, keys: Iterable[Passkey]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a browser is asked in order to make one beside these, and what to hold its answer against."""
    user = webauthn.PublicKeyCredentialUserEntity(id=me.pk.bytes, name=me.username, display_name=me.username)
    options, state = origin.server.register_begin(
        user,
        [credential_of(key) for key in keys],
        resident_key_requirement=webauthn.ResidentKeyRequirement.REQUIRED,
        user_verification=UNLOCKED,
    )
    return dict(options.public_key), state


def to_show(origin: PasskeySite) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same in order to show one of those that it has."""
    options, state = origin.server.authenticate_begin(user_verification=UNLOCKED)
    return dict(options.public_key), state


def made(
    origin: PasskeySite, state: dict[str, Any], answer: str
) -> tuple[webauthn.AttestedCredentialData, int]:
    """The new one's credential, and its count. Raises Refused."""
    try:
        data = origin.server.register_complete(state, json.loads(answer))
        if data.credential_data is None:
            raise Refused(NOT_THIS)
        return data.credential_data, data.counter
    except NO_ANSWER as error:
        raise Refused(NOT_THIS) from error


def shown(origin: PasskeySite, state: dict[str, Any], key: Passkey, answer: str) -> int:
    """The count of the device, where it signed what it was asked with this one. Raises Refused."""
    try:
        signed = json.loads(answer)
        origin.server.authenticate_complete(state, [credential_of(key)], signed)
        return webauthn.AuthenticationResponse.from_dict(signed).response.authenticator_data.counter
    except NO_ANSWER as error:
        raise Refused(NOT_THIS) from error


def hash_in(answer: str) -> str:
    """By what the passkey of an answer is found. Raises Refused."""
    try:
        return hash_of(websafe_decode(json.loads(answer)["rawId"]))
    except NO_ANSWER as error:
        raise Refused(NOT_THIS) from error


def hash_of(credential_id: bytes) -> str:
    return hashlib.sha256(credential_id).hexdigest()


def credential_of(key: Passkey) -> webauthn.AttestedCredentialData:
    return webauthn.AttestedCredentialData(bytes(key.credential))
