"""Who works with whom, and who supervises whom."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.base.clock import today
from alongside.people.models import Assignment, OwnRequest, SupervisionLink
from alongside.people.team import assignments as actions
from alongside.people.team import queries
from alongside.people.team.still_open import still_open
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.team import own_requests
from alongside.web.team.again import ask_again
from alongside.web.team.forms import AssignmentForm, EndForm, SupervisionForm

ON_A_PAGE = 50


def assignments(request: StaffRequest) -> HttpResponse:
    """Who works with whom, and with whom nobody does."""
    viewer = request.viewer
    page = Paginator(queries.assignments(viewer), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = queries.seen(page.object_list)
    return render(
        request,
        "team/assignments.html",
        {"page": page, "assignments": shown, "nobodys": queries.nobodys(viewer)[:ON_A_PAGE]},
    )


def supervision(request: StaffRequest) -> HttpResponse:
    """Who supervises whom."""
    found = queries.supervision(request.viewer)
    return render(request, "team/supervision.html", {"links": found})


def _say_saved(request: StaffRequest, saved: Any) -> None:
    if isinstance(saved, OwnRequest):
        messages.info(request, own_requests.waits())
    else:
        messages.success(request, _("Saved."))


class _Link(FormPage):
    """A dated link between two."""

    template = "team/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Any:
        queries.check_lead(viewer)

    def initial(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"since": today(viewer.zone)}

    def _team(self, viewer: Viewer, role: Role) -> list[Any]:
        return [one for one in queries.practitioners(viewer) if one.is_active and role in one.roles]


class Assign(_Link):
    """Somebody works with a client."""

    form_class = AssignmentForm

    def form_kwargs(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"workers": self._team(viewer, Role.WORKER), "clients": queries.clients(viewer)}

    def before_saving(self, viewer: Viewer, subject: Any, data: dict[str, Any]) -> HttpResponse | None:
        """From a day that is over: it would look as if it had stood all the time."""
        return ask_again(self.request) if data["since"] < today(viewer.zone) else None

    def save(
        self, viewer: Viewer, subject: Any, id: uuid.UUID, data: dict[str, Any]
    ) -> Assignment | OwnRequest:
        who, whom = uuid.UUID(data["practitioner"]), uuid.UUID(data["client"])
        dates = {"since": data["since"], "until": data["until"]}
        return actions.assign(id, by=viewer, practitioner_id=who, client_id=whom, **dates)

    def after(self, viewer: Viewer, subject: Any, saved: Assignment | OwnRequest) -> str:
        _say_saved(self.request, saved)
        return reverse("assignments")

    def context(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        intro = _("They can read and write this client’s record, and the records of those around them.")
        back = (reverse("assignments"), _("Who works with whom"))
        return {"heading": _("Somebody works with a client"), "intro": intro, "back": back}


class Supervise(_Link):
    """Somebody supervises somebody."""

    form_class = SupervisionForm

    def form_kwargs(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {
            "supervisors": self._team(viewer, Role.SUPERVISOR),
            "workers": self._team(viewer, Role.WORKER),
        }

    def save(
        self, viewer: Viewer, subject: Any, id: uuid.UUID, data: dict[str, Any]
    ) -> SupervisionLink | OwnRequest:
        who, whom = uuid.UUID(data["supervisor"]), uuid.UUID(data["practitioner"])
        dates = {"since": data["since"], "until": data["until"]}
        return actions.supervise(id, by=viewer, supervisor_id=who, practitioner_id=whom, **dates)

    def after(self, viewer: Viewer, subject: Any, saved: SupervisionLink | OwnRequest) -> str:
        _say_saved(self.request, saved)
        return reverse("supervision")

    def context(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        intro = _(
            "The supervisor can read the care record of the people they work with; nothing that is their own."
        )
        back = (reverse("supervision"), _("Supervision"))
        return {"heading": _("Somebody supervises somebody"), "intro": intro, "back": back}


class _End(FormPage):
    """The end of a dated link."""

    form_class = EndForm
    template = "team/end.html"

    def initial(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        """A last day that is known stands there; otherwise it ends now."""
        return {"how": "day", "until": subject.until} if subject.until else {}


def _meant(data: dict[str, Any]) -> dict[str, Any]:
    return {"until": data["until"], "by_mistake": data["how"] == "mistake"}


class EndAssignment(_End):
    """The end of working together: what it closes, and what else stays open, is said before."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Assignment:
        return queries.assignment(viewer, ids["assignment"])

    def save(self, viewer: Viewer, subject: Assignment, id: uuid.UUID, data: dict[str, Any]) -> Assignment:
        return actions.end_assignment(subject.id, by=viewer, **_meant(data))

    def after(self, viewer: Viewer, subject: Assignment, saved: Assignment) -> str:
        messages.success(
            self.request, _("Ended: it opens nothing any more.") if saved.closed_at else _("Saved.")
        )
        return reverse("assignments")

    def context(self, viewer: Viewer, subject: Assignment) -> dict[str, Any]:
        intro = _(
            "%(who)s and %(whom)s. Ended now, %(who)s reads and writes nothing more in this record from this moment on. "
            "What is written there stays."
        )
        return {
            "heading": _("When do they stop working together?"),
            "intro": intro % _names(subject),
            "back": (reverse("assignments"), _("Who works with whom")),
            "still_open": list(_stays_open(viewer, subject)),
            "nothing_else": _("Nothing else opens this record to %(who)s.") % _names(subject),
        }


def _names(assignment: Assignment) -> dict[str, str]:
    return {"who": assignment.practitioner.name, "whom": assignment.client.name}


def _stays_open(viewer: Viewer, assignment: Assignment) -> Iterator[str]:
    """A sentence for each thing that this end does not close."""
    found, names = still_open(viewer, assignment), _names(assignment)
    for other in found.assigned:
        said = _("%(who)s and %(whom)s stand here once more, from %(day)s. End that too if it is not meant.")
        yield said % {**names, "day": date_format(other.since, "j F Y")}
    for person, client in found.around:
        said = _("%(person)s stays open to %(who)s, who also works with %(client)s.")
        yield said % {"person": person.name, "client": client.name, **names}
    for link in found.supervised:
        said = _("%(who)s supervises %(worker)s, who works with %(whom)s, and reads the record that way.")
        yield said % {"worker": link.practitioner.name, **names}


class EndSupervision(_End):
    """The end of supervision."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> SupervisionLink:
        return queries.supervision_link(viewer, ids["supervision"])

    def save(
        self, viewer: Viewer, subject: SupervisionLink, id: uuid.UUID, data: dict[str, Any]
    ) -> SupervisionLink:
        return actions.end_supervision(subject.id, by=viewer, **_meant(data))

    def after(self, viewer: Viewer, subject: SupervisionLink, saved: SupervisionLink) -> str:
        messages.success(
            self.request, _("Ended: it opens nothing any more.") if saved.closed_at else _("Saved.")
        )
        return reverse("supervision")

    def context(self, viewer: Viewer, subject: SupervisionLink) -> dict[str, Any]:
        intro = _("%(who)s supervises %(whom)s. Ended now, %(who)s reads nothing more that way.") % {
            "who": subject.supervisor.name,
            "whom": subject.practitioner.name,
        }
        back = (reverse("supervision"), _("Supervision"))
        return {"heading": _("When does this supervision end?"), "intro": intro, "back": back}
