"""Writing to the audit chain: an event, sealed over the one before, with a keyed hash of each row that its act left.

Hashed are the plain values of a row's columns, words opened, so that sealing them again changes nothing. What is empty is
left out, so that a column which a later version adds changes no hash of a row that does not use it. Events, rows and heads say
by name which master key they were sealed with, so that a renewed keyring still knows what was sealed before.
"""

import datetime as dt
import hashlib
import hmac
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from alongside.access.identities import NO_ID, Guest, Viewer
from alongside.audit.models import Event, Head
from alongside.base.canonical import canonical, first_column, first_table
from alongside.base.clock import now
from alongside.base.encrypted import KeyedIndex
from alongside.base.keyring import KeyringError
from alongside.base.request_context import Noting, RequestContext, Rows, noted_write, take_noted

Subject = tuple[str, uuid.UUID]
#: By table and id of the row: the hash that the last event about it holds.
Left = Mapping[str, Mapping[str, str]]
#: Whose chain speaks of what happens before anybody is signed in.
INSTALLATION = uuid.UUID(int=1)
#: How the verb of an event begins that came through a client's link; it has no actor.
LINK = "link."
#: Tables of ours that no event speaks of, and why.
NOT_EVIDENCE = {
    "audit.event": "the trail itself, which is chained",
    "audit.head": "the end of the trail, which is signed",
    "base.datakey": "another key does not open what was sealed",
    "base.draft": "is being typed: it is nobody's record until it is saved",
    "base.sequence": "a counter",
    "base.submission": "which forms were saved: ids, and no content",
    "people.guess": "tries at a password, gone after five minutes",
}
#: Columns that change outside acts, and why.
OUTSIDE_ACTS = {
    "checkins.invitation.unfinished": "what is being answered: it is nobody's record until it is sent",
    "insight.signalshown.last_on": "the last day on which a page showed it",
    "people.notice.unsent": "whether a mail that says it waits is tried again",
    "people.organisation.second_step_from": "when the installation began to ask for a second step",
    "people.passkey.count": "what a device says of its own use, at each use",
    "people.passkey.used_at": "the same, by our clock",
    "people.secondfactor.last_step": "the newest code that was used, at each use",
    "people.practitioner.last_login": "the framework's own note at each sign-in",
}
ADRIFT = dt.timedelta(minutes=10)  # what two clocks may differ by
LONG = dt.timedelta(days=90)  # a service that nobody used for so long
LATELY = 200  # events


def record(
    by: Viewer, verb: str, subjects: Iterable[Subject], records: str = "", **detail: str | int | bool | None
) -> Event:
    """Append one event, inside the transaction of the action it speaks of, and behind all that the action saves.

    `verb` is a word such as "promise.kept"; `records` the record classes (A to E); `detail` holds
    codes and counts, never words that somebody typed about a person.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit event is written in the same transaction as what it speaks of.")
    if isinstance(by, Guest) and not verb.startswith(LINK):
        verb = f"{LINK}{verb}"
    head = locked_head(by.org_id)
    rows = as_left(by.org_id, key_after(head), take_noted(by.org_id))
    noted_write()
    return append(head, by.id, verb, subjects, records, detail, rows)


def record_reads(acting: RequestContext, route: str, records: str, undone: bool = False) -> Event | None:
    """One event for everything a rendered page showed. None where nothing was shown, or an action spoke;
    what an action said that was `undone` is gone with it."""
    if (acting.wrote and not undone) or not acting.seen:
        return None
    with transaction.atomic():
        head = locked_head(acting.viewer.org_id)
        return append(head, acting.viewer.id, f"read:{route}", acting.seen, records)


def append(
    head: Head,
    actor_id: uuid.UUID | None,
    verb: str,
    subjects: Iterable[Subject],
    records: str = "",
    detail: Mapping[str, Any] | None = None,
    rows: Left | None = None,
) -> Event:
    """The event behind this head, which the caller holds and which is moved on to it.

    A head that somebody else has moved is signed no more: what is said from there on stays a fault to be found.
    """
    held = head.n == 0 or is_signed(head)
    event = Event(
        org_id=head.org_id,
        n=head.n + 1,
        at=now(),
        actor_id=actor_id,
        verb=verb,
        records=records,
        subjects=[[kind, id.hex] for kind, id in subjects],
        detail=detail or {},
        rows=rows or {},
        key=key_after(head),
    )
    event.mac = mac_of(key_named("audit", head.org_id, event.key), bytes(head.mac), event)
    event.save(force_insert=True)
    head.n, head.mac, head.key = event.n, event.mac, event.key
    head.signature = signature_of(head) if held else b""
    head.save(update_fields=["n", "mac", "key", "signature"])
    return event


def locked_head(org_id: uuid.UUID) -> Head:
    """The end of an organisation's chain, held until the commit; begun where it has none."""
    if org_id == NO_ID:
        raise ValueError("An event belongs to an organisation.")
    heads = Head.objects.select_for_update()
    if head := heads.filter(pk=org_id).first():
        return head
    Head.objects.bulk_create([Head(pk=org_id)], ignore_conflicts=True)
    return heads.get(pk=org_id)


