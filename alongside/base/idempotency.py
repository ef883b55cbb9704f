"""Saving twice is saving once.

The page makes the id of what it will create. The first save of that id is the record; the same
words again are the same record; other words under the same id are kept beside it, never dropped and
never called "already saved"; somebody else's id is refused as a malformed one is.
"""

from __future__ import annotations

import hmac
import json
import uuid
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from alongside.access.identities import Viewer
from alongside.base.canonical import canonical, fingerprint
from alongside.base.clock import now
from alongside.base.errors import NotThere
from alongside.base.models import KeptVersion, Submission

KeptFor = Callable[[Viewer, uuid.UUID], None]
_told: list[KeptFor] = []


def tell_of_kept(told: KeptFor) -> KeptFor:
    """Have `told(by, id)` called, in the same transaction, whenever other words were kept under an id. Twice is once."""
    if told not in _told:
        _told.append(told)
    return told


class Claim(Enum):
    """What a save of this id is: the first, the same again, or the same id with other words."""

    FIRST = "first"
    SAME = "same"
    OTHER = "other"


def claim(by: Viewer, kind: str, id: uuid.UUID, content: Mapping[str, Any]) -> Claim:
    """Claim an id for one record, inside the action's transaction; on OTHER the words are kept. Raises NotThere."""
    claimed = claimed_by(by, kind, id, content)
    if claimed is Claim.OTHER:
        keep_conflict(by, kind, id, content)
    return claimed


def claimed_by(by: Viewer, kind: str, id: uuid.UUID, content: Mapping[str, Any]) -> Claim:
    """Whether a save of this id is the first, the same again or other content, inside the action's transaction.

    Raises NotThere for an id that is not a UUIDv7 or that belongs to somebody else or to another kind of record.
    """
    if id.version != 7:
        raise NotThere
    print_ = keyed(fingerprint({"kind": kind, **content}))
    try:
        with transaction.atomic():
            Submission.objects.create(
                id=id, org_id=by.org_id, author_id=by.id, kind=kind, fingerprint=print_, at=now()
            )
        return Claim.FIRST
    except IntegrityError:
        earlier = Submission.objects.filter(id=id, org_id=by.org_id, author_id=by.id, kind=kind).first()
    if earlier is None:
        raise NotThere
    return Claim.SAME if bytes(earlier.fingerprint) == print_ else Claim.OTHER


def keep_conflict(by: Viewer, kind: str, id: uuid.UUID, content: Mapping[str, Any]) -> None:
    """Keep what came under an id that was saved already, once."""
    print_ = keyed(fingerprint({"kind": kind, **content}))
    kept = KeptVersion.objects.filter(org_id=by.org_id, of_id=id, fingerprint=print_)
    if not kept.exists():
        KeptVersion.objects.create(
            org_id=by.org_id,
            made_by_id=by.id,
            author_id=by.id,
            kind=kind,
            of_id=id,
            fingerprint=print_,
            content=canonical(content).decode(),
        )
        for told in _told:
            told(by, id)


def keyed(print_: bytes) -> bytes:
    """A fingerprint as it is kept: without the keyring nobody finds the words of a short text by trying."""
    return hmac.digest(settings.KEYRING.derive("fingerprints"), print_, "sha256")


def id_is_taken(error: IntegrityError) -> bool:
    """True where a new record could not be made because another one has its id already (both databases)."""
    said = str(error).partition("\n")[0]
    return said.startswith("UNIQUE constraint failed") and said.endswith(".id") or '_pkey"' in said


def kept_versions(by: Viewer, id: uuid.UUID, *kinds: str, about: str = "") -> list[dict[str, Any]]:
    """Other words that came under this id, oldest first; for their author only.

    With `kinds`, also those of its later steps, whose pages had ids of their own: of these kinds, with this id
    as their `about`. Such rows are few, and their contents are sealed: they are opened and looked through.
    """
    return kept_among(by, [id], *kinds, about=about)


def kept_among(by: Viewer, ids: Collection[uuid.UUID], *kinds: str, about: str = "") -> list[dict[str, Any]]:
    """The same of several records, for a page that shows them together (one SELECT)."""
    which = Q(of_id__in=ids) | Q(kind__in=kinds)
    rows = KeptVersion.objects.filter(which, org_id=by.org_id, author_id=by.id).order_by("seq")
    found = [(row, json.loads(row.content)) for row in rows]
    theirs = [{"uuid": id.hex} for id in ids]
    return [
        {"at": row.made_at, "kind": row.kind, "content": content}
        for row, content in found
        if row.of_id in ids or content.get(about) in theirs
    ]
