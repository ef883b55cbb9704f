"""An organisation's chain as a whole: is it unbroken, does it end where its head says, does every row stand as it was left?

A bare chain cannot see that its tail was cut off. Its head is signed, so that nobody without the keyring can move it;
whoever puts an old head back together with the old tail is seen by an anchor (`n:mac` of a head) that was kept outside.
"""

import hmac
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.conf import settings
from django.db import transaction

from alongside.audit import record
from alongside.audit.models import Event, Head
from alongside.base.keyring import KeyringError

#: By table and id: the key's name and the hash with which the last event left the row.
RowsLeft = dict[tuple[str, str], tuple[str, str]]
AT_ONCE, IN_ONE_EVENT = 2000, 500  # rows


@dataclass(frozen=True)
class ChainCheck:
    """What walking a chain found: how many events, where it is broken, if anywhere, and how it left each row."""

    org_id: uuid.UUID
    events: int
    broken_at: int | None
    reason: str = ""
    rows: RowsLeft = field(default_factory=dict, repr=False)

    @property
    def whole(self) -> bool:
        return self.broken_at is None


@dataclass(frozen=True)
class TrailCheck:
    """What was looked through for one organisation, and each fault in words, without anything that a row says."""

    chain: ChainCheck
    rows: int
    faults: tuple[str, ...]


def anchor(org_id: uuid.UUID, using: str = "default") -> str:
    """The head of the chain as one line to keep outside."""
    head = Head.objects.using(using).filter(pk=org_id).first()
    return f"{head.n}:{bytes(head.mac).hex()}" if head else "0:"


def check(org_id: uuid.UUID, *anchors: str, using: str = "default") -> TrailCheck:
    """The chain first, then every row against its last event. `using` should see one moment of the database.

    A broken chain says nothing of rows that could be trusted: then they are not looked at.
    """
    chain = verify(org_id, *anchors, using=using)
    if not chain.whole:
        fault = f"the chain of {org_id} is broken at event {chain.broken_at}: {chain.reason}"
        return TrailCheck(chain, 0, (fault,))
    count, faults = 0, []
    keys = {
        name: record.key_named("evidence", org_id, name)
        for name in {name for name, _mac in chain.rows.values()}
    }
    left = dict(chain.rows)
    for label, model in record.evidence().items():
        try:
            for row in record.rows_of(model, org_id, using).order_by("pk").iterator(chunk_size=AT_ONCE):
                count += 1
                if fault := _row_fault(row, *left.pop((label, row.pk.hex), ("", "")), keys):
                    faults.append(f"{label} {row.pk}: {fault}")
        except (TypeError, ValueError):  # an id that is none, which SQLite takes
            faults.append(f"{label}: a row cannot be read, and no act has written it so")
            left = {place: hash for place, hash in left.items() if place[0] != label}
    for (label, id), (_key, mac) in left.items():
        if mac:
            faults.append(f"{label} {uuid.UUID(id)}: is gone, and no act took it away")
    return TrailCheck(chain, count, tuple(faults))


def _row_fault(row: object, key: str, mac: str, keys: dict[str, bytes]) -> str:
    if not mac:
        return "no act has written it"
    try:
        return "" if record.hash_of(keys[key], row) == mac else "was changed, and by no act"  # type: ignore[arg-type]
    except KeyringError:
        return "was changed: its words do not open"


def verify(org_id: uuid.UUID, *anchors: str, using: str = "default") -> ChainCheck:
    """Walk the chain. With anchors that were kept outside, a tail cut off together with its head is seen as well."""
    walk = _Walk(org_id)
    # the head before the events: others may append meanwhile
    head = Head.objects.using(using).filter(pk=org_id).first()
    outside = [(int(n or 0), mac) for n, _colon, mac in (anchor.partition(":") for anchor in anchors)]
    places = {n for n, _mac in outside}
    macs: dict[int, bytes] = {}
    for event in Event.objects.using(using).filter(org_id=org_id).order_by("n").iterator(chunk_size=AT_ONCE):
        if reason := walk.fault(event):
            return ChainCheck(org_id, walk.n, walk.n, reason)
        if event.n in places or (head is not None and event.n == head.n):
            macs[event.n] = walk.mac
    reason = _end_fault(head, walk.n, macs)
    if not reason and any(n and macs.get(n, b"").hex() != mac for n, mac in outside):
        reason = "the kept anchor is not in it"
    return ChainCheck(org_id, walk.n, walk.n if reason else None, reason, walk.rows)


