"""Coming in and going out."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View

from alongside.base import database, room
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.hashing import ManyAtOnce
from alongside.people import devices, signing_in
from alongside.people.models import Practitioner
from alongside.web import held
from alongside.web.errors import told_when
from alongside.web.request import StaffRequest
from alongside.web.sign_in import cookies
from alongside.web.sign_in.asking import page
from alongside.web.sign_in.forms import SignInForm
from alongside.web.sign_in.where import address_of, safe_next

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
    device = cookies.device_of(request)
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
    cookies.put_device(response, devices.remember(cookies.device_of(request), person))
    return response


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
