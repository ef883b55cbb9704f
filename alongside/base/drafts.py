"""Drafts: what somebody is typing, kept encrypted on the server, one per author and page."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.base.clock import now
from alongside.base.models import Draft

LARGEST = 200_000  # characters of one draft; a page of typing is a few thousand


def keep(by: Viewer, path: str, fields: Mapping[str, list[str]]) -> Draft | None:
    """Keep what is on the page now. None when it is too large to be a draft."""
    words = json.dumps(dict(fields))
    if len(words) > LARGEST or len(path) > 200:
        return None
    with transaction.atomic():
        draft = Draft.objects.filter(org_id=by.org_id, author_id=by.id, path=path).first()
        draft = draft or Draft(org_id=by.org_id, author_id=by.id, made_by_id=by.id, path=path)
        draft.fields, draft.kept_at = words, now()
        draft.save()
    return draft


def kept(by: Viewer, path: str) -> Draft | None:
    """The draft of this author for this page."""
    return Draft.objects.filter(org_id=by.org_id, author_id=by.id, path=path).first()


def fields_of(draft: Draft) -> dict[str, list[str]]:
    """The fields of a draft as a form posts them."""
    return json.loads(draft.fields)


def drop(by: Viewer, path: str) -> None:
    """The words are saved, or no longer wanted."""
    Draft.objects.filter(org_id=by.org_id, author_id=by.id, path=path).delete()
