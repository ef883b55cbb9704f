"""Keeping what is being typed, and losing none of it to a session that ended.

What was posted without a session is sealed into the sign-in page itself, for twelve hours, bound to the page it was
typed on and to the person the form was made for. Signing in as that person turns it into a draft of that page;
anybody else gets nothing of it, and the server keeps nothing meanwhile.
"""

import base64
import binascii
import json
import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from alongside.access.identities import Viewer
from alongside.access.scopes import is_closed, may_enter
from alongside.access.table import TABLE
from alongside.base import drafts
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.keyring import KeyringError, seal, unseal
from alongside.base.request_context import acting_for
from alongside.web.pages import Page, StaffRequest, written_for

LIFE = 12 * 60 * 60  # seconds
ANSWER, ASKED = "passkey", "passkey_asked"  # what a browser signed with a passkey, and what it was asked
AGAIN = "again_password"  # what a lead is asked for once more; it and the guard are no words of anybody
NO_WORDS = {"csrfmiddlewaretoken", AGAIN, ANSWER, ASKED}
NOT_TYPED = NO_WORDS | {"_path", "_tab", "_order"}


def keep_draft(request: StaffRequest) -> HttpResponse:
    """Keep the fields of one page as this author's draft. 204 when kept, 409 where it has been saved, 413 when it, or all
    that they have begun, is too much: then the page stops trying, and their session is not renewed by it."""
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    path, order = request.POST.get("_path", ""), request.POST.get("_order", "")
    typed = request.POST.get("_tab", ""), int(order) if order.isdecimal() else 0
    viewer = request.viewer
    if not is_a_form_of_theirs(request, viewer, path):
        return HttpResponse(status=404)
    if drafts.room_for(viewer, path) and drafts.keep(viewer, path, fields, *typed):
        return HttpResponse(status=204)
    return HttpResponse(status=409 if drafts.saved(viewer, fields) else 413)


def words_of(request: StaffRequest) -> tuple[uuid.UUID, dict[str, list[str]]] | None:
    """Whom the posted form was made for, and what was typed. None where there is nothing to keep.

    A form without our signed mark may come from any page in the world: nothing of it is ever shown or kept.
    """
    author = written_for(request.POST.get("_for", ""))
    if author is None or not keeps_words(request.path):
        return None
    return author, {name: values for name, values in request.POST.lists() if name not in NO_WORDS}


def keeps_words(path: str) -> bool:
    """True for a page whose words are kept as a draft. A page with a password on it is not one."""
    try:
        view: Any = resolve(path).func
    except Resolver404:
        return False
    page = getattr(view, "view_class", None)
    return page is not None and issubclass(page, Page) and page.draft


def sealed(author: uuid.UUID, path: str, fields: dict[str, list[str]]) -> str:
    """The words as a text that nobody can read or use elsewhere; empty where they are too many to keep."""
    if len(json.dumps(fields)) > drafts.LARGEST:
        return ""
    plain = json.dumps({"at": now().timestamp(), "fields": fields}).encode()
    return base64.urlsafe_b64encode(seal(_key(), plain, _bound(author, path))).decode()


def opened(author: uuid.UUID, path: str, text: str) -> dict[str, list[str]] | None:
    """The words again, for the same person and the same page within twelve hours; else None."""
    try:
        plain = json.loads(unseal(_key(), base64.urlsafe_b64decode(text), _bound(author, path)))
    except (KeyringError, binascii.Error, ValueError):
        return None
    return plain["fields"] if now().timestamp() - plain["at"] <= LIFE else None


def put_back(request: StaffRequest, viewer: Viewer, path: str, text: str) -> bool:
    """Turn sealed words into this viewer's draft of that page. False where they are not theirs or too old."""
    fields = opened(viewer.id, path, text) if viewer.signed_in else None
    return fields is not None and bring_back(request, viewer, path, fields)


def bring_back(request: StaffRequest, viewer: Viewer, path: str, fields: dict[str, list[str]]) -> bool:
    """Make what was sent to a page the viewer's draft of it. False where the page is not theirs, or there is no room."""
    return (
        is_a_form_of_theirs(request, viewer, path)
        and drafts.room_for(viewer, path, brought_back=True)
        and drafts.keep(viewer, path, fields) is not None
    )


def is_a_form_of_theirs(request: StaffRequest, viewer: Viewer, path: str) -> bool:
    """A page of ours with a form, that this viewer may open now, whatever record its address names."""
    if not keeps_words(path):
        return False
    match = resolve(path)
    route = TABLE.get(match.view_name)
    if route is None or route.post is None or is_closed(viewer, route) or not may_enter(viewer, route.post):
        return False
    view = match.func.view_class()  # type: ignore[attr-defined]
    if not view.keeps_draft(viewer):
        return False
    view.setup(request, **match.kwargs)
    try:
        with acting_for(viewer):  # looked up, and shown to nobody
            view.open(viewer, **match.kwargs)
    except (NotThere, Refused):
        return False
    return True


def _key() -> bytes:
    return settings.KEYRING.derive("held")


def _bound(author: uuid.UUID, path: str) -> bytes:
    return f"held|{author.hex}|{path}".encode()