def _end_fault(head: Head | None, events: int, macs: dict[int, bytes]) -> str:
    """Whether the events reach as far as the head said before they were read, and say there what it said."""
    if events == 0:
        return "the whole chain is missing"
    if head is None or events < head.n or macs.get(head.n) != bytes(head.mac):
        return "the end of the chain is missing"
    return "" if record.is_signed(head) else "the end of the chain was moved"


class _Walk:
    """Where the walk has come to."""

    def __init__(self, org_id: uuid.UUID):
        self.org_id, self.n, self.mac, self.age = org_id, 0, b"", 0
        self.keys: dict[str, bytes] = {}
        self.rows: RowsLeft = {}

    def fault(self, event: Event) -> str:
        """What is wrong with the next event; nothing where it follows from the one before."""
        self.n += 1
        if event.n != self.n:
            return "an event is missing"
        if not self._may_seal(event.key):
            return "an event was sealed with a key of before"
        self.mac = record.mac_of(self.keys[event.key], self.mac, event)
        if not hmac.compare_digest(self.mac, bytes(event.mac)):
            return "an event was altered"
        for label, left in event.rows.items():
            self.rows.update(((label, id), (event.key, mac)) for id, mac in left.items())
        return ""

    def _may_seal(self, name: str) -> bool:
        """Whether the keyring knows this key, and no newer one has sealed: a stolen ring ends where it was renewed."""
        if name not in self.keys:
            try:
                self.keys[name] = record.key_named("audit", self.org_id, name)
            except KeyringError:
                return False
        before, self.age = self.age, 1 + settings.KEYRING.names.index(name) if name else 0
        return self.age >= before


# ---------------------------------------------------------------- rows from before events held hashes


@transaction.atomic
def begin(org_id: uuid.UUID) -> int:
    """Hash every row that stood before events held hashes, as it stands now. Once for an organisation: 0 afterwards."""
    return 0 if has_begun(org_id) else hash_everything(org_id)


def has_begun(org_id: uuid.UUID) -> bool:
    """Whether the trail speaks of every row: from its first event on, or since what stood before was hashed."""
    events = Event.objects.filter(org_id=org_id)
    return events.filter(n=1).exclude(key="").exists() or events.filter(verb="evidence.began").exists()


@transaction.atomic
def hash_everything(org_id: uuid.UUID) -> int:
    """Every row of an organisation as it stands now into its trail, whose end is believed as it is; how many rows."""
    head = record.locked_head(org_id)
    head.key = record.key_after(head)
    head.signature = record.signature_of(head)
    count = 0
    for rows in [{}, *_stands(org_id, record.key_after(head))]:
        hashed = sum(map(len, rows.values()))
        record.append(head, None, "evidence.began", [("organisation", org_id)], "", {"rows": hashed}, rows)
        count += hashed
    return count


def _stands(org_id: uuid.UUID, name: str) -> Iterator[dict[str, dict[str, str]]]:
    """The hashes of every row that an organisation has, as many at a time as one event holds."""
    key = record.key_named("evidence", org_id, name)
    for label, model in record.evidence().items():
        rows = record.rows_of(model, org_id).order_by("pk").iterator(chunk_size=IN_ONE_EVENT)
        while hashes := {row.pk.hex: record.hash_of(key, row) for row in islice(rows, IN_ONE_EVENT)}:
            yield {label: hashes}
