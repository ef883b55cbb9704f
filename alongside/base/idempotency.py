"""Saving twice is saving once.

The page makes the id of what it will create. The first save of that id is the record; the same
words again are the same record; other words under the same id are kept beside it, never dropped and
never called "already saved"; somebody else's id is refused as a malformed one is.
"""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from alongside.access.identities import Viewer
from alongside.base.canonical import fingerprint
from alongside.base.clock import now
from alongside.base.errors import NotThere
from alongside.base.models import Submission
from alongside.base.revisions import keep_conflict


class Claim(Enum):
    """What a save of this id is: the first, the same again, or the same id with other words."""

    FIRST = "first"
    SAME = "same"
    OTHER = "other"


def claim(by: Viewer, kind: str, id: uuid.UUID, content: Mapping[str, Any]) -> Claim:
    """Claim an id for one record, inside the action's transaction; on OTHER the words are kept. Raises NotThere."""
    claimed, print_ = claimed_by(by, kind, id, content)
    if claimed is Claim.OTHER:
        keep_conflict(by, kind, shown_with(kind, id, content), id, print_, content)
    return claimed


#: Under which name the content of a conflict says which row it is shown with, where that is not the page's own.
SHOWN_WITH = {
    "item.step": "item",
    "promise.step": "promise",
    "goal.step": "goal",
    "referral": "alliance",
    "look.withdrawn": "look",
    "slip.said": "slip",
    "hard_talk.change": "talk",
    "contact.withdrawn": "contact",
    "contact.recorded": "contact",
    **dict.fromkeys(
        (
            "strain.note",
            "attempt",
            "strain.when",
            "strain.whose",
            "strain.step",
            "strain.withdrawn",
            "strain.began",
        ),
        "strain",
    ),
}


def shown_with(kind: str, id: uuid.UUID, content: Mapping[str, Any]) -> uuid.UUID:
    """The row that a conflict is shown with: the one it is a step of, or the one that the page made."""
    about = content.get(SHOWN_WITH.get(kind, ""), id)
    return uuid.UUID(about["uuid"]) if isinstance(about, Mapping) else about


def claimed_by(by: Viewer, kind: str, id: uuid.UUID, content: Mapping[str, Any]) -> tuple[Claim, bytes]:
    """Whether a save of this id is the first, the same again or other content, and its fingerprint.

    Raises NotThere for an id that is not a UUIDv7 or that belongs to somebody else.
    """
    if id.version != 7:
        raise NotThere
    print_ = keyed(fingerprint({"kind": kind, **content}))
    try:
        with transaction.atomic():
            Submission.objects.create(
                id=id, org_id=by.org_id, author_id=by.id, kind=kind, fingerprint=print_, at=now()
            )
        return Claim.FIRST, print_
    except IntegrityError:
        earlier = Submission.objects.filter(id=id, org_id=by.org_id, author_id=by.id).first()
    if earlier is None:
        raise NotThere
    return (Claim.SAME if bytes(earlier.fingerprint) == print_ else Claim.OTHER), print_


def keyed(print_: bytes) -> bytes:
    """A fingerprint as it is kept: without the keyring nobody finds the words of a short text by trying."""
    return hmac.digest(settings.KEYRING.derive("fingerprints"), print_, "sha256")


def id_is_taken(error: IntegrityError) -> bool:
    """True where a new record could not be made because another one has its id already (both databases)."""
    said = str(error).partition("\n")[0]
    return said.startswith("UNIQUE constraint failed") and said.endswith(".id") or '_pkey"' in said
