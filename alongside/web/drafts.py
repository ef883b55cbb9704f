"""Keeping what is being typed."""

from __future__ import annotations

from django.http import HttpResponse

from alongside.base import drafts
from alongside.web.held import NO_WORDS, is_a_form_of_theirs
from alongside.web.request import StaffRequest

NOT_TYPED = NO_WORDS | {"_path", "_tab", "_order"}


def keep(request: StaffRequest) -> HttpResponse:
    """Keep the fields of one page as this author's draft. 204 when kept, 409 where it has been saved, 413 when it, or all
    that they have begun, is too much: then the page stops trying, and their session is not renewed by it."""
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    path = request.POST.get("_path", "")
    viewer = request.viewer
    if not is_a_form_of_theirs(request, viewer, path):
        return HttpResponse(status=404)
    if drafts.room_for(viewer, path) and drafts.keep(viewer, path, fields, _typed(request)):
        return HttpResponse(status=204)
    return HttpResponse(status=409 if drafts.saved(viewer, fields) else 413)


def _typed(request: StaffRequest) -> drafts.Typed:
    order = request.POST.get("_order", "")
    return drafts.Typed(request.POST.get("_tab", ""), int(order) if order.isdecimal() else 0)
