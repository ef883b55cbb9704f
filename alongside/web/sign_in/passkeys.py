"""Passkeys in the browser: the way in, and making and removing one.

The question stands in the page; its answer comes back in a hidden field of the form (static/passkeys.js).
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from alongside.base.clock import parse_id
from alongside.base.errors import Refused
from alongside.people import passkeys
from alongside.people.actions import passkeys as actions
from alongside.people.queries.second_step import my_second_step
from alongside.people.queries.team import my_account
from alongside.web.held import ANSWER
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.coming_in import come_in
from alongside.web.sign_in.forms import PasskeyForm
from alongside.web.sign_in.questions import in_page, origin_of, question, what_was_asked
from alongside.web.sign_in.second import added, left
from alongside.web.sign_in.sessions import browser_of


class SignInByPasskey(View):
    """The question on a page of its own, to which the sign-in page leads; and the way in."""

    def post(self, request: StaffRequest) -> HttpResponse:
        if ANSWER not in request.POST:
            return self._page(request)
        try:
            state, asked_at = what_was_asked(request)
            answer = request.POST[ANSWER]
            person = actions.by_passkey(origin_of(request), state, answer, asked_at=asked_at)
        except Refused as refused:
            return self._page(request, str(refused.message), 422)
        return come_in(
            request, person, request.POST.get("next", ""), request.POST.get("held", ""), second=True
        )

    def _page(self, request: StaffRequest, error: str = "", status: int = 200) -> HttpResponse:
        sent = [(name, request.POST.get(name, "")) for name in ("next", "held")]
        shown = {"passkey": question(request), "sent": sent, "error": error}
        return render(request, "sign_in/passkey.html", shown, status=status)


class PasskeyPage(View):
    """Make one on this device, and give it a name."""

    def get(self, request: StaffRequest) -> HttpResponse:
        browser = browser_of(request.headers.get("User-Agent", ""))
        return self._page(request, PasskeyForm(initial={"name": browser}))

    def post(self, request: StaffRequest) -> HttpResponse:
        form, me = PasskeyForm(request.POST), my_account(request.viewer)
        if not form.is_valid():
            return self._page(request, form, 422)
        try:
            state, _asked_at = what_was_asked(request)
            new_key = {"name": form.cleaned_data["name"], "answer": request.POST.get(ANSWER, "")}
            actions.add_passkey(request.viewer, me, origin=origin_of(request), state=state, **new_key)
        except Refused as refused:
            form.refuse(refused)
            return self._page(request, form, 422)
        return added(request, me, _("From now on you can sign in with this passkey."))

    def _page(self, request: StaffRequest, form: PasskeyForm, status: int = 200) -> HttpResponse:
        me, origin = my_account(request.viewer), origin_of(request)
        asked = in_page(*passkeys.to_make(origin, me, my_second_step(request.viewer).passkeys))
        shown = {"form": form, "passkey": asked, "host": origin.host}
        return render(request, "sign_in/passkey_add.html", shown, status=status)


def passkey_away(request: StaffRequest) -> HttpResponse:
    id = parse_id(request.POST.get("key", ""))
    return left(
        request,
        lambda by, me: actions.take_passkey_away(by, me, id),
        _("Removed. It opens nothing here any more."),
    )
