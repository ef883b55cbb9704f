"""A screen that is handed over: this session shows one page alone, until its practitioner gives their password again.

It is held in the session, on the server: another tab, the Back button and a typed address all meet that page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from alongside.base.errors import Refused
from alongside.base.hashing import ManyAtOnce
from alongside.people.actions import signing_in
from alongside.people.queries.team import my_account
from alongside.web.errors import told_when
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.forms import ScreenBackForm

HANDED = "handed"
BACK = "screen-back"


def hand_over(request: StaffRequest, at: str, then: str) -> HttpResponse:
    """From now on only the page at this path is answered; once taken back, it goes on at `then`."""
    signing_in.hand_over(by=request.viewer)
    request.session[HANDED] = {"at": at, "then": then}
    response = redirect(at)
    response.headers["Clear-Site-Data"] = '"cache"'  # nor does the Back button find a page of before
    return response


def handed(request: HttpRequest) -> dict[str, Any] | None:
    """Where the screen is and where it goes on to; None where it is not handed over."""
    return request.session.get(HANDED) if request.user.is_authenticated else None


def instead(request: StaffRequest) -> HttpResponse | None:
    """The way back to the page that was handed over, from any other; None where this is it."""
    if request.handed is None or request.path in (request.handed["at"], reverse(BACK)):
        return None
    return redirect(request.handed["at"])


def shown(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page to show to somebody: sending it hands the screen over with this page on it."""

    @wraps(view)
    def page(request: StaffRequest, **ids: Any) -> HttpResponse:
        answer = view(request, **ids)  # first: what is not theirs to show is not there
        return hand_over(request, request.path, request.path) if request.method == "POST" else answer

    return page


class ScreenBack(View):
    """Taking the screen back, by the password. After too many tries the session ends; what was answered is a draft."""

    def get(self, request: StaffRequest) -> HttpResponse:
        return self._page(request, ScreenBackForm(), 200) if request.handed else redirect("today")

    def post(self, request: StaffRequest) -> HttpResponse:
        if request.handed is None:
            return redirect("today")
        form = ScreenBackForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, 422)
        try:
            signing_in.take_back(my_account(request.viewer), form.cleaned_data["password"])
        except signing_in.TooManyTries:
            auth.logout(request)
            messages.warning(request, _("There were too many tries, so you are signed out. Nothing is lost."))
            return redirect("sign-in")
        except Refused as refusal:
            form.refuse(refusal)
            status = 503 if isinstance(refusal, ManyAtOnce) else 422
            return told_when(self._page(request, form, status))
        return redirect(request.session.pop(HANDED)["then"])

    def _page(self, request: StaffRequest, form: ScreenBackForm, status: int) -> HttpResponse:
        return render(request, "sign_in/screen_back.html", {"form": form}, status=status)
