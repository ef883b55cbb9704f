"""Walking an organisation's chain: is it whole, does it end where its head says, and how did it leave each row?

A bare chain can not see that its tail was cut off. Its head is signed, so that nobody without the keyring can move it;
whoever puts an old head back together with the old tail is seen by an anchor (`n:mac` of a head) that was kept outside.
"""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.conf import settings

from alongside.audit.models import Event, Head
from alongside.audit.sealing import is_signed, key_named, mac_of
from alongside.base.keyring import KeyringError

#: By table and id: the key's name and the hash with which the last event left the row.
Rows = dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Verdict:
    """What checking a chain found: how many events, where it is broken, if anywhere, and how it left each row."""

    org_id: uuid.UUID
    events: int
    broken_at: int | None
    reason: str = ""
    rows: Rows = field(default_factory=dict, repr=False)

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def anchor(org_id: uuid.UUID, using: str = "default") -> str:
    """The head of the chain as one line to keep outside."""
    head = Head.objects.using(using).filter(pk=org_id).first()
    return f"{head.n}:{bytes(head.mac).hex()}" if head else "0:"


def verify(org_id: uuid.UUID, *kept: str, using: str = "default") -> Verdict:
    """Walk the chain. With anchors that were kept outside, a tail cut off together with its head is seen as well."""
    walk = _Walk(org_id)
    head = (
        Head.objects.using(using).filter(pk=org_id).first()
    )  # before the events: others may append meanwhile
    anchors = [_parts(one) for one in kept]
    places = {n for n, _mac in anchors}
    found: dict[int, bytes] = {}
    for event in _events(org_id, using):
        if reason := walk.fault(event):
            return Verdict(org_id, walk.n, walk.n, reason)
        if event.n in places or (head is not None and event.n == head.n):
            found[event.n] = walk.mac
    reason = _end_fault(head, walk.n, found) or _anchor_fault(anchors, found)
    return Verdict(org_id, walk.n, walk.n if reason else None, reason, walk.rows)


class _Walk:
    """Where the walk has come to."""

    def __init__(self, org_id: uuid.UUID):
        self.org_id, self.n, self.mac, self.age = org_id, 0, b"", 0
        self.keys: dict[str, bytes] = {}
        self.rows: Rows = {}

    def fault(self, event: Event) -> str:
        """What is wrong with the next event; nothing where it follows from the one before."""
        self.n += 1
        if event.n != self.n:
            return "an event is missing"
        if not self._may_seal(event.key):
            return "an event was sealed with a key of before"
        self.mac = mac_of(self.keys[event.key], self.mac, event)
        if not hmac.compare_digest(self.mac, bytes(event.mac)):
            return "an event was altered"
        for label, left in event.rows.items():
            self.rows.update(((label, id), (event.key, mac)) for id, mac in left.items())
        return ""

    def _may_seal(self, name: str) -> bool:
        """Whether the keyring knows this key, and no newer one has sealed: a stolen ring ends where it was renewed."""
        if name not in self.keys:
            try:
                self.keys[name] = key_named("audit", self.org_id, name)
            except KeyringError:
                return False
        before, self.age = self.age, 1 + settings.KEYRING.names.index(name) if name else 0
        return self.age >= before


def _end_fault(head: Head | None, events: int, macs: dict[int, bytes]) -> str:
    """Whether the events reach as far as the head said before they were read, and say there what it said."""
    if events == 0:
        return "the whole chain is missing"
    if head is None or events < head.n or macs.get(head.n) != bytes(head.mac):
        return "the end of the chain is missing"
    return "" if is_signed(head) else "the end of the chain was moved"


def _anchor_fault(anchors: list[tuple[int, str]], macs: dict[int, bytes]) -> str:
    held = all(n == 0 or macs.get(n, b"").hex() == mac for n, mac in anchors)
    return "" if held else "the kept anchor is not in it"


def _parts(kept: str) -> tuple[int, str]:
    number, _, mac = kept.partition(":")
    return int(number or 0), mac


def _events(org_id: uuid.UUID, using: str) -> Iterator[Event]:
    events = Event.objects.using(using).filter(org_id=org_id).order_by("n")
    rows: Iterable[Event] = events.iterator(chunk_size=2000)
    yield from rows
