"""Writing to the audit chain."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from alongside.access.identities import NO_ID, Viewer
from alongside.audit.chain import key_of, mac_of
from alongside.audit.models import Event, Head
from alongside.base.acting import Acting, noted_write
from alongside.base.clock import now
from alongside.base.prepared import Prepared

Subject = tuple[str, uuid.UUID]


def record(
    by: Viewer, verb: str, subjects: Iterable[Subject], records: str = "", **detail: str | int | bool | None
) -> Event:
    """Append one event, inside the transaction of the action it speaks of.

    `verb` is a word such as "promise.kept"; `records` the record classes (A to E); `detail` holds
    codes and counts, never words that somebody typed about a person.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit event is written in the same transaction as what it speaks of.")
    event = append(by.org_id, by.id, verb, subjects, records, detail)
    noted_write()
    return event


def append(
    org_id: uuid.UUID,
    actor_id: uuid.UUID | None,
    verb: str,
    subjects: Iterable[Subject],
    records: str,
    detail: dict[str, Any],
) -> Event:
    """Append an event to an organisation's chain."""
    if org_id == NO_ID:
        raise ValueError("An event belongs to an organisation.")
    head = _locked_head(org_id)
    event = Event(
        org_id=org_id,
        n=head.n + 1,
        at=now(),
        actor_id=actor_id,
        verb=verb,
        records=records,
        subjects=[[kind, one.hex] for kind, one in subjects],
        detail=detail,
    )
    event.mac = mac_of(key_of(org_id), bytes(head.mac), event)
    event.save(force_insert=True)
    Head.objects.filter(pk=org_id).update(n=event.n, mac=event.mac)
    return event


def _locked_head(org_id: uuid.UUID) -> Head:
    if head := _LOCKED.first(org_id):
        return head
    Head.objects.bulk_create([Head(pk=org_id)], ignore_conflicts=True)
    return _LOCKED(org_id)[0]


_LOCKED = Prepared(lambda org_id: Head.objects.select_for_update().filter(pk=org_id))


def record_reads(acting: Acting, route: str, records: str, undone: bool = False) -> Event | None:
    """One event for everything a rendered page showed. None where nothing was shown, or an action spoke;
    what an action said that was `undone` is gone with it."""
    if (acting.wrote and not undone) or not acting.seen:
        return None
    with transaction.atomic():
        return append(acting.viewer.org_id, acting.viewer.id, f"read:{route}", acting.seen, records, {})
