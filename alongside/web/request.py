"""A request as views meet it, behind the door, and what a form of ours says of itself: its id, and whom it was made for."""

import uuid

from django.core import signing
from django.http import HttpRequest

from alongside.access.identities import Viewer
from alongside.base.clock import new_id, parse_id
from alongside.base.errors import NotThere
from alongside.base.request_context import RequestContext


class StaffRequest(HttpRequest):
    """The door has put on it who is asking; Headers, its number in the log."""

    viewer: Viewer
    acting: RequestContext
    request_id: str


def sent_id(request: HttpRequest) -> uuid.UUID | None:
    """The id that the page made for what it will create, None where none was sent. Raises NotThere for one that no page
    of ours made: another in its place would make two records of a double sending."""
    sent = request.POST.get("id")
    if sent is None:
        return None
    id = parse_id(sent)
    if id is None:
        raise NotThere
    return id


def id_for(request: HttpRequest) -> uuid.UUID:
    """The same, or a new one where the field is missing: then the words count for more than saving once."""
    return sent_id(request) or new_id()


def page_for(viewer: Viewer) -> str:
    """A signed mark of whom a form was rendered for: words held through a sign-in go back to them only."""
    return signing.dumps(viewer.id.hex if viewer.signed_in else "", salt="alongside.form")


def written_for(mark: str) -> uuid.UUID | None:
    """Whom a form was rendered for; None where the mark is not ours."""
    try:
        return parse_id(signing.loads(mark, salt="alongside.form"))
    except signing.BadSignature:
        return None
