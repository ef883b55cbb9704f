"""The keys that events, rows and heads are sealed with, and the seals themselves.

Each says by name which master key it was made with, so that a renewed keyring still knows what was sealed before.
"""

import hashlib
import hmac
import uuid

from django.conf import settings

from alongside.audit.models import Event, Head
from alongside.base.canonical import canonical
from alongside.base.keyring import KeyringError


def purposes(org_id: uuid.UUID) -> list[str]:
    """What is derived from a master key to check an organisation's trail, when that key itself is left behind."""
    return [f"{purpose}|{org_id.hex}" for purpose in ("audit", "audit-head", "evidence")]


def key_named(purpose: str, org_id: uuid.UUID, name: str) -> bytes:
    """An organisation's key for one purpose. Without a name it is the ring's first, as before keys had names.

    Raises KeyringError where the ring has no such key, although it was read again.
    """
    if name and name not in settings.KEYRING.names:  # renewed since this process read the ring
        settings.KEYRING = settings.KEYRING.again()
    return settings.KEYRING.derive(f"{purpose}|{org_id.hex}", name or settings.KEYRING.first)


def key_after(head: Head) -> str:
    """The name of the key for what comes next: never an older one than the chain has come to."""
    if head.key and head.key not in settings.KEYRING.names:
        settings.KEYRING = settings.KEYRING.again()
    return settings.KEYRING.active


def mac_of(key: bytes, before: bytes, event: Event) -> bytes:
    """The seal over the previous seal and everything this event says."""
    parts = [
        event.id,
        event.n,
        event.at,
        event.actor_id,
        event.verb,
        event.records,
        event.subjects,
        event.detail,
    ]
    if event.key:  # those of before there were hashes say neither
        parts += [event.key, event.rows]
    return hmac.digest(key, bytes(before) + canonical(parts), hashlib.sha256)


def signature_of(head: Head) -> bytes:
    """What says that the chain ends here. Raises KeyringError where the ring has no such key."""
    end = canonical([head.org_id, head.n, bytes(head.mac)])
    return hmac.digest(key_named("audit-head", head.org_id, head.key), end, hashlib.sha256)


def is_signed(head: Head) -> bool:
    """Whether the head stands where the keyring's holder has put it."""
    try:
        return bool(head.key) and hmac.compare_digest(signature_of(head), bytes(head.signature))
    except KeyringError:
        return False
