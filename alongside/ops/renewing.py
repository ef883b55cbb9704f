"""Renewing keys: a new master key, and every data key wrapped under it, while people go on working.

After a theft that is not enough: alongside.ops.after_theft.

The new key reaches the disk before the first data key is wrapped under it, and the earlier ones stay in the ring, so
that at every moment each data key opens with what is on the disk. Cut off, it is taken up again where it stopped.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from alongside.audit.record import append
from alongside.base import datakeys, files, keyring
from alongside.base.models import DataKey
from alongside.ops.one_at_a_time import one_at_a_time
from alongside.people.models import Organisation

AT_ONCE = 200  # data keys in one transaction: nobody waits long for the writer


@dataclass(frozen=True)
class Renewed:
    """Which key wraps now, which did before, how many data keys were wrapped anew, and whether that was taken up again."""

    to: str
    before: str
    count: int
    again: bool


def renew(tell: Callable[[int, int], None] = lambda done, of: None) -> Renewed:
    """A new master key for everything; or the rest of a renewal that was cut off. Raises KeyringError."""
    with one_at_a_time(settings.DATA / ".preparing.lock"):
        settings.KEYRING = settings.KEYRING.again()
        datakeys.refuse_other_keys()
        again = datakeys.under_older_keys().exists()
        before = settings.KEYRING.active
        if not again:
            _grow()
        return Renewed(settings.KEYRING.active, before, _all(tell), again)


def _grow() -> None:
    grown = settings.KEYRING.grown()
    files.put(settings.KEYS / keyring.FILE, grown.written())
    settings.KEYRING = grown


def _all(tell: Callable[[int, int], None]) -> int:
    of, done = datakeys.under_older_keys().count(), 0
    for org_id in Organisation.objects.order_by("made_at").values_list("id", flat=True):
        rows = _some(org_id, None)
        while rows:
            done += len(rows)
            tell(done, of)
            rows = _some(org_id, rows[-1].owner_id)
    return done


@transaction.atomic
def _some(org_id: uuid.UUID, after: uuid.UUID | None) -> list[DataKey]:
    """Some of one organisation's, behind the last ones. With the first of them the trail says that it is done."""
    waiting = datakeys.under_older_keys().filter(org_id=org_id).order_by("owner_id")  # its index
    waiting = waiting.filter(owner_id__gt=after) if after else waiting
    rows = list(waiting.select_for_update()[:AT_ONCE])
    datakeys.wrap_anew(rows)
    if rows and after is None:
        append(org_id, None, "keys.renewed", [], "", {"key": settings.KEYRING.active})
    return rows
