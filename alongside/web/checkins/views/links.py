"""A link to one check-in, given to somebody to answer alone. Its address is shown once; what comes of it is theirs to say."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from alongside.base.errors import Refused
from alongside.base.site import scheme
from alongside.checkins import queries
from alongside.checkins.actions import invitations
from alongside.checkins.models import Invitation
from alongside.documents import checkins as wording
from alongside.documents.own_words import beneath, grating
from alongside.documents.people import in_brief
from alongside.documents.words import spoken
from alongside.people.queries.people import good_to_know
from alongside.people.queries.reached import safe_ways
from alongside.people.second_step import picture
from alongside.repair.actions import on_link
from alongside.web.checkins.forms import own as forms
from alongside.web.checkins.views.asking import NamedPage
from alongside.web.pages import Step


class GiveLink(NamedPage):
    """What is safe when getting in touch stands first. A link that was given is shown in the answer itself."""

    form_class, template, draft = forms.GiveLinkForm, "checkins/link.html", False
    heading = _("A check-in link")
    save = staticmethod(on_link.invite)

    def form_kwargs(self) -> dict[str, Any]:
        self.known = good_to_know(self.viewer, self.alliance)
        self.safely = in_brief(self.known).safely
        return super().form_kwargs() | {"safely": bool(self.safely)}

    def context(self) -> dict[str, Any]:
        why_not = ""
        try:
            on_link.check_invite(self.viewer, self.alliance)
        except Refused as refused:
            why_not = str(refused.message)
        given = queries.invitations(self.viewer, self.alliance)
        safe = safe_ways(self.viewer, self.alliance.person)
        asked = wording.client_texts(self.viewer.name, spoken(self.alliance))
        return {
            "why_not": why_not,
            "safely": self.safely,
            "safe": safe,
            "given": given,
            "choice": queries.form_choice(self.viewer, self.alliance),
            "own_words": sorted(set(beneath(self.known).values())),
            "grating": grating(self.known, asked),
        }

    def go_on(self, saved: Invitation) -> HttpResponse:
        path = (
            invitations.path_of(saved.secret) if saved.secret else ""
        )  # nobody knows it of a page sent again
        address = f"{scheme()}://{self.request.get_host()}{path}" if path else ""
        context = {
            "invitation": saved,
            "alliance": self.alliance,
            "person": self.alliance.person,
            "address": address,
            "picture": mark_safe(picture(address)) if address else "",  # noqa: S308, drawn by the library
        }
        return render(self.request, "checkins/link_given.html", context)


class TakeLinkBack(Step):
    of, fetch, then = "invitation", staticmethod(queries.own_invitation), "check-in-link"
    save = staticmethod(invitations.take_back)
    message = _("Taken back. The link works no more.")
