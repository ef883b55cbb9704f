"""My own account: my name, how to reach me, my password, and what people know me by.

And what was done to the account, which stands before every other page until it was seen.
"""

import datetime as dt
import uuid
from typing import Any

from django.contrib import auth, messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _, gettext_lazy

from alongside.base.clock import parse_id
from alongside.base.errors import NotThere, Refused
from alongside.documents.faces import face_of
from alongside.people import faces
from alongside.people.actions import accounts, passwords
from alongside.people.actions.accounts import see_notices
from alongside.people.guesses import remember_device
from alongside.people.models import AccountNotice, Practitioner, Told
from alongside.people.queries import team as queries
from alongside.web.pages import StaffRequest, Step
from alongside.web.sign_in.coming_in import go_on
from alongside.web.sign_in.sessions import PREFIX, device_of, put, put_device, safe_next
from alongside.web.team import forms
from alongside.web.team.views.accounts import TeamPage

WELCOME = f"{PREFIX}welcome"  # the cookie that holds the secret of a link
WELCOME_LIFE = dt.timedelta(hours=1)


def me(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    account = queries.my_account(viewer)
    shown = {
        "me": account,
        "roles": forms.roles_of(account),
        "links": queries.links_made_for(viewer),
        "face": face_of(account, faces.photo(viewer, viewer.id)),
    }
    return render(request, "team/me.html", shown)


class MePage(TeamPage):
    then = "me"
    back = ("me", gettext_lazy("You"))
    message = gettext_lazy("Saved.")

    def find(self, **ids: uuid.UUID) -> Practitioner:
        return queries.my_account(self.viewer)


class ChangeMePage(MePage):
    form_class, save = forms.MeForm, staticmethod(accounts.change_me)
    heading = gettext_lazy("Your name and how to reach you")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in forms.MeForm.base_fields}


class ChangePasswordPage(MePage):
    """A new password. Nothing of this page is ever kept as a draft."""

    form_class, draft = forms.ChangePasswordForm, False
    save = staticmethod(passwords.change_password)
    heading = gettext_lazy("Change your password")
    message = gettext_lazy("Your password is changed. Everywhere else you are signed out.")

    def after(self, saved: Practitioner) -> str:
        self.changed = saved
        auth.update_session_auth_hash(self.request, saved)
        return super().after(saved)

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        response = super().post(request, **ids)
        if changed := getattr(self, "changed", None):  # this browser stays known, and signed in
            put_device(response, remember_device(device_of(request), changed))
        return response


class SymbolPage(MePage):
    form_class, draft, save = forms.SymbolForm, False, staticmethod(faces.choose_symbol)
    heading = gettext_lazy("Choose your symbol")
    intro = gettext_lazy("It stands on the papers that you leave with people, unless there is a photo.")

    def initial(self) -> dict[str, Any]:
        return {"symbol": self.subject.symbol}


class PhotoPage(MePage):
    form_class, draft, save = forms.PhotoForm, False, staticmethod(faces.keep_photo)
    heading = gettext_lazy("Your photo")
    intro = gettext_lazy("It stands on the papers that you leave with people. Your colleagues can see it.")


class TakePhotoAwayStep(Step):
    then, save = "me", staticmethod(faces.take_photo_away)
    message = gettext_lazy("Your photo is removed.")

    def find(self, **ids: uuid.UUID) -> Practitioner:
        return queries.my_account(self.viewer)


