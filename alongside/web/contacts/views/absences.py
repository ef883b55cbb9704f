"""A time apart from one person; and my leave, once for all my people."""

from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import today
from alongside.base.revisions import revisions
from alongside.contacts import queries
from alongside.contacts.actions import absences as actions
from alongside.documents.absences import absent, move_it
from alongside.documents.contacts import suggestions
from alongside.documents.words import spoken
from alongside.web.contacts.forms.plan import AbsenceForm, BackForm, LeaveForm
from alongside.web.pages import AlliancePage, Page, Step
from alongside.web.revisions import revised


class BeginAbsence(AlliancePage):
    form_class, template, then = AbsenceForm, "contacts/absence_new.html", "absence"
    save = staticmethod(actions.begin_absence)


class EndAbsence(AlliancePage):
    """What may help while it lasts, and on the way back."""

    of, fetch, then = "absence", staticmethod(queries.own_absence), "absence"
    form_class, template, save = BackForm, "contacts/absence.html", staticmethod(actions.end_absence)
    opens = {"until": "until"}

    def context(self) -> dict[str, Any]:
        absence, person = self.subject, spoken(self.alliance)
        over = absence.until is not None and absence.until < today(self.viewer.zone)
        return {
            "back": suggestions(absence.why, person, back=True),
            "meanwhile": [] if over else suggestions(absence.why, person, back=False),
        }


class DropAbsence(Step):
    of, fetch, then = "absence", partial(queries.own_absence, dropped=True), "alliance"
    save, message = staticmethod(actions.drop_absence), _("Taken off.")


class _Leave(Page):
    form_class, template, then = LeaveForm, "contacts/leave.html", "leave"
    heading, back = _("Your leave"), ("people", _("People"))


class BeginLeave(_Leave):
    save = staticmethod(actions.begin_leave)

    def context(self) -> dict[str, Any]:
        leaves = queries.own_leaves(self.viewer)
        return {"leaves": [(row, absent(row, row.alliance, self.viewer)) for row in leaves]}


class ChangeLeave(_Leave):
    """The same leave again, with what is planned within it."""

    of, fetch, save = "leave", staticmethod(queries.own_leave), staticmethod(actions.change_leave)
    back = ("leave-new", _("Your leave"))

    def initial(self) -> dict[str, Any]:
        leave, absence = self.subject, self.subject.absence
        return {"since": absence.since, "until": absence.until, "covered_by": leave.covered_by}

    def context(self) -> dict[str, Any]:
        viewer, absence, now = self.viewer, self.subject.absence, today(self.viewer.zone)
        planned = queries.within_leave(viewer, absence)
        return {
            "line": absent(absence, absence.alliance, viewer),
            "within": [
                (contact, move_it(contact, timezone.localtime(contact.at).date(), now)) for contact in planned
            ],
            "revised": revised(revisions(viewer, self.subject.id), LeaveForm),
        }


class DropLeave(Step):
    of, fetch, then = "leave", partial(queries.own_leave, dropped=True), "leave-new"
    save, message = staticmethod(actions.drop_leave), _("Taken off, for everybody.")
