"""Saving twice is saving once.

The page makes the id of what it will create. The first save of that id is the record; the same
words again are the same record; other words under the same id are kept beside it, never dropped and
never called "already saved"; somebody else's id is refused as a malformed one is.
"""

import hmac
import uuid
from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from alongside.access.identities import Viewer
from alongside.base.canonical import canonical, fingerprint
from alongside.base.clock import now
from alongside.base.errors import NotThere
from alongside.base.models import Revision, Submission
from alongside.base.request_context import record_event


class Claim(Enum):
    """What a save of this id is: the first, the same again, or the same id with other words."""

    FIRST = "first"
    SAME = "same"
    OTHER = "other"


def claim(by: Viewer, verb: str, id: uuid.UUID, content: Mapping[str, Any]) -> Claim:
    """Claim an id for one record, inside the action's transaction. Raises NotThere for one that is not a UUIDv7 or that
    belongs to somebody else."""
    if id.version != 7:
        raise NotThere
    print_ = print_of(verb, content)
    try:
        with transaction.atomic():
            Submission.objects.create(
                id=id, org_id=by.org_id, author_id=by.id, kind=verb, fingerprint=print_, at=now()
            )
        return Claim.FIRST
    except IntegrityError:
        earlier = Submission.objects.filter(id=id, org_id=by.org_id, author_id=by.id).first()
    if earlier is None:
        raise NotThere
    return Claim.SAME if bytes(earlier.fingerprint) == print_ else Claim.OTHER


def keep_conflict(
    by: Viewer, verb: str, id: uuid.UUID, content: Mapping[str, Any], of_id: uuid.UUID | None = None
) -> None:
    """Keep, once, what a page was sent with that was saved already; it is shown with the row `of_id`, or that of the page."""
    revision = {"kind": verb, "of_id": of_id or id, "key_of": by.id, "content": canonical(content).decode()}
    _conflict, is_new = Revision.objects.get_or_create(
        org_id=by.org_id,
        sent_id=id,
        fingerprint=print_of(verb, content),
        defaults=revision | {"made_by_id": by.id},
    )
    if is_new:
        record_event(by, "version.kept", [("submission", id)])


def print_of(verb: str, content: Mapping[str, Any]) -> bytes:
    """What tells whether the same was sent, as it is kept."""
    return keyed(fingerprint({"kind": verb, **content}))


def keyed(print_: bytes) -> bytes:
    """A fingerprint as it is kept: without the keyring nobody finds the words of a short text by trying."""
    return hmac.digest(settings.KEYRING.derive("fingerprints"), print_, "sha256")


def id_is_taken(error: IntegrityError) -> bool:
    """True where a new record could not be made because another one has its id already (both databases)."""
    line = str(error).partition("\n")[0]
    return line.startswith("UNIQUE constraint failed") and line.endswith(".id") or '_pkey"' in line
