"""Writing to the audit chain."""

import uuid
from collections.abc import Collection, Iterable
from typing import Any

from django.db import models, transaction

from alongside.access.identities import NO_ID, Viewer
from alongside.audit.evidence import Left, as_left, has_begun, stands
from alongside.audit.models import Event, Head
from alongside.audit.sealing import is_signed, key_after, key_named, mac_of, signature_of
from alongside.base.clock import now
from alongside.base.request_context import RequestContext, noted_write, take_noted

Subject = tuple[str, uuid.UUID]
#: Whose chain speaks of what happens before anybody is signed in.
INSTALLATION = uuid.UUID(int=1)


def record(
    by: Viewer, verb: str, subjects: Iterable[Subject], records: str = "", **detail: str | int | bool | None
) -> Event:
    """Append one event, inside the transaction of the action it speaks of, and behind all that the action saves.

    `verb` is a word such as "promise.kept"; `records` the record classes (A to E); `detail` holds
    codes and counts, never words that somebody typed about a person.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit event is written in the same transaction as what it speaks of.")
    head = _locked_head(by.org_id)
    rows = as_left(by.org_id, key_after(head), take_noted(by.org_id))
    noted_write()
    return _appended(head, by.id, verb, subjects, records, detail, rows)


def append(
    org_id: uuid.UUID,
    actor_id: uuid.UUID | None,
    verb: str,
    subjects: Iterable[Subject],
    records: str,
    detail: dict[str, Any],
) -> Event:
    """Append an event that left no row of ours, to an organisation's chain."""
    return _appended(_locked_head(org_id), actor_id, verb, subjects, records, detail, {})


def rows_moved(org_id: uuid.UUID, table: str, model: type[models.Model], ids: Collection[uuid.UUID]) -> Event:
    """A migration took these rows out of a table, and they stand in this model now."""
    head = _locked_head(org_id)
    rows = {
        table: dict.fromkeys((id.hex for id in ids), ""),
        **as_left(org_id, key_after(head), {model: [*ids]}),
    }
    return _appended(head, None, "rows.moved", [("organisation", org_id)], "", {"rows": len(ids)}, rows)


@transaction.atomic
def begin(org_id: uuid.UUID) -> int:
    """Hash every row that stood before events held hashes, as it stands now. Once for an organisation: 0 afterwards."""
    return 0 if has_begun(org_id) else hash_everything(org_id)


@transaction.atomic
def hash_everything(org_id: uuid.UUID) -> int:
    """Every row of an organisation as it stands now into its trail, whose end is believed as it is; how many rows."""
    head = _locked_head(org_id)
    head.key = key_after(head)
    head.signature = signature_of(head)
    count = 0
    for rows in [{}, *stands(org_id, key_after(head))]:
        hashed = sum(map(len, rows.values()))
        _appended(head, None, "evidence.began", [("organisation", org_id)], "", {"rows": hashed}, rows)
        count += hashed
    return count


def _appended(
    head: Head,
    actor_id: uuid.UUID | None,
    verb: str,
    subjects: Iterable[Subject],
    records: str,
    detail: dict[str, Any],
    rows: Left,
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
        detail=detail,
        rows=rows,
        key=key_after(head),
    )
    event.mac = mac_of(key_named("audit", head.org_id, event.key), bytes(head.mac), event)
    event.save(force_insert=True)
    head.n, head.mac, head.key = event.n, event.mac, event.key
    head.signature = signature_of(head) if held else b""
    moved = {"n": head.n, "mac": head.mac, "key": head.key, "signature": head.signature}
    Head.objects.filter(pk=head.org_id).update(**moved)
    return event


def _locked_head(org_id: uuid.UUID) -> Head:
    if org_id == NO_ID:
        raise ValueError("An event belongs to an organisation.")
    heads = Head.objects.select_for_update()
    if head := heads.filter(pk=org_id).first():
        return head
    Head.objects.bulk_create([Head(pk=org_id)], ignore_conflicts=True)
    return heads.get(pk=org_id)


def record_reads(acting: RequestContext, route: str, records: str, undone: bool = False) -> Event | None:
    """One event for everything a rendered page showed. None where nothing was shown, or an action spoke;
    what an action said that was `undone` is gone with it."""
    if (acting.wrote and not undone) or not acting.seen:
        return None
    with transaction.atomic():
        return append(acting.viewer.org_id, acting.viewer.id, f"read:{route}", acting.seen, records, {})