def photo(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """The photo of a colleague, to those of the same organisation. Raises NotThere; no photo is not there either."""
    jpeg = faces.photo(request.viewer, practitioner)
    if not jpeg:
        raise NotThere
    return HttpResponse(jpeg, content_type="image/jpeg")


def welcome_link(request: StaffRequest, secret: str) -> HttpResponse:
    """The secret of a link that a lead handed over leaves the address at once, into a cookie: it would stand in
    histories and logs. Opening the link has no effect, so a program that looks at links in messages uses nothing up."""
    response = redirect("welcome")
    put(response, WELCOME, secret, WELCOME_LIFE)
    return response


def welcome(request: StaffRequest) -> HttpResponse:
    """Choose a password with the link, and be in. One that is used, withdrawn, old or made up gets one answer."""
    secret, form = request.COOKIES.get(WELCOME, ""), forms.NewPasswordForm(request.POST or None)
    try:
        whose = passwords.working_link(secret).practitioner
        if form.is_valid():
            practitioner = passwords.use_link(secret, password=form.cleaned_data["new"])
            welcome = _("Your password is set. Next time, sign in as %(username)s.")
            messages.success(request, welcome % {"username": practitioner.username})
            response = go_on(request, practitioner)
            response.delete_cookie(WELCOME)
            return response
    except NotThere:
        return render(request, "team/no_link.html", status=410)
    except Refused as refused:
        form.refuse(refused)
    status = 422 if form.is_bound else 200
    return render(request, "team/welcome.html", {"form": form, "whose": whose}, status=status)


#: %(at)s: the day and the time, %(who)s: who did it.
SENTENCES = {
    Told.LINK: gettext_lazy(
        "On %(at)s %(who)s made a new password link for you. Whoever holds it can set your password."
    ),
    Told.LINK_LOST: gettext_lazy(
        "On %(at)s %(who)s made a new password link for you, for somebody who has lost their second step: whoever uses it sets "
        "your password, and your app, passkeys and codes no longer work."
    ),
    Told.ROLE: gettext_lazy("On %(at)s %(who)s gave you the role “%(role)s”."),
    Told.ROLE_TAKEN: gettext_lazy("On %(at)s %(who)s took the role “%(role)s” from you."),
    Told.ASSIGNED: gettext_lazy("On %(at)s %(who)s assigned you to %(client)s, from %(since)s."),
    Told.SIGNED_OUT: gettext_lazy("On %(at)s %(who)s signed you out everywhere."),
    Told.SUSPENDED: gettext_lazy("On %(at)s %(who)s suspended your account."),
    Told.RESTORED: gettext_lazy("On %(at)s %(who)s restored your account."),
    Told.OPENED: gettext_lazy(
        "On %(at)s %(who)s confirmed that your new password is yours. What is yours alone is open again."
    ),
    Told.ADDED: gettext_lazy("On %(at)s %(who)s added an account: %(about)s."),
    Told.NEW_LEAD: gettext_lazy("On %(at)s %(who)s made %(about)s a lead."),
    Told.LINK_OF: gettext_lazy("On %(at)s %(who)s made a new password link for %(about)s."),
    Told.NAME: gettext_lazy("On %(at)s %(who)s changed the sign-in name of %(about)s."),
    Told.DELAY: gettext_lazy(
        "On %(at)s %(who)s changed how long things stay closed after a new password, to %(hours)s hours. It counts once the "
        "old time has run out."
    ),
    Told.ASKS: gettext_lazy(
        "On %(at)s %(who)s asked for something for themselves. It waits on the Team page for you to confirm or refuse."
    ),
    Told.CONFIRMED: gettext_lazy("On %(at)s %(who)s confirmed what you asked for yourself."),
    Told.REFUSED: gettext_lazy("On %(at)s %(who)s refused what you asked for yourself."),
    Told.OPENING: gettext_lazy(
        "On %(at)s %(who)s opened some of what you thought through, by an order. By which order, why, to whom and until when "
        "stands under “Thinking”."
    ),
}
BY_MYSELF = gettext_lazy(
    "On %(at)s a new password link was made for you in your own name: on the Team page, or on the machine that holds "
    "Alongside."
)


def notices(request: StaffRequest) -> HttpResponse:
    """What waits to be seen; pressed, it has been seen and the way goes on."""
    viewer = request.viewer
    if request.method == "POST":
        see_notices(viewer, [id for id in map(parse_id, request.POST.getlist("notice")) if id])
        return redirect(safe_next(request.POST.get("next", "")))
    waiting = queries.unseen_notices(viewer)
    if not waiting:
        return redirect(safe_next(request.GET.get("next", "")))
    lines = [(notice, _sentence(notice)) for notice in waiting]
    return render(request, "team/notices.html", {"lines": lines, "next": request.GET.get("next", "")})


def _sentence(notice: AccountNotice) -> str:
    """What happened, in plain words."""
    kind, link, day = Told(notice.told), notice.assignment, localtime(notice.made_at)
    by_myself = kind in (Told.LINK, Told.LINK_LOST) and notice.made_by_id == notice.practitioner_id
    return str(BY_MYSELF if by_myself else SENTENCES[kind]) % {
        "at": _("%(day)s at %(time)s") % {"day": date_format(day, "j F"), "time": date_format(day, "H:i")},
        "who": notice.made_by.name if notice.made_by else _("somebody"),
        "about": notice.about.name if notice.about else "",
        "role": next((label for role, label in forms.ROLES if role == notice.role), ""),
        "hours": notice.hours,
        "client": link.client.name if link else "",
        "since": date_format(link.since, "j F Y") if link else "",
    }
