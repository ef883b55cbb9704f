"""Who works with whom, and who supervises whom."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Role, Viewer
from alongside.base.clock import today
from alongside.people.actions import assignments as actions
from alongside.people.models import Assignment, OwnRequest, Practitioner
from alongside.people.queries import team as queries
from alongside.web.pages import StaffRequest
from alongside.web.team.forms import AssignmentForm, EndForm, SupervisionForm
from alongside.web.team.views.accounts import WAITS, TeamPage, ask_again

ON_A_PAGE = 50
#: Where a field has nobody to choose: what is said, and where that is mended.
NOBODY = {
    "practitioner": (gettext_lazy("Nobody here works with clients yet."), "team", gettext_lazy("Go to Team")),
    "supervisor": (gettext_lazy("Nobody here supervises yet."), "team", gettext_lazy("Go to Team")),
    "client": (gettext_lazy("There is no client yet."), "bring-in", gettext_lazy("Bring in a list")),
}


def assignments(request: StaffRequest) -> HttpResponse:
    """Who works with whom, and with whom nobody does."""
    viewer = request.viewer
    page = Paginator(queries.assignments(viewer), ON_A_PAGE).get_page(request.GET.get("page"))
    pair = _("%(client)s and %(worker)s")
    shown = {
        "page": page,
        "pairs": [
            (link, pair % {"client": link.client.name, "worker": link.practitioner.name})
            for link in queries.seen(page.object_list)
        ],
        "nobodys": queries.nobodys(viewer)[:ON_A_PAGE],
    }
    return render(request, "team/assignments.html", shown)


def supervision(request: StaffRequest) -> HttpResponse:
    pair = _("%(supervisor)s supervises %(worker)s")
    pairs = [
        (link, pair % {"supervisor": link.supervisor.name, "worker": link.practitioner.name})
        for link in queries.supervision(request.viewer)
    ]
    return render(request, "team/supervision.html", {"pairs": pairs})


class LinkPage(TeamPage):
    def initial(self) -> dict[str, Any]:
        return {"since": today(self.viewer.zone)}

    def context(self) -> dict[str, Any]:
        return {"nobody": [NOBODY[name] for name, rows in self.form_kwargs()["rows"].items() if not rows]}

    def at_work(self, role: Role) -> list[Practitioner]:
        """Those of the team who are at work and hold this role."""
        return [who for who in queries.practitioners(self.viewer) if who.is_active and role in who.roles]

    def after(self, saved: Any) -> str:
        if isinstance(saved, OwnRequest):
            messages.info(self.request, WAITS)
        else:
            messages.success(self.request, _("Saved."))
        return super().after(saved)


class AssignPage(LinkPage):
    form_class, then = AssignmentForm, "assignments"
    save = staticmethod(actions.assign)
    back = ("assignments", gettext_lazy("Who works with whom"))
    heading = gettext_lazy("Say who works with whom")
    intro = gettext_lazy(
        "They can read and write this client’s record, and the records of those around them."
    )

    def form_kwargs(self) -> dict[str, Any]:
        rows = {"practitioner": self.at_work(Role.WORKER), "client": queries.clients(self.viewer)}
        return {"rows": rows}

    def before_saving(self, cleaned: dict[str, Any]) -> HttpResponse | None:
        """From a day that is over: it would look as if it had stood all the time."""
        return ask_again(self.request) if cleaned["since"] < today(self.viewer.zone) else None


class SupervisePage(LinkPage):
    form_class, then = SupervisionForm, "supervisors"
    save = staticmethod(actions.supervise)
    back = ("supervisors", gettext_lazy("Supervision"))
    heading = gettext_lazy("Say who supervises whom")
    intro = gettext_lazy(
        "The supervisor can read the care record of the people they work with; nothing that is their own."
    )

    def form_kwargs(self) -> dict[str, Any]:
        rows = {"supervisor": self.at_work(Role.SUPERVISOR), "practitioner": self.at_work(Role.WORKER)}
        return {"rows": rows}


class EndPage(TeamPage):
    form_class, template = EndForm, "team/end.html"

    def initial(self) -> dict[str, Any]:
        """A last day that is known stands there; otherwise it ends now."""
        return {"how": "day", "until": self.subject.until} if self.subject.until else {}

    def names(self) -> dict[str, str]:
        """Those between whom it is."""
        who, whom = (getattr(self.subject, name).name for name in self.subject.BETWEEN)
        return {"who": who, "whom": whom}

    def context(self) -> dict[str, Any]:
        return {"intro": self.intro % self.names()}

    def after(self, saved: Any) -> str:
        closed = saved.closed_at is not None
        messages.success(self.request, _("Ended. It opens nothing any more.") if closed else _("Saved."))
        return super().after(saved)


class EndAssignmentPage(EndPage):
    """The end of working together: what it closes, and what else stays open, is said before."""

    of, fetch, then = "assignment", staticmethod(queries.assignment), "assignments"
    save = staticmethod(actions.end_assignment)
    back = AssignPage.back
    heading = gettext_lazy("When do they stop working together?")
    intro = gettext_lazy(
        "%(who)s and %(whom)s. If you end it now, %(who)s can no longer read or write in this record. "
        "What is written there stays."
    )

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "still_open": list(_stays_open(self.viewer, self.subject, self.names())),
            "nothing_else": _("Nothing else opens this record to %(who)s.") % self.names(),
        }


def _stays_open(viewer: Viewer, assignment: Assignment, names: dict[str, str]) -> Iterator[str]:
    """A sentence for each thing that this end does not close."""
    still_open = queries.still_open(viewer, assignment)
    for other in still_open.assigned:
        sentence = _(
            "%(who)s and %(whom)s are listed here again, from %(day)s. End that too if it is not meant to be."
        )
        yield sentence % {**names, "day": date_format(other.since, "j F Y")}
    for person, client in still_open.around:
        sentence = _("%(person)s stays open to %(who)s, who also works with %(client)s.")
        yield sentence % {"person": person.name, "client": client.name, **names}
    for link in still_open.supervised:
        sentence = _("%(who)s supervises %(worker)s, who works with %(whom)s, and reads the record that way.")
        yield sentence % {"worker": link.practitioner.name, **names}


class EndSupervisionPage(EndPage):
    of, fetch, then = "supervision", staticmethod(queries.supervision_link), "supervisors"
    save = staticmethod(actions.end_supervision)
    back = SupervisePage.back
    heading = gettext_lazy("When does this supervision end?")
    intro = gettext_lazy(
        "%(who)s supervises %(whom)s. If you end it now, %(who)s can read nothing more that way."
    )
