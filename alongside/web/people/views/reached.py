"""What the two agree in person before anything is sent: which ways are safe, and a sign to know a real message by."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import today
from alongside.base.revisions import revisions
from alongside.checkins.actions.capacity import decide
from alongside.documents.words import spoken
from alongside.people.actions import reached as actions
from alongside.people.queries import reached as queries
from alongside.people.queries.reached import decisions
from alongside.web.pages import AlliancePage
from alongside.web.people.forms import AccessNeedsForm, AgreedSignForm, CapacityForm, SafeWaysForm
from alongside.web.revisions import revised


class Agreed(AlliancePage):
    template, then = "people/form.html", "alliance"

    def context(self) -> dict[str, Any]:
        person = self.alliance.person
        back = reverse("alliance", args=[self.alliance.id]), person.called
        return {"back": back, "heading": self.heading % spoken(self.alliance).forms}


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


class AccessNeeds(Agreed):
    """One page for all six steps. What is due to be asked again opens without a day for the next time."""

    form_class, save = AccessNeedsForm, staticmethod(actions.keep_access_needs)
    heading, message = _("What %(name)s needs to take part"), _("Saved.")
    intro = _(
        "To understand, to be understood and to be there: large print, short sentences, a quiet room, time, an interpreter."
        " It stands before each contact."
    )

    def initial(self) -> dict[str, Any]:
        day, need = today(self.viewer.zone), queries.access_need(self.viewer, self.alliance.person)
        if need is None:
            return {"asked_on": day}
        again = need.review_on if need.review_on > day else None
        return {"words": need.words, "met": need.met, "told": need.told, "asked_on": day, "review_on": again}

    def context(self) -> dict[str, Any]:
        need = queries.access_need(self.viewer, self.alliance.person)
        earlier = (
            revised(revisions(self.viewer, need.id), AccessNeedsForm(person=spoken(self.alliance)))
            if need
            else {}
        )
        return super().context() | {"revised": earlier}


class Deciding(Agreed):
    """What stands, what stood before, and one more."""

    form_class, template, save = CapacityForm, "people/capacity.html", staticmethod(decide)
    heading, then, message = _("What %(name)s decides about check-ins"), "capacity", _("Written down.")
    intro = _(
        "Each decision by itself, as it is now. Somebody can decide until it is shown that they cannot, with support first."
        " A no counts from whoever says it."
    )

    def initial(self) -> dict[str, Any]:
        return {"decided_on": today(self.viewer.zone)}

    def context(self) -> dict[str, Any]:
        standing, earlier = decisions(self.viewer, self.alliance.person)
        return super().context() | {"standing": standing, "earlier": earlier}
