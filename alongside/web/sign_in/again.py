"""Is it still you? Asked before files are taken out, keys are made and accounts are changed: a browser that was left open is
nobody. And before a screen that was handed over goes on: until then its session shows one page alone.

That page is held in the session, on the server: another tab, the Back button and a typed address all meet it.
"""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View

from alongside.access.scopes import Route
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.hashing import ManyAtOnce
from alongside.people.actions import signing_in
from alongside.people.actions.passkeys import check_passkey
from alongside.people.actions.second_step import check_code
from alongside.people.actions.signing_in import TooManyTries, check_again
from alongside.people.models import Practitioner
from alongside.people.queries.second_step import my_second_step
from alongside.people.queries.team import my_account
from alongside.web.errors import told_when
from alongside.web.held import AGAIN, ANSWER, NO_WORDS
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.forms import AgainForm, ScreenBackForm
from alongside.web.sign_in.questions import origin_of, question, what_was_asked
from alongside.web.sign_in.sessions import device_of, safe_next

COUNTS_FOR = dt.timedelta(minutes=5)
AGAIN_AT = "again_at"  # in the session: when they last showed that it is they
STATUS = {TooManyTries: 429, ManyAtOnce: 503}


def once_more(request: StaffRequest, route: Route) -> HttpResponse | None:
    """What a route that wants it asks first; None where it was shown just now, or does not matter here."""
    if not route.again or _counts(request):
        return None
    if request.method == "POST":
        return ask_again(request)
    return redirect(f"{reverse('again')}?{urlencode({'next': request.get_full_path()})}")


def again(request: StaffRequest) -> HttpResponse:
    """The question on a page of its own, before one that is only looked at."""
    return ask_again(request) or redirect(safe_next(request.POST.get("next", request.GET.get("next", ""))))


def ask_again(request: StaffRequest) -> HttpResponse | None:
    """The page that asks for their password, a code of their app or a passkey. None where it was right just now, or within
    the last five minutes.

    The page holds all that was sent, and is sent to the same address. So every word is kept and the id of what will be
    made stays the same.
    """
    form, status = AgainForm(), 422 if request.method == "POST" else 200
    if AGAIN in request.POST or ANSWER in request.POST:
        form = AgainForm(request.POST)
        try:
            if ANSWER in request.POST or form.is_valid():
                _check(request, my_account(request.viewer), form)
                request.session[AGAIN_AT] = now().timestamp()
                return None
        except Refused as refused:
            form.refuse(Refused(refused.message, AGAIN))
            status = STATUS.get(type(refused), 422)
    elif _counts(request):
        return None
    fields = request.POST if request.method == "POST" else request.GET
    pairs = [(name, value) for name, values in fields.lists() for value in values]
    shown = {
        "form": form,
        "sent": [pair for pair in pairs if pair[0] not in NO_WORDS],
        "passkey": question(request) if my_second_step(request.viewer).passkeys else None,
    }
    return render(request, "sign_in/again.html", shown, status=status)


def _check(request: StaffRequest, me: Practitioner, form: AgainForm) -> None:
    """A code is digits, and a password never is. Raises TooManyTries, ManyAtOnce and Refused."""
    if ANSWER in request.POST:
        state, asked_at = what_was_asked(request)
        check_passkey(me, origin_of(request), state, request.POST[ANSWER], asked_at=asked_at)
        return
    typed = form.cleaned_data[AGAIN]
    if typed.replace(" ", "").isdigit():
        check_code(me, typed, device=device_of(request))
    else:
        check_again(me, typed)


def _counts(request: StaffRequest) -> bool:
    return now().timestamp() - request.session.get(AGAIN_AT, 0) < COUNTS_FOR.total_seconds()


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


def to_show(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
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
