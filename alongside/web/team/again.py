"""Signing in once more before a lead changes who can open records: a browser that was left open is not the lead.

The page that asks holds all that was sent, and is sent to the same address. So every word is kept and the id of what
will be made stays the same. It counts for five minutes.
"""

from __future__ import annotations

import datetime as dt

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people import signing_in
from alongside.people.team.practitioners import mine
from alongside.web.errors import GUARD
from alongside.web.forms import Form
from alongside.web.held import AGAIN
from alongside.web.request import StaffRequest
from alongside.web.sign_in.views import STATUS

COUNTS_FOR = dt.timedelta(minutes=5)
AT = "again_at"  # in the session


class AgainForm(Form):
    """The password of whoever is signed in."""

    again_password = forms.CharField(
        label=_("Your password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def ask_again(request: StaffRequest) -> HttpResponse | None:
    """The page that asks for the password; None where it was right just now, or within the last five minutes."""
    if AGAIN in request.POST:
        return _look_at(request)
    return None if is_fresh(request) else _page(request, AgainForm(), 422)


def is_fresh(request: StaffRequest) -> bool:
    """Whether they signed in once more within the last five minutes."""
    return now().timestamp() - request.session.get(AT, 0) < COUNTS_FOR.total_seconds()


def _look_at(request: StaffRequest) -> HttpResponse | None:
    form = AgainForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    me = mine(request.viewer)
    try:
        signing_in.check_again(me, form.cleaned_data[AGAIN])
    except Refused as no:
        form.refuse(Refused(no.message, AGAIN))
        return _page(request, form, STATUS.get(type(no), 422))
    request.session[AT] = now().timestamp()
    return None


def _page(request: StaffRequest, form: AgainForm, status: int) -> HttpResponse:
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    sent = [pair for pair in pairs if pair[0] not in (GUARD, AGAIN)]
    return render(request, "team/again.html", {"form": form, "sent": sent}, status=status)
