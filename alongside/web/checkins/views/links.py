"""A link to one check-in, given to somebody to answer alone. Its address is shown once; what comes of it is theirs to say."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.site import scheme
from alongside.checkins import queries
from alongside.checkins.actions import invitations
from alongside.checkins.models import Invitation
from alongside.documents import checkins as wording
from alongside.documents.own_words import beneath, grating
from alongside.documents.people import in_brief
from alongside.documents.words import spoken
from alongside.people.models import Alliance, SafeWay
from alongside.people.queries.people import good_to_know
from alongside.people.queries.reached import may_mail, safe_ways
from alongside.people.second_step import picture
from alongside.repair.actions import on_link
from alongside.repair.actions.reminding import remind
from alongside.web.checkins.forms import own as forms
from alongside.web.checkins.views.asking import NamedPage
from alongside.web.pages import StaffRequest, Step

CARRY_WRITING = (SafeWay.TEXT, SafeWay.EMAIL, SafeWay.POST)


class GiveLink(NamedPage):
    """What is safe when getting in touch stands first. A link that was given is shown in the answer itself."""

    form_class, template, draft = forms.GiveLinkForm, "checkins/link.html", False
    heading = _("A check-in link")
    save = staticmethod(on_link.invite)

    def form_kwargs(self) -> dict[str, Any]:
        self.known = good_to_know(self.viewer, self.alliance)
        self.safely = in_brief(self.known).safely
        by_mail = may_mail(self.viewer, self.alliance.person)
        return super().form_kwargs() | {"safely": bool(self.safely), "by_mail": by_mail}

    def context(self) -> dict[str, Any]:
        why_not = ""
        try:
            on_link.check_invite(self.viewer, self.alliance)
        except Refused as refused:
            why_not = str(refused.message)
        invitations = queries.invitations(self.viewer, self.alliance)
        safe = safe_ways(self.viewer, self.alliance.person)
        asked = wording.client_texts(self.viewer.name, spoken(self.alliance))
        return {
            "why_not": why_not,
            "safely": self.safely,
            "safe": safe,
            "given": invitations,
            "moment": now(),
            "choice": queries.form_choice(self.viewer, self.alliance),
            "own_words": sorted(set(beneath(self.known).values())),
            "grating": grating(self.known, asked),
        }

    def go_on(self, saved: Invitation) -> HttpResponse:
        return _shown_once(self.request, saved, self.alliance)


def _shown_once(request: StaffRequest, invitation: Invitation, alliance: Alliance) -> HttpResponse:
    """The link as it can be given: written down only where a way is safe that carries writing. Of a page that was sent again
    nobody knows it."""
    path = invitations.path_of(invitation.secret) if invitation.secret else ""
    address = f"{scheme()}://{request.get_host()}{path}" if path else ""
    safe = safe_ways(request.viewer, alliance.person) or ()
    context = {
        "invitation": invitation,
        "alliance": alliance,
        "person": alliance.person,
        "address": address,
        "written": [way.label for way in safe if way in CARRY_WRITING],
        "picture": mark_safe(picture(address)) if address else "",  # noqa: S308, drawn by the library
    }
    return render(request, "checkins/link_given.html", context)


class Remind(Step):
    of, fetch, then = "invitation", staticmethod(queries.own_invitation), "check-in-link"
    save = staticmethod(remind)

    def go_on(self, saved: Invitation) -> HttpResponse:
        return _shown_once(self.request, saved, self.alliance)


class TakeLinkBack(Step):
    of, fetch, then = "invitation", staticmethod(queries.own_invitation), "check-in-link"
    save = staticmethod(invitations.take_back)
    message = _("Taken back. The link works no more.")
