"""What stood before: a correction never takes the earlier words away (rules of the data).

Where a row is written over, the action keeps what it said, sealed under the key of the row's own words,
with who wrote over it and when. Whoever may read the row may read what stood before.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.access.identities import Viewer
from alongside.base.canonical import canonical
from alongside.base.models import StoodBefore


@dataclass(frozen=True)
class Before:
    """What stood until `at`, when `by` wrote over it; a day among the words is {"day": "2026-03-01"}."""

    of_id: uuid.UUID
    at: dt.datetime
    by: str
    words: dict[str, Any]


def before(by: Viewer, kind: str, of_id: uuid.UUID, key_of: uuid.UUID, was: Mapping[str, Any]) -> StoodBefore:
    """What a row said, to be saved with others in the transaction that writes over it."""
    return StoodBefore(
        org_id=by.org_id,
        made_by_id=by.id,
        kind=kind,
        of_id=of_id,
        key_of=key_of,
        content=canonical(was).decode(),
    )


def keep_before(by: Viewer, kind: str, of_id: uuid.UUID, key_of: uuid.UUID, was: Mapping[str, Any]) -> None:
    """Keep what a row said, inside the transaction of the action that writes over it."""
    before(by, kind, of_id, key_of, was).save()


def stood_before(viewer: Viewer, *ids: uuid.UUID) -> list[Before]:
    """What stood before in rows that were fetched for this viewer, the newest first."""
    rows = StoodBefore.objects.filter(org_id=viewer.org_id, of_id__in=ids).select_related("made_by")
    return [
        Before(row.of_id, row.made_at, row.made_by.name if row.made_by else "", json.loads(row.content))
        for row in rows.defer("made_by__photo").order_by("-seq")
    ]
