"""Coming in and going out, and asking somebody to sign in without losing what they typed."""

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
from alongside.base.provider import is_set_up
from alongside.people.actions import signing_in
from alongside.web import held
from alongside.web.errors import refused, told_when
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.again import STATUS
from alongside.web.sign_in.coming_in import go_on, look_again
from alongside.web.sign_in.forms import SignInForm
from alongside.web.sign_in.sessions import address_of, device_of, is_page, safe_next

UNASKED = {"draft", "sign-out"}  # sent by a page on its own, or to be out in any case
SECURITY_TXT_LIFE = dt.timedelta(days=90)  # who reads it later asks again


class SignIn(View):
    def get(self, request: StaffRequest) -> HttpResponse:
        wanted = request.GET.get("next", "")
        if request.viewer.signed_in:
            return redirect(safe_next(wanted))
        return page(request, SignInForm(initial={"next": wanted}))

    def post(self, request: StaffRequest) -> HttpResponse:
        form, status = SignInForm(request.POST), 422
        if form.is_valid():
            cleaned, device = form.cleaned_data, device_of(request)
            try:
                person = signing_in.sign_in(
                    cleaned["username"], cleaned["password"], device=device, address=address_of(request)
                )
            except Refused as refusal:
                form.refuse(refusal)
                status = STATUS.get(type(refusal), 422)
            else:
                return go_on(request, person, cleaned["next"], cleaned["held"])
        return told_when(page(request, form, status=status))


def page(request: StaffRequest, form: SignInForm, status: int = 200, too_much: bool = False) -> HttpResponse:
    """The sign-in page. `too_much`: more was typed than can be kept."""
    holds = bool(form["held"].value())
    context = {"form": form, "holds": holds, "too_much": too_much, "elsewhere": is_set_up()}
    return render(request, "sign_in/sign_in.html", context, status=status)


def ask_to_sign_in(request: StaffRequest) -> HttpResponse:
    """The sign-in page, which leads back to where they were. What they posted stays in it, sealed."""
    typed = held.words_of(request) if request.method == "POST" else None
    if typed is None:
        path = request.get_full_path()
        wanted = path if request.method in {"GET", "HEAD"} or is_page(path) else safe_next("")
        name = request.resolver_match.view_name  # type: ignore[union-attr]
        if request.method == "POST" and name not in UNASKED:
            messages.warning(
                request, _("Not sent: you are not signed in. Nothing was kept. Sign in, then do it again.")
            )
        return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': wanted})}")
    text = held.sealed(typed[0], request.path, typed[1])
    form = SignInForm(initial={"next": request.path, "held": text})
    return page(request, form, status=403, too_much=not text)


def stale(request: StaffRequest, reason: str = "") -> HttpResponse:
    """A form whose guard did not fit: usually they signed in again in another tab. Nothing is saved.

    The signed mark shows that the page was ours and whose it was, so its words become a draft again: to be looked at
    and saved by a person, never by this request.
    """
    viewer = request.viewer
    if request.path in {reverse(name) for name in (settings.LOGIN_URL, "sign-in-second", "sign-in-passkey")}:
        return _stale_sign_in(request)
    typed = held.words_of(request)
    if typed is None:
        return refused(request, reason)
    if typed[0] != viewer.id:
        return ask_to_sign_in(request)
    if not held.bring_back(request, viewer, request.path, typed[1]):
        return refused(request, reason)
    return look_again(request, request.path)


def _stale_sign_in(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    hidden = {name: request.POST.get(name, "") for name in ("next", "held")}
    path, sealed = safe_next(hidden["next"]), hidden["held"]
    if viewer.signed_in and (not sealed or held.put_back(request, viewer, path, sealed)):
        return look_again(request, path) if sealed else redirect(path)
    messages.warning(request, _("This page was open too long. Please sign in once more."))
    return page(request, SignInForm(initial=hidden), status=403)


def sign_out(request: StaffRequest) -> HttpResponse:
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
    state = "full" if room.is_full() else "ok" if database.answers() else "not ok"
    return HttpResponse(state, content_type="text/plain", status=200 if state == "ok" else 503)


def security_txt(request: StaffRequest) -> HttpResponse:
    """Whom to tell about a hole (RFC 9116). Raises NotThere where the operator has not said."""
    if not settings.SECURITY_CONTACT:
        raise NotThere
    until = (now() + SECURITY_TXT_LIFE).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {until}", "Preferred-Languages: en"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
