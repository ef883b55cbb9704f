"""Drafts: what somebody is typing, kept encrypted on the server, one per author and page."""

import datetime as dt
import json
from collections.abc import Mapping

from django.db import DatabaseError, transaction
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Length

from alongside.access.identities import Viewer
from alongside.base.canonical import first_address
from alongside.base.clock import now, parse_id
from alongside.base.database import is_busy
from alongside.base.models import Draft, Submission

LARGEST = 200_000  # characters of one draft; a page of typing is a few thousand
MOST = 100  # drafts of one author: pages that were begun and neither saved nor cleared
MOST_BYTES = 4_000_000  # of all drafts of one author, sealed
LARGEST_ORDER = 2**53  # what a browser counts to


def keep(
    by: Viewer, path: str, fields: Mapping[str, list[str]], tab: str = "", order: int = 0
) -> Draft | None:
    """Keep what is on the page now. None when it is too large to be a draft, or was saved already.

    `tab` is the opened page that sent it, `order` its own count; without a tab, whatever comes last stands.
    What the browser sent just before the form may arrive after it; were it kept, the
    page would open next time with words that belong to a record that is finished.
    """
    typed_fields = json.dumps(dict(fields))
    if len(typed_fields) > LARGEST or len(path) > 200 or len(tab) > 60 or order > LARGEST_ORDER:
        return None
    with transaction.atomic():
        if saved(by, fields):
            return None
        draft = Draft.objects.filter(org_id=by.org_id, author_id=by.id, path=path).first()
        if draft and tab and tab == draft.tab and order < draft.order:  # newer words overtook these
            return draft
        draft = draft or Draft(org_id=by.org_id, author_id=by.id, made_by_id=by.id, path=path)
        draft.fields, draft.kept_at = typed_fields, now()
        draft.tab, draft.order = tab, order
        draft.save()
    return draft


def room_for(by: Viewer, path: str, *, brought_back: bool = False) -> bool:
    """Whether one more may be kept of what this author types. What they bring back by a button has as much room again."""
    times = 2 if brought_back else 1
    others = Draft.objects.filter(org_id=by.org_id, author_id=by.id).exclude(path=path)
    stored = others.aggregate(many=Count("id"), size=Sum(Length("fields")))
    return stored["many"] < MOST * times and (stored["size"] or 0) < MOST_BYTES * times


def saved(by: Viewer, fields: Mapping[str, list[str]]) -> bool:
    """Whether the form with this id has been saved by this author."""
    id = parse_id(next(iter(fields.get("id", [])), ""))
    return id is not None and Submission.objects.filter(org_id=by.org_id, author_id=by.id, id=id).exists()


def kept(by: Viewer, path: str) -> Draft | None:
    """The draft of this author for this page. One whose form was saved since is none: its words have a home."""
    draft = _of_page(by, path).order_by("-kept_at").first()
    return None if draft is None or saved(by, fields_of(draft)) else draft


def begun(by: Viewer, since: dt.datetime) -> QuerySet[Draft]:
    """What this author has begun since then and not saved: which pages, the newest first; not the words."""
    drafts = Draft.objects.filter(org_id=by.org_id, author_id=by.id, kept_at__gte=since)
    return drafts.defer("fields").order_by("-kept_at")


def _of_page(by: Viewer, path: str) -> QuerySet[Draft]:
    """Also what was typed while the page had another address."""
    paths = {path, first_address(path)}
    return Draft.objects.filter(org_id=by.org_id, author_id=by.id, path__in=paths)


def fields_of(draft: Draft) -> dict[str, list[str]]:
    """The fields of a draft as a form posts them."""
    return json.loads(draft.fields)


def drop(by: Viewer, path: str) -> None:
    """The words are saved, or no longer wanted. Looks first: deleting nothing would wait for the one writer.

    Where the writer has no time it is left: what was saved must not end in an error, and `kept` passes it over."""
    drafts = _of_page(by, path)
    try:
        if drafts.exists():
            drafts.delete()
    except DatabaseError as error:
        if not is_busy(error):
            raise
