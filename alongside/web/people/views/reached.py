"""What the two agree in person before anything is sent: which ways are safe, and a sign to know a real message by."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import today
from alongside.people.actions import reached as actions
from alongside.people.queries import reached as queries
from alongside.web.pages import AlliancePage
from alongside.web.people.forms import AgreedSignForm, SafeWaysForm


class Agreed(AlliancePage):
    template, then = "people/form.html", "alliance"

    def context(self) -> dict[str, Any]:
        return {"back": (reverse("alliance", args=[self.alliance.id]), self.alliance.person.called)}


class ChooseSafeWays(Agreed):
    form_class, save = SafeWaysForm, staticmethod(actions.keep_safe_ways)
    heading, message = _("Which ways are safe?"), _("Saved.")
    intro = _(
        "Ask in person, alone: who else hears the phone, reads messages, opens letters? A check-in link goes only by a way"
        " that was chosen here, or from hand to hand."
    )

    def initial(self) -> dict[str, Any]:
        asked = queries.safe_ways_asked(self.viewer, self.alliance.person)
        return {"ways": asked.ways.split() if asked else [], "asked_on": today(self.viewer.zone)}


class AgreeSign(Agreed):
    form_class, save = AgreedSignForm, staticmethod(actions.agree_sign)
    heading, message = (
        _("Agree a picture and a word"),
        _("Saved. They stand on the first page of a check-in link."),
    )
    intro = _(
        "Choose them together, in person. Whoever opens a link from you sees both. A message that leads to a page without"
        " them is not from you."
    )

    def initial(self) -> dict[str, Any]:
        sign = queries.agreed_sign(self.viewer, self.alliance)
        return {"picture": sign.picture, "word": sign.word} if sign else {}
