"""Keeping what is being typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from alongside.access.table import TABLE, is_closed, may_enter
from alongside.base import drafts
from alongside.base.acting import acting_for
from alongside.base.errors import NotThere, Refused
from alongside.web.held import NO_WORDS, keeps_words

NOT_TYPED = NO_WORDS | {"_path", "_tab", "_order"}


def keep(request: HttpRequest) -> HttpResponse:
    """Keep the fields of one page as this author's draft. 204 when kept, 409 where it has been saved, 413 when it, or all
    that they have begun, is too much: then the page stops trying, and their session is not renewed by it."""
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    path = request.POST.get("_path", "")
    viewer = request.viewer  # type: ignore[attr-defined]
    if not _is_a_form_of_theirs(request, path):
        return HttpResponse(status=404)
    if drafts.room_for(viewer, path) and drafts.keep(viewer, path, fields, _typed(request)):
        return HttpResponse(status=204)
    return HttpResponse(status=409 if drafts.saved(viewer, fields) else 413)


def _typed(request: HttpRequest) -> drafts.Typed:
    order = request.POST.get("_order", "")
    return drafts.Typed(request.POST.get("_tab", ""), int(order) if order.isdecimal() else 0)


def _is_a_form_of_theirs(request: HttpRequest, path: str) -> bool:
    """A page of ours with a form, that this viewer may open now, whatever record its address names."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if not keeps_words(path):
        return False
    match = resolve(path)
    route = TABLE.get(match.view_name)
    if route is None or route.post is None or is_closed(viewer, route) or not may_enter(viewer, route.post):
        return False
    view = match.func.view_class()
    view.setup(request, **match.kwargs)
    try:
        with acting_for(viewer):  # looked up, and shown to nobody
            view.fetch(viewer, **match.kwargs)
    except (NotThere, Refused):
        return False
    return True
