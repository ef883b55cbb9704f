"""Sealing events into the chain, and checking it again.

A bare chain can not see that its tail was cut off: keep the anchor (`n:mac` of the head) somewhere
else, and give it to `verify`.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from alongside.audit.models import Event, Head
from alongside.base.canonical import canonical


@dataclass(frozen=True)
class Verdict:
    """What checking a chain found: how many events, and where it is broken, if anywhere."""

    org_id: uuid.UUID
    events: int
    broken_at: int | None
    reason: str = ""

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def key_of(org_id: uuid.UUID) -> bytes:
    """The chain key of one organisation."""
    return settings.KEYRING.derive(f"audit|{org_id.hex}")


def mac_of(key: bytes, before: bytes, event: Event) -> bytes:
    """The seal over the previous seal and everything this event says."""
    said = [
        event.id,
        event.n,
        event.at,
        event.actor_id,
        event.verb,
        event.records,
        event.subjects,
        event.detail,
    ]
    return hmac.new(key, bytes(before) + canonical(said), hashlib.sha256).digest()


def anchor(org_id: uuid.UUID) -> str:
    """The head of the chain as one line to keep outside."""
    head = Head.objects.filter(pk=org_id).first()
    return f"{head.n}:{bytes(head.mac).hex()}" if head else "0:"


def verify(org_id: uuid.UUID, kept_anchor: str = "") -> Verdict:
    """Walk the chain. With an anchor from outside, a cut tail is seen as well."""
    key, before, n = key_of(org_id), b"", 0
    wanted, wanted_mac = _parts(kept_anchor)
    anchored = wanted == 0
    head = Head.objects.filter(pk=org_id).first()  # before the events: others may append while this walks
    at_head = b""
    for event in _events(org_id):
        n += 1
        if event.n != n:
            return Verdict(org_id, n, n, "an event is missing")
        before = mac_of(key, before, event)
        if not hmac.compare_digest(before, bytes(event.mac)):
            return Verdict(org_id, n, n, "an event was altered")
        anchored = anchored or (n == wanted and before.hex() == wanted_mac)
        at_head = before if head is not None and n == head.n else at_head
    if not _ends_at(head, n, at_head):
        return Verdict(org_id, n, n, "the end of the chain is missing")
    return Verdict(org_id, n, None if anchored else n, "" if anchored else "the kept anchor is not in it")


def _ends_at(head: Head | None, events: int, mac: bytes) -> bool:
    """Whether the events reach as far as the head said before they were read, and say there what it said."""
    if head is None:
        return events == 0
    return events >= head.n and mac == bytes(head.mac)


def _parts(kept: str) -> tuple[int, str]:
    number, _, mac = kept.partition(":")
    return int(number or 0), mac


def _events(org_id: uuid.UUID) -> Iterator[Event]:
    rows: Iterable[Event] = Event.objects.filter(org_id=org_id).order_by("n").iterator(chunk_size=2000)
    yield from rows
