"""The people who work here: adding them, what they may do, the link with which they come in, and what leads ask for
themselves."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from alongside.audit import outcome
from alongside.audit.record import last_jump
from alongside.base.errors import Refused
from alongside.documents.clock import doubt
from alongside.people.actions import accounts, assignments
from alongside.people.actions.passwords import make_link
from alongside.people.actions.second_step import set_days
from alongside.people.models import Organisation, OwnRequest, Practitioner
from alongside.people.queries import team as queries
from alongside.web.pages import Page, StaffRequest, Step
from alongside.web.sign_in.again import ask_again
from alongside.web.sign_in.forms import DaysForm
from alongside.web.team import forms
from alongside.web.team.views.mailed import link_page

WAITS = gettext_lazy("What you ask for yourself waits until another lead confirms it.")


def team(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    practitioners, requests = queries.practitioners(viewer), queries.own_requests(viewer)
    names = {practitioner.id: practitioner.name for practitioner in practitioners}
    names |= {client.id: client.name for client in queries.clients_asked_for(viewer, requests)}
    shown = {
        "team": [(practitioner, forms.roles_of(practitioner)) for practitioner in practitioners],
        "requests": [
            {"id": asked.id, "words": _asked(asked, names), "mine": asked.made_by_id == viewer.id}
            for asked in requests
        ],
        "org": queries.organisation(viewer),
        "clock": doubt(last_jump(viewer.org_id)),
        "nightly": outcome.found_something(viewer.org_id),
    }
    return render(request, "team/team.html", shown)


def _asked(asked: OwnRequest, names: dict[uuid.UUID, str]) -> str:
    """What a lead asks for themselves, in words."""
    details, who = asked.given, asked.made_by.name if asked.made_by else ""
    if asked.kind == OwnRequest.Kind.ROLE:
        roles = ", ".join(str(label) for role, label in forms.ROLES if role in details["roles"])
        return _("%(who)s asks for a role: %(roles)s") % {"who": who, "roles": roles}
    since = date_format(dt.date.fromisoformat(details["since"]), "j F Y")
    if asked.kind == OwnRequest.Kind.ASSIGNMENT:
        sentence = _("%(who)s asks to work with %(client)s, from %(since)s")
        return sentence % {"who": who, "client": names[uuid.UUID(details["client"])], "since": since}
    sentence = _("%(who)s asks to supervise %(worker)s, from %(since)s")
    return sentence % {"who": who, "worker": names[uuid.UUID(details["practitioner"])], "since": since}


def practitioner(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    account = queries.practitioner(viewer, practitioner)
    shown = {
        "practitioner": account,
        "roles": forms.roles_of(account),
        "assignments": queries.assignments_of(viewer, account),
        "link": queries.open_links(account).first(),
        "is_me": account.id == viewer.id,
        "may_confirm": queries.may_open(viewer, account),
    }
    return render(request, "team/practitioner.html", shown)


class TeamPage(Page):
    """A form with a heading, words about what it does, and the way back to the team."""

    template = "team/form.html"
    back = ("team", gettext_lazy("Team"))


class AddPractitionerPage(TeamPage):
    form_class, then = forms.AddPractitionerForm, "practitioner"
    save = staticmethod(accounts.add_practitioner)
    heading = gettext_lazy("Add somebody to the team")
    message = gettext_lazy("Added. Now make the link with which they set their password.")

    def before_saving(self, cleaned: dict[str, Any]) -> HttpResponse | None:
        return ask_again(self.request)


class ChangePractitionerPage(TeamPage):
    of, fetch = "practitioner", staticmethod(queries.practitioner)
    form_class, then = forms.PractitionerForm, "practitioner"
    save = staticmethod(accounts.change_practitioner)
    heading = gettext_lazy("Change name and roles")
    message = gettext_lazy("Saved.")

    def initial(self) -> dict[str, Any]:
        shown = ("name", "first_name", "profession", "username")
        names = {name: getattr(self.subject, name) for name in shown}
        return {**names, "roles": [role for role, _label in forms.ROLES if role in self.subject.roles]}

    def before_saving(self, cleaned: dict[str, Any]) -> HttpResponse | None:
        """Another role or sign-in name opens what it opens; a name alone needs nobody to sign in once more."""
        same_roles = set(cleaned["roles"]) == self.subject.roles
        is_same = same_roles and cleaned["username"] == self.subject.username
        return None if is_same else ask_again(self.request)

    def after(self, saved: Practitioner) -> str:
        if accounts.new_roles(saved, self.request.POST.getlist("roles")):
            messages.info(self.request, WAITS)
        return super().after(saved)

    def context(self) -> dict[str, Any]:
        return {"back": (reverse("practitioner", args=[self.subject.id]), self.subject.name)}


class DelayPage(TeamPage):
    form_class, then = forms.DelayForm, "team"
    save = staticmethod(accounts.set_delay)
    heading = gettext_lazy("How long things stay closed after a new password")
    intro = gettext_lazy(
        "When a lead makes a new password link for somebody, what is theirs alone (how it was for them, hard patches, the "
        "line, getting ready) stays closed to that account for this long, or until a second lead has spoken with them. A "
        "change counts once the old time has run out, and every lead is told."
    )
    message = gettext_lazy("Saved. It counts once the old time has run out.")

    def find(self, **ids: uuid.UUID) -> Organisation:
        return queries.organisation(self.viewer)

    def initial(self) -> dict[str, Any]:
        return {"hours": self.subject.reset_hours_now}

    def before_saving(self, cleaned: dict[str, Any]) -> HttpResponse | None:
        return ask_again(self.request)


class DaysPage(TeamPage):
    form_class, then = DaysForm, "team"
    save = staticmethod(set_days)
    heading = gettext_lazy("How long people have to set up a second step")
    intro = gettext_lazy(
        "A second step (a passkey, or a code of an app after the password) keeps out whoever finds or guesses a password. Everybody needs one "
        "so many days after their account was made, 14 at most. Until they have one they then see nothing else."
    )
    message = gettext_lazy("Saved.")

    def find(self, **ids: uuid.UUID) -> Organisation:
        return queries.organisation(self.viewer)

    def initial(self) -> dict[str, Any]:
        return {"days": self.subject.second_step_days}

    def before_saving(self, cleaned: dict[str, Any]) -> HttpResponse | None:
        return ask_again(self.request)


class TeamStep(Step):
    """A button about one of the team."""

    of, fetch, then = "practitioner", staticmethod(queries.practitioner), "practitioner"


class SuspendStep(TeamStep):
    save = staticmethod(accounts.suspend)
    message = gettext_lazy("Suspended. If they are signed in now, they are out at the next page they open.")


class RestoreStep(TeamStep):
    save = staticmethod(accounts.restore)
    message = gettext_lazy("Restored.")


class SignOutStep(TeamStep):
    save = staticmethod(accounts.sign_out_everywhere)
    message = gettext_lazy("Signed out everywhere. They can sign in again.")


class OpenAgainStep(TeamStep):
    save = staticmethod(accounts.open_again)
    message = gettext_lazy("What is theirs alone is open to them again.")


class ConfirmStep(Step):
    of, fetch, then = "own_request", staticmethod(queries.own_request), "team"
    save = staticmethod(assignments.confirm)
    message = gettext_lazy("Confirmed. It holds from now on.")


class RefuseStep(Step):
    of, fetch, then = "own_request", staticmethod(queries.own_request), "team"
    save = staticmethod(assignments.refuse)
    message = gettext_lazy("Refused. Nothing was changed.")


def link(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """Make the link and show it, this once.

    Shown in the answer itself and not after a redirect: to show it later it would have to be kept.
    """
    viewer = request.viewer
    account = queries.practitioner(viewer, practitioner)
    lost = "lost" in request.POST
    try:
        made, secret = make_link(viewer, account, lost_second_step=lost)
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect("practitioner", account.id)
    return link_page(request, account, made, secret)