# ---------------------------------------------------------------- what a row says, as one keyed hash


@cache
def evidence() -> dict[str, type[models.Model]]:
    """The tables whose rows are hashed, by the name they were first hashed under."""
    noting = {first_table(model): model for model in apps.get_models() if issubclass(model, Noting)}
    return {label: noting[label] for label in sorted(noting.keys() - NOT_EVIDENCE.keys())}


@cache
def _columns(model: type[models.Model]) -> list[str]:
    """What is hashed of a row. Not the indexes: a renewed key makes them anew, from words that are hashed."""
    names = [field.attname for field in model._meta.concrete_fields if not isinstance(field, KeyedIndex)]
    return [name for name in names if f"{first_table(model)}.{name}" not in OUTSIDE_ACTS]


def hash_of(key: bytes, row: models.Model) -> str:
    """The keyed hash of a row as the database gives it back. Raises KeyringError where its words do not open."""
    columns = {first_column(row, name): getattr(row, name) for name in _columns(type(row))}
    plain = {name: value for name, value in columns.items() if not _is_empty(value)}
    return hmac.digest(key, canonical([first_table(row), plain]), hashlib.sha256)[:16].hex()


def _is_empty(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str | bytes | list | dict) and not value)


def rows_of(model: type[models.Model], org_id: uuid.UUID, using: str = "default") -> models.QuerySet[Any]:
    """Every row of a table that belongs to an organisation."""
    return model._base_manager.using(using).filter(**{model.OF_ORG: org_id})  # type: ignore[attr-defined]


def as_left(org_id: uuid.UUID, name: str, touched: Rows) -> dict[str, dict[str, str]]:
    """How these rows stand in the database now, as an event holds it."""
    key = key_named("evidence", org_id, name)
    left: dict[str, dict[str, str]] = {}
    for model, ids in touched.items():
        if (label := first_table(model)) in evidence():
            rows = rows_of(model, org_id).in_bulk(ids)
            left[label] = {id.hex: hash_of(key, rows[id]) if id in rows else "" for id in ids}
    return left


# ---------------------------------------------------------------- keys and seals


def purposes(org_id: uuid.UUID) -> list[str]:
    """What is derived from a master key to check an organisation's trail, when that key itself is left behind."""
    return [f"{purpose}|{org_id.hex}" for purpose in ("audit", "audit-head", "evidence")]


def key_named(purpose: str, org_id: uuid.UUID, name: str) -> bytes:
    """An organisation's key for one purpose. Without a name it is the ring's first, as before keys had names.

    Raises KeyringError where the ring has no such key, although it was read again.
    """
    if name and name not in settings.KEYRING.names:  # renewed since this process read the ring
        settings.KEYRING = settings.KEYRING.again()
    return settings.KEYRING.derive(f"{purpose}|{org_id.hex}", name or settings.KEYRING.names[0])


def key_after(head: Head) -> str:
    """The name of the key for what comes next: never an older one than the chain has come to."""
    if head.key and head.key not in settings.KEYRING.names:
        settings.KEYRING = settings.KEYRING.again()
    return settings.KEYRING.active


def mac_of(key: bytes, before: bytes, event: Event) -> bytes:
    """The seal over the previous seal and everything this event says."""
    names = ["id", "n", "at", "actor_id", "verb", "records", "subjects", "detail"]
    if event.key:  # those of before there were hashes say neither
        names += ["key", "rows"]
    content = canonical([getattr(event, name) for name in names])
    return hmac.digest(key, bytes(before) + content, hashlib.sha256)


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


# ---------------------------------------------------------------- whether the times can be right


@dataclass(frozen=True)
class Jump:
    """Two events, one recorded right after the other, whose times lie far apart, or the wrong way round."""

    before: dt.datetime
    after: dt.datetime

    @property
    def is_back(self) -> bool:
        """Whether the clock was put back: what was recorded before stands on days that had not been yet."""
        return self.after < self.before


def recent(org_id: uuid.UUID, events: int) -> list[dt.datetime]:
    """When the newest events happened, in the order in which they were recorded."""
    newest = Event.objects.filter(org_id=org_id).order_by("-n").values_list("at", flat=True)[:events]
    return list(newest)[::-1]


def jump(times: list[dt.datetime]) -> Jump | None:
    """The last one in these, if any."""
    jumps = [Jump(a, b) for a, b in pairwise(times) if a - b > ADRIFT or b - a > LONG]
    return jumps[-1] if jumps else None


def in_doubt(org_id: uuid.UUID) -> bool:
    """Whether the present time cannot be trusted with what cannot be undone: it, or what was recorded lately, jumps."""
    return jump([*recent(org_id, LATELY), now()]) is not None


def last_jump(org_id: uuid.UUID) -> Jump | None:
    """The last one in what an organisation did lately: after a few days of work nobody is asked any more."""
    return jump(recent(org_id, LATELY))
