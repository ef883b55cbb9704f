"""Coming in and going out, and asking somebody to sign in without losing what they typed."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View

from alongside.base import database, room
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.hashing import ManyAtOnce
from alongside.people.actions import signing_in
from alongside.people.guesses import remember_device
from alongside.people.models import Practitioner
from alongside.web import held
from alongside.web.errors import refused, told_when
from alongside.web.request import StaffRequest
from alongside.web.sign_in.browser import address_of, device_of, is_page, put_device, safe_next
from alongside.web.sign_in.forms import SignInForm

BACKEND = "alongside.web.backend.Practitioners"
STATUS = {signing_in.TooManyTries: 429, ManyAtOnce: 503}
SECURITY_TXT_LIFE = dt.timedelta(days=90)  # who reads it later asks again


class SignIn(View):
    """A name and a password."""

    def get(self, request: StaffRequest) -> HttpResponse:
        wanted = request.GET.get("next", "")
        if request.viewer.signed_in:
            return redirect(safe_next(wanted))
        return page(request, SignInForm(initial={"next": wanted}))

    def post(self, request: StaffRequest) -> HttpResponse:
        form, status = SignInForm(request.POST), 422
        if form.is_valid():
            try:
                return _come_in(request, form.cleaned_data)
            except Refused as no:
                form.refuse(no)
                status = STATUS.get(type(no), 422)
        return told_when(page(request, form, status=status))


def _come_in(request: StaffRequest, given: dict[str, str]) -> HttpResponse:
    device = device_of(request)
    person = signing_in.sign_in(
        given["username"], given["password"], device=device, address=address_of(request)
    )
    auth.login(request, person, backend=BACKEND)  # a new session id, and a new CSRF token
    return let_in(request, person, given["next"], given["held"])


def let_in(request: StaffRequest, person: Practitioner, wanted: str, words: str) -> HttpResponse:
    """On to where they were going, with what they had typed."""
    path = safe_next(wanted)
    if words and held.put_back(request, person.as_viewer(), path, words):
        messages.info(request, _("Here is what you typed. It is not saved yet: look it over, then save it."))
    response = redirect(path)
    put_device(response, remember_device(device_of(request), person))
    return response


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


def sign_out(request: StaffRequest) -> HttpResponse:
    """End the session here."""
    signing_in.sign_out(by=request.viewer)
    auth.logout(request)
    messages.success(request, _("You are signed out."))
    response = redirect("sign-in")
    # Not the cookies: that this browser is known keeps strangers from locking its owner out. What was being typed is
    # kept by the server before this is asked for (static/drafts.js).
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def health(request: StaffRequest) -> HttpResponse:
    """Whether people can work: the database can be read, and the disk has room to save. Says nothing else."""
    said = "full" if room.is_full() else "ok" if database.answers() else "not ok"
    return HttpResponse(said, content_type="text/plain", status=200 if said == "ok" else 503)


def security_txt(request: StaffRequest) -> HttpResponse:
    """Whom to tell about a hole (RFC 9116). Raises NotThere where the operator has not said."""
    if not settings.SECURITY_CONTACT:
        raise NotThere
    until = (now() + SECURITY_TXT_LIFE).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {until}", "Preferred-Languages: en"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
