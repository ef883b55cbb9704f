"""Keeping what is being typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from alongside.access.table import TABLE, is_closed, may_enter
from alongside.base import drafts
from alongside.web.held import NO_WORDS, keeps_words

NOT_TYPED = NO_WORDS | {"_path", "_tab", "_order"}


def keep(request: HttpRequest) -> HttpResponse:
    """Keep the fields of one page as this author's draft. 204 when kept, 409 where it has been saved, 413 when it is too much."""
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    path = request.POST.get("_path", "")
    viewer = request.viewer  # type: ignore[attr-defined]
    if not _is_a_form_of_theirs(viewer, path):
        return HttpResponse(status=404)
    if drafts.keep(viewer, path, fields, _typed(request)):
        return HttpResponse(status=204)
    return HttpResponse(status=409 if drafts.saved(viewer, fields) else 413)


def _typed(request: HttpRequest) -> drafts.Typed:
    order = request.POST.get("_order", "")
    return drafts.Typed(request.POST.get("_tab", ""), int(order) if order.isdecimal() else 0)


def _is_a_form_of_theirs(viewer, path: str) -> bool:
    try:
        route = TABLE.get(resolve(path).view_name)
    except Resolver404:
        return False
    if route is None or route.post is None or is_closed(viewer, route):
        return False
    return may_enter(viewer, route.post) and keeps_words(path)
