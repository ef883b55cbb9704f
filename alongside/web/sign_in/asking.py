"""Asking somebody to sign in, or to look again, without losing what they typed."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.web import held
from alongside.web.errors import refused
from alongside.web.request import StaffRequest
from alongside.web.sign_in.forms import SignInForm
from alongside.web.sign_in.where import is_page, safe_next


def page(request: StaffRequest, form: SignInForm, status: int = 200, too_much: bool = False) -> HttpResponse:
    """The sign-in page. `too_much`: more was typed than can be kept."""
    holds = bool(form["held"].value())
    context = {"form": form, "holds": holds, "too_much": too_much}
    return render(request, "sign_in/sign_in.html", context, status=status)


def ask_to_sign_in(request: StaffRequest) -> HttpResponse:
    """The sign-in page, which leads back to where they were. What they posted stays in it, sealed."""
    words = held.words_of(request) if request.method == "POST" else None
    if words is None:
        return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': _page_of(request)})}")
    text = held.sealed(words[0], request.path, words[1])
    form = SignInForm(initial={"next": request.path, "held": text})
    return page(request, form, status=403, too_much=not text)


def _page_of(request: StaffRequest) -> str:
    path = request.get_full_path()
    return path if request.method in {"GET", "HEAD"} or is_page(path) else safe_next("")


def stale(request: StaffRequest, reason: str = "") -> HttpResponse:
    """A form whose guard did not fit: usually they signed in again in another tab. Nothing is saved.

    The signed mark shows that the page was ours and whose it was, so its words become a draft again: to be looked at
    and saved by a person, never by this request.
    """
    viewer = request.viewer
    if request.path == reverse(settings.LOGIN_URL):
        return _stale_sign_in(request)
    words = held.words_of(request)
    if words is None:
        return refused(request, reason)
    if words[0] != viewer.id:
        return ask_to_sign_in(request)
    if not held.bring_back(request, viewer, request.path, words[1]):
        return refused(request, reason)
    return _look_again(request, request.path)


def _stale_sign_in(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    given = {name: request.POST.get(name, "") for name in ("next", "held")}
    path = safe_next(given["next"])
    if viewer.signed_in and (not given["held"] or held.put_back(request, viewer, path, given["held"])):
        return _look_again(request, path) if given["held"] else redirect(path)
    messages.warning(request, _("This page was open too long. Please sign in once more."))
    return page(request, SignInForm(initial=given), status=403)


def _look_again(request: StaffRequest, path: str) -> HttpResponse:
    messages.info(request, _("Here is what you typed. It is not saved yet: look it over, then save it."))
    return redirect(path)
