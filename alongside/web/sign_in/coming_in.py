"""After the right password: in, or on to the second step, with nothing lost of what was typed.

Between the two nobody is signed in. Whose password was right stands in the page, signed, for ten minutes.
"""

import datetime as dt
import uuid

from django.contrib import auth, messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views import View

from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people.actions.second_step import second_step
from alongside.people.guesses import remember_device
from alongside.people.models import Practitioner
from alongside.people.queries.second_step import has_second_step
from alongside.web import held
from alongside.web.errors import told_when
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.again import AGAIN_AT, STATUS
from alongside.web.sign_in.forms import SecondStepForm
from alongside.web.sign_in.sessions import SECOND, device_of, put_device, safe_next

BACKEND = "alongside.web.sign_in.sessions.Practitioners"
HALF = "alongside.half"
HALF_LIFE = dt.timedelta(minutes=10)


def go_on(request: StaffRequest, person: Practitioner, wanted: str = "", sealed: str = "") -> HttpResponse:
    """Their password was right: in, or asked for their second step."""
    if not has_second_step(person):
        return come_in(request, person, wanted, sealed)
    half = signing.dumps([person.id.hex, _mark(person)], salt=HALF)
    return _ask(request, SecondStepForm(initial={"half": half, "next": wanted, "held": sealed}))


def come_in(
    request: StaffRequest, person: Practitioner, wanted: str = "", sealed: str = "", *, second: bool = False
) -> HttpResponse:
    """Signed in, and on to the page they wanted; what they typed there is a draft of it again. `second`: they have shown a
    second step."""
    auth.logout(request)  # whoever was signed in here before
    auth.login(request, person, backend=BACKEND)  # a new session id, and a new CSRF token
    request.session[SECOND], request.session[AGAIN_AT] = second, now().timestamp()
    path = safe_next(wanted)
    back = bool(sealed) and held.put_back(request, person.as_viewer(), path, sealed)
    response = look_again(request, path) if back else redirect(path)
    put_device(response, remember_device(device_of(request), person))
    return response


def look_again(request: StaffRequest, path: str) -> HttpResponse:
    messages.info(request, _("Here is what you typed. It is not saved yet: look it over, then save it."))
    return redirect(path)


class SecondStep(View):
    """The second step, sent from the page that follows the password."""

    def post(self, request: StaffRequest) -> HttpResponse:
        form = SecondStepForm(request.POST)
        person = _whose(request.POST.get("half", ""))
        if person is None:
            messages.warning(request, _("This page was open too long. Please sign in once more."))
            return redirect("sign-in")
        if not form.is_valid():
            return _ask(request, form, 422)
        cleaned = form.cleaned_data
        try:
            second_step(person, cleaned["code"], device=device_of(request))
        except Refused as refusal:
            form.refuse(refusal)
            return told_when(_ask(request, form, STATUS.get(type(refusal), 422)))
        return come_in(request, person, cleaned["next"], cleaned["held"], second=True)


def _ask(request: StaffRequest, form: SecondStepForm, status: int = 200) -> HttpResponse:
    return render(request, "sign_in/second.html", {"form": form}, status=status)


def _mark(person: Practitioner) -> str:
    """What ends with their password, and with every session of theirs."""
    return person.get_session_auth_hash()


def _whose(half: str) -> Practitioner | None:
    """Whose password was right, while that counts and they are not suspended."""
    try:
        id, mark = signing.loads(half, salt=HALF, max_age=HALF_LIFE)
    except signing.BadSignature:
        return None
    person = Practitioner.objects.signed_in(uuid.UUID(id))
    return person if person and constant_time_compare(mark, _mark(person)) else None
