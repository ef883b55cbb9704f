"""My second step: what I have, an app, and the codes on paper. Passkeys: sign_in/passkeys.py."""

import datetime as dt
from collections.abc import Callable

from django.contrib import auth, messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views import View

from alongside.access.identities import Viewer
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people.actions import second_step as actions
from alongside.people.models import Practitioner
from alongside.people.models.account import MOST_DAYS
from alongside.people.queries.second_step import my_second_step
from alongside.people.queries.team import my_account
from alongside.people.second_step import app_address, new_secret, picture
from alongside.web import held
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.forms import AppForm
from alongside.web.sign_in.sessions import ELSEWHERE, SECOND

PAGE_LIFE = 30 * 60  # seconds, for taking the picture and typing the code
#: Pages for whoever has to set one up before anything else.
SETTING_UP = {"second-step", "second-step-app", "second-step-codes", "passkey-add", "again", "sign-out"}


def _due(request: StaffRequest) -> dt.datetime | None:
    """From when on this viewer needs a second step; None where they have one, need none, or showed one elsewhere."""
    has_one = request.user.has_second_step or request.session.get(ELSEWHERE)  # type: ignore[union-attr]
    return None if has_one else request.user.second_step_due  # type: ignore[union-attr]


def must_set_up(request: StaffRequest) -> bool:
    due = _due(request)
    return due is not None and due <= now()


def due_soon(request: StaffRequest) -> dt.datetime | None:
    """The same while that time runs, to be told of it."""
    due = _due(request)
    return due if due and due - now() <= dt.timedelta(days=MOST_DAYS) else None


def on_to_it(request: StaffRequest) -> HttpResponse:
    """To the page where it is set up, in place of any other. What they sent elsewhere is a draft of that page."""
    typed = held.words_of(request) if request.method == "POST" else None
    if typed and typed[0] == request.viewer.id:
        held.bring_back(request, request.viewer, request.path, typed[1])
    return redirect("second-step")


def second_step(request: StaffRequest) -> HttpResponse:
    return render(request, "sign_in/second_step.html", _mine(request))


def _mine(request: StaffRequest) -> dict[str, object]:
    return {"mine": my_second_step(request.viewer), "me": my_account(request.viewer)}


class AppPage(View):
    """A picture for the app, and the first code that it shows. The secret stands in the page, signed for this one."""

    def get(self, request: StaffRequest) -> HttpResponse:
        form = AppForm(initial={"secret": signing.dumps(new_secret(), salt=_salt(request))})
        return self._page(request, form)

    def post(self, request: StaffRequest) -> HttpResponse:
        form, me = AppForm(request.POST), my_account(request.viewer)
        if not form.is_valid():
            return self._page(request, form, 422)
        try:
            secret = _secret(request, form)
            actions.add_app(
                request.viewer, me, secret=secret, code="".join(form.cleaned_data["code"].split())
            )
        except signing.BadSignature:
            messages.warning(request, _("This page was open too long. Here is a new picture."))
            return redirect("second-step-app")
        except Refused as refused:
            form.refuse(refused)
            return self._page(request, form, 422)
        return added(request, me, _("From now on the app’s code comes after your password."))

    def _page(self, request: StaffRequest, form: AppForm, status: int = 200) -> HttpResponse:
        try:
            secret = _secret(request, form)
        except signing.BadSignature:
            return redirect("second-step-app")
        address = app_address(secret, my_account(request.viewer).username)
        in_fours = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        shown = {"form": form, "picture": mark_safe(picture(address)), "secret": in_fours}  # noqa: S308, drawn by the library
        return render(request, "sign_in/app.html", shown, status=status)


def _salt(request: StaffRequest) -> str:
    return f"alongside.app.{request.viewer.id.hex}"


def _secret(request: StaffRequest, form: AppForm) -> str:
    """Raises BadSignature for one that no page made for this viewer lately."""
    return signing.loads(form["secret"].value() or "", salt=_salt(request), max_age=PAGE_LIFE)


def added(request: StaffRequest, me: Practitioner, message: str) -> HttpResponse:
    """This browser stays signed in, and has shown it. With the first one comes the sheet of codes."""
    auth.update_session_auth_hash(request, me)
    request.session[SECOND] = True
    messages.success(request, message)
    return redirect("second-step") if my_second_step(request.viewer).codes else codes(request)


def codes(request: StaffRequest) -> HttpResponse:
    """A new sheet of codes, shown in the answer itself and not after a redirect: to show it later it would have to be
    kept."""
    made = actions.make_recovery_codes(request.viewer, my_account(request.viewer))
    return render(request, "sign_in/codes.html", {"codes": made})


def app_away(request: StaffRequest) -> HttpResponse:
    done = _("Removed. The app’s codes no longer work here; delete the entry in the app too.")
    return left(request, actions.take_app_away, done)


def left(request: StaffRequest, act: Callable[[Viewer, Practitioner], None], done: str) -> HttpResponse:
    """What is left of my second step, once this was taken away."""
    try:
        act(request.viewer, my_account(request.viewer))
        messages.success(request, done)
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect("second-step")
