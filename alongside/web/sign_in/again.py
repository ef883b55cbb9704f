"""Is it still you? Asked before files are taken out, keys are made and accounts are changed: a browser that was left open is
nobody."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from alongside.access.scopes import Route
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.hashing import ManyAtOnce
from alongside.people.actions.passkeys import check_passkey
from alongside.people.actions.second_step import check_code
from alongside.people.actions.signing_in import TooManyTries, check_again
from alongside.people.models import Practitioner
from alongside.people.queries.second_step import my_second_step
from alongside.people.queries.team import my_account
from alongside.web.held import AGAIN, ANSWER, NO_WORDS
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.forms import AgainForm
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
