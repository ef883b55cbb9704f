"""Signing in with the organisation's own provider: there, and back. What has to fit when they come back stands in a signed cookie of
ten minutes, so that nothing is kept for whoever only begins."""

import datetime as dt

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.base.errors import Refused
from alongside.base.openid import Begun, NotVouched, Vouched, begin, finish
from alongside.base.provider import is_set_up
from alongside.base.site import site
from alongside.people.actions.elsewhere import sign_in_elsewhere
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.again import AGAIN_AT
from alongside.web.sign_in.coming_in import come_in, go_on
from alongside.web.sign_in.sessions import ELSEWHERE, PREFIX, address_of, put, safe_next

BEGUN = f"{PREFIX}elsewhere"  # the cookie
LIFE = dt.timedelta(minutes=10)


def elsewhere(request: StaffRequest) -> HttpResponse:
    """On to the provider."""
    wanted = safe_next(request.GET.get("next", ""))
    if request.viewer.signed_in:
        return redirect(wanted)
    if not is_set_up():
        return redirect("sign-in")
    try:
        begun = begin(_back())
    except NotVouched:
        messages.warning(
            request, _("Your work account cannot be asked just now. Sign in with your name and password.")
        )
        return _sign_in(wanted)
    response = redirect(begun.url)
    state = [begun.state, begun.nonce, begun.verifier, wanted]
    put(response, BEGUN, signing.dumps(state, salt=BEGUN), LIFE)
    return response


def back(request: StaffRequest) -> HttpResponse:
    """From the provider: in, on to their second step, or back to the sign-in page with one refusal for everything."""
    if not is_set_up():
        return redirect("sign-in")
    try:
        state, nonce, verifier, wanted = signing.loads(
            request.COOKIES.get(BEGUN, ""), salt=BEGUN, max_age=LIFE
        )
    except signing.BadSignature:
        state, nonce, verifier, wanted = "", "", "", ""
    begun = Begun("", state, nonce, verifier)
    try:
        person, second = sign_in_elsewhere(lambda: _vouched(request, begun), address=address_of(request))
    except Refused as refusal:
        messages.warning(request, refusal.message)
        response = _sign_in(wanted)
    else:
        response = come_in(request, person, wanted, second=True) if second else go_on(request, person, wanted)
        if (
            request.user == person
        ):  # a session there may outlast whoever sat here: it does not say that it is still they
            request.session[AGAIN_AT], request.session[ELSEWHERE] = 0, second
    response.delete_cookie(BEGUN)
    return response


def _vouched(request: StaffRequest, begun: Begun) -> Vouched:
    """Raises NotVouched for whoever did not begin in this browser, or brings no code."""
    if not begun.state or not constant_time_compare(request.GET.get("state", ""), begun.state):
        raise NotVouched
    return finish(request.GET.get("code", ""), begun, _back())


def _back() -> str:
    """As it is set up, and registered with the provider: never what a request says of its host."""
    return f"{site()}{reverse('sign-in-back')}"


def _sign_in(wanted: str) -> HttpResponse:
    return redirect(f"{reverse('sign-in')}?{urlencode({'next': wanted})}")
