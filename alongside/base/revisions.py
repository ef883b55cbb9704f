"""Words that stood before or came twice. A correction never takes the earlier words away (rules of the data)."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from alongside.access.identities import Viewer
from alongside.base.canonical import canonical
from alongside.base.models import Revision


def revision(by: Viewer, kind: str, of_id: uuid.UUID, key_of: uuid.UUID, was: Mapping[str, Any]) -> Revision:
    """What a row said, to be saved with others in the transaction that writes over it, under the key of its own words."""
    return Revision(
        org_id=by.org_id,
        made_by_id=by.id,
        kind=kind,
        of_id=of_id,
        key_of=key_of,
        content=canonical(was).decode(),
    )


def keep_replaced(by: Viewer, kind: str, of_id: uuid.UUID, key_of: uuid.UUID, was: Mapping[str, Any]) -> None:
    """Keep what a row said, inside the transaction of the action that writes over it."""
    revision(by, kind, of_id, key_of, was).save()


def revisions(viewer: Viewer, *ids: uuid.UUID) -> list[Revision]:
    """Of rows that were fetched for this viewer: what stood there before, and what the viewer's own pages were sent with
    a second time. The newest first; `ids` may be those of pages, too."""
    readable = Q(sent_id__isnull=True) | Q(made_by_id=viewer.id)
    about = Q(of_id__in=ids) | Q(sent_id__in=ids)
    rows = Revision.objects.filter(readable, about, org_id=viewer.org_id).select_related("made_by")
    return list(rows.defer("made_by__photo").order_by("-seq"))


def came_twice(viewer: Viewer, *ids: uuid.UUID) -> bool:
    """Whether one of the viewer's pages with this id, or about this row, was sent again with other words."""
    return any(revision.sent_id for revision in revisions(viewer, *ids))
