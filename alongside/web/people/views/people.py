"""Everybody I work with: the list, and beginning with somebody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role
from alongside.agenda.models import AgendaItem
from alongside.agenda.queries import TwoAgendas, two_agendas_of
from alongside.base.revisions import came_twice
from alongside.core.states.agenda import THEIRS_LIVE
from alongside.documents.words import spoken
from alongside.people.actions import alliances as actions
from alongside.people.models import Alliance, Person
from alongside.people.queries import people as queries
from alongside.web.pages import Page, StaffRequest, Step
from alongside.web.people.forms import DetailsForm


def people(request: StaffRequest) -> HttpResponse:
    """Everybody I work with; for a supervisor also the people of those they supervise, to read."""
    viewer = request.viewer
    circles = queries.caseload(viewer)
    own = [circle.alliance for circle in circles if circle.alliance is not None]
    minds = {id: first_of(two) for id, two in two_agendas_of(viewer, own).items()}
    context = {
        "circles": [(circle, circle.alliance and minds[circle.alliance.id]) for circle in circles],
        "supervised": queries.supervised(viewer),
        "ended": queries.ended_alliances(viewer),
        "may_begin": viewer.is_(Role.WORKER),
    }
    return render(request, "people/people.html", context)


def first_of(two: TwoAgendas) -> AgendaItem | None:
    """The concern of theirs that comes first: the one they put first, else the newest."""
    return next((item for item in two.their_items if item.state in THEIRS_LIVE), None)


class BeginAlliance(Step):
    of, fetch = "person", staticmethod(queries.person_to_begin_with)
    save = staticmethod(actions.begin_alliance)
    then, message = "alliance", _("You have begun. This page is for the two of you.")
    refused_at = "people"
    subject: Person


class AddClient(Page):
    """A client who is mine from today."""

    form_class, template = DetailsForm, "people/form.html"
    save = staticmethod(actions.add_client)
    back, heading = ("people", _("People")), _("Add a person")
    intro = _(
        "A client of yours from today. Family, solicitors, therapists and others are added in the circle of the client "
        "they belong to."
    )

    def after(self, saved: Alliance) -> str:
        if came_twice(self.viewer, saved.id):  # both stand there
            return reverse("person-change", args=[saved.id])
        self.message = _("Saved. Begin by asking what is on %(their)s mind.") % spoken(saved).forms
        return reverse("alliance", args=[saved.id])
