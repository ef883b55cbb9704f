"""Setting a password with the link that a lead handed over.

The secret leaves the address at once: it would stand in histories and logs. Opening the link has no effect, so a
program that looks at links in messages uses nothing up.
"""

from __future__ import annotations

import datetime as dt

from django.contrib import auth, messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from alongside.base.errors import NotThere, Refused
from alongside.people.team import passwords
from alongside.web.request import StaffRequest
from alongside.web.sign_in.cookies import PREFIX, put
from alongside.web.team.forms import NewPasswordForm

COOKIE = f"{PREFIX}welcome"
LIFE = dt.timedelta(hours=1)


def link(request: StaffRequest, secret: str) -> HttpResponse:
    """Out of the address, into a cookie; whether it works is seen on the page."""
    response = redirect("welcome")
    put(response, COOKIE, secret, LIFE)
    return response


class Welcome(View):
    """Choose a password."""

    def get(self, request: StaffRequest) -> HttpResponse:
        return self._page(request, NewPasswordForm())

    def post(self, request: StaffRequest) -> HttpResponse:
        form = NewPasswordForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, 422)
        try:
            passwords.use_link(request.COOKIES.get(COOKIE, ""), password=form.cleaned_data["new"])
        except Refused as no:
            form.refuse(no)
            return self._page(request, form, 422)
        except NotThere:
            return self._page(request, form)
        return self._done(request)

    @staticmethod
    def _done(request: StaffRequest) -> HttpResponse:
        auth.logout(request)
        messages.success(request, _("Your password is set. Sign in with it now."))
        response = redirect("sign-in")
        response.delete_cookie(COOKIE)
        return response

    @staticmethod
    def _page(request: StaffRequest, form: NewPasswordForm, status: int = 200) -> HttpResponse:
        try:
            whose = passwords.whose(request.COOKIES.get(COOKIE, ""))
        except NotThere:  # used, withdrawn, old or made up: one answer
            return render(request, "team/no_link.html", status=410)
        return render(request, "team/welcome.html", {"form": form, "whose": whose}, status=status)
