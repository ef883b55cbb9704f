"""The dry run of visits: events of a calendar and rows of a list of appointments, compared with what stands here."""

import re
import uuid
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.base.clock import now, today
from alongside.base.request_context import saw
from alongside.contacts.models import Contact
from alongside.exchange import appointments
from alongside.exchange.appointments import Appointment, read_appointment
from alongside.exchange.calendar import BACK, CalendarEvent
from alongside.exchange.dry_run import CheckedRow, DryRun, Fate, VisitPlan
from alongside.exchange.errors import Problem, UnreadableFile
from alongside.exchange.table import FileRow, columns_of
from alongside.people.models import Alliance
from alongside.people.visibility import is_assigned, own_alliances

Contacts = dict[tuple[uuid.UUID, str], Contact]  # by alliance and event


def check_calendar(events: Iterable[CalendarEvent], viewer: Viewer) -> DryRun:
    """What would happen to each event, matched by name with the viewer's own people."""
    alliances = list(own_alliances(viewer).select_related("person"))
    imported = Contact.objects.filter(
        org_id=viewer.org_id, alliance__in=[alliance.pk for alliance in alliances]
    ).exclude(outside_ref_index="")
    contacts = {(contact.alliance_id, contact.outside_ref): contact for contact in imported}
    rows: list[CheckedRow] = []
    plans: list[VisitPlan] = []
    seen: set[str] = set()
    for event in events:
        when: tuple[str, ...] = ()
        if event.starts is not None:  # so that one can tell which visit is meant
            day = date_format(timezone.localtime(event.starts), "l j F" if event.all_day else "l j F, H:i")
            when = (day, str(event.way.label).lower())
        try:
            plan = _visit_of(event, named_in(event.title, alliances), contacts, seen)
        except Problem as problem:
            problems = ((problem.column, problem.reason),)
            rows.append(CheckedRow(event.place_in_file, event.title, Fate.WRONG, problems, when))
            continue
        fate = plan.fate if plan else Fate.LEFT_OUT
        more = {Fate.CHANGE: (_("time or place"),)}
        if plan is None and not event.cancelled:
            more[Fate.LEFT_OUT] = (_("none of your people is named"),)
        changes = (*when, *more.get(fate, ()))
        contact = plan.contact.pk if plan and plan.contact and fate is Fate.CALLED_OFF else None
        rows.append(CheckedRow(event.place_in_file, event.title, fate, changes=changes, contact=contact))
        if plan is not None and fate in (Fate.ADD, Fate.CHANGE):
            plans.append(plan)
    saw("person", [plan.alliance.person_id for plan in plans])
    return DryRun(tuple(rows), visits=tuple(plans))


def named_in(title: str, alliances: Iterable[Alliance]) -> list[Alliance]:
    """With whom: their name stands in the title as whole words; a longer name that fits goes before a shorter one."""
    fits = [
        (len(name), alliance)
        for alliance in alliances
        for name in {alliance.person.name, alliance.person.called}
        if name and re.search(rf"\b{re.escape(name)}\b", title, re.I)
    ]
    longest = max((length for length, _alliance in fits), default=0)
    return list(dict.fromkeys(alliance for length, alliance in fits if length == longest))


def _visit_of(
    event: CalendarEvent, alliances: list[Alliance], contacts: Contacts, seen: set[str]
) -> VisitPlan | None:
    """What an event with one of these people would do; `seen` are the events so far."""
    if not alliances:
        return None
    if event.cancelled:  # nothing new comes of it; what is planned here may have to be called off
        planned = ((alliance, contacts.get((alliance.pk, event.uid))) for alliance in alliances)
        return next((VisitPlan(event, alliance, contact) for alliance, contact in planned if contact), None)
    if event.too_often:
        raise Problem(
            _("It repeats more often than once a day. Take that away, or the name out of it."), _("repeats")
        )
    if len(alliances) > 1:
        raise Problem(
            _("More than one of your people has this name. Write the full name in the title."), _("title")
        )
    if event.starts is None:
        raise Problem(
            _("It names no day of its own. Give it one day, or take the name out of the title."), _("day")
        )
    if not event.uid or event.uid in seen:
        raise Problem(_("It cannot be told apart from another event. Export the calendar again."), _("event"))
    seen.add(event.uid)
    return VisitPlan(event, alliances[0], contacts.get((alliances[0].pk, event.uid)))


def check_appointments(
    rows: Iterable[FileRow], viewer: Viewer, chosen: Mapping[str, str] | None = None
) -> DryRun:
    """What would happen to each row: of a lead's file with whomever it names, else with the viewer. Raises UnreadableFile."""
    rows = list(rows)
    if not rows:
        raise UnreadableFile(_("There is a heading but no appointment under it."))
    columns = columns_of(rows, appointments.COLUMNS, chosen)
    used = columns.used
    if not used.keys() & set(appointments.WHO):
        return DryRun((), columns=columns, question=_("Which column holds the names?"))
    if "start" not in used:
        return DryRun((), columns=columns, question=_("Which column says when?"))
    known = KnownVisits(viewer)
    checked, plans = [], []
    for row in rows:
        about = row.cells.get(used.get("client") or used.get("last_name") or used.get("reference", ""), "")
        about = about or row.cells.get(used.get("title", ""), "")
        try:
            appointment = read_appointment(row, used, ZoneInfo(viewer.zone))
            fate, details, plan = known.fate(appointment)
        except Problem as problem:
            problems = ((used.get(problem.column, problem.column), problem.reason),)
            checked.append(CheckedRow(row.line, about, Fate.WRONG, problems))
            continue
        own = plan if plan and plan.alliance.practitioner_id == viewer.id else None
        contact = own.contact.pk if own and own.contact and fate is Fate.CALLED_OFF else None
        checked.append(CheckedRow(row.line, about, fate, changes=details, contact=contact))
        if plan is not None and fate in (Fate.ADD, Fate.CHANGE):
            plans.append(plan)
    saw("person", [plan.alliance.person_id for plan in plans])
    return DryRun(tuple(checked), visits=tuple(plans), columns=columns)


class KnownVisits:
    """With whom a list of appointments may plan, and what came from such lists before, read once for the whole file."""

    def __init__(self, viewer: Viewer):
        self.viewer, self.zone = viewer, ZoneInfo(viewer.zone)
        alliances = own_alliances(viewer)
        if viewer.is_(Role.LEAD):
            alliances = Alliance.objects.filter(
                is_assigned(today(viewer.zone)), org_id=viewer.org_id, ended_on__isnull=True
            )
        self.alliances = list(alliances.select_related("person", "practitioner"))
        own_pairs = [alliance.pk for alliance in self.alliances if alliance.practitioner_id == viewer.id]
        contacts = Contact.objects.filter(org_id=viewer.org_id)
        brought = contacts.filter(alliance__in=self.alliances).exclude(outside_ref_index="")
        self.contacts = {(contact.alliance_id, contact.outside_ref): contact for contact in brought}
        # what somebody else planned with their own hand is not for a lead to know
        own_hours = contacts.filter(alliance__in=own_pairs).exclude(state__in=("moved", "dropped"))
        self.own_hours = set(own_hours.values_list("alliance_id", "at"))
        self.seen: set[tuple[uuid.UUID, str]] = set()

    def fate(self, appointment: Appointment) -> tuple[Fate, tuple[str, ...], VisitPlan | None]:
        """What happens to a row, what is said of it, and what it would do. Raises Problem."""
        event, details = appointment.event, self._when(appointment.event)
        if appointment.is_task:
            return Fate.LEFT_OUT, (_("a task, not an appointment"),), None
        alliance = self._alliance(appointment)
        if alliance is None:
            return Fate.UNKNOWN, details, None
        if appointment.problem:
            raise appointment.problem
        if (alliance.pk, event.uid) in self.seen:
            raise Problem(_("The same appointment stands above. Take one out."), "start")
        self.seen.add((alliance.pk, event.uid))
        if alliance.practitioner_id != self.viewer.id:
            details = (*details, _("with %(worker)s") % {"worker": alliance.practitioner.name})
        contact = self.contacts.get((alliance.pk, event.uid))
        took_place = appointment.happened and event.starts is not None and event.starts < now()
        if contact is None and (alliance.pk, event.starts) in self.own_hours:
            return Fate.SAME, details, None
        if contact is None and (reason := self._left_out(event, took_place)):
            return Fate.LEFT_OUT, (*details, reason), None
        plan = VisitPlan(event, alliance, contact, took_place, appointment.minutes if took_place else None)
        if plan.fate is Fate.CHANGE:
            details = (*details, _("time or place"))
        elif took_place and contact is None:
            details = (*details, _("took place"))
        return plan.fate, details, plan

    def _left_out(self, event: CalendarEvent, took_place: bool) -> str:
        """Why what is not here yet stays out; "" where it goes in."""
        if event.cancelled:
            return _("called off")
        is_long_over = event.starts is not None and event.starts < now() - BACK
        return _("over, and nothing says that it took place") if is_long_over and not took_place else ""

    def _when(self, event: CalendarEvent) -> tuple[str, ...]:
        if event.starts is None:
            return ()
        when = date_format(event.starts.astimezone(self.zone), "l j F Y, H:i")
        return (when, str(event.way.label).lower())

    def _alliance(self, appointment: Appointment) -> Alliance | None:
        """With whom: by reference, else by name, else by a name in the title; None for whoever is not known here."""
        fits = self._fits(appointment)
        if workers := set(appointment.workers):
            named = (
                (alliance, {alliance.practitioner.name.casefold(), alliance.practitioner.username.casefold()})
                for alliance in fits
            )
            fits = [alliance for alliance, names in named if names & workers]
        if len({alliance.person_id for alliance in fits}) > 1:
            raise Problem(_("More than one person has this name. Write their reference."), "client")
        if len(fits) > 1:
            raise Problem(_("More than one worker is with them. Say whose appointment it is."), "worker")
        return fits[0] if fits else None

    def _fits(self, appointment: Appointment) -> list[Alliance]:
        references, name = set(filter(None, appointment.references)), appointment.client.casefold()
        if fits := [alliance for alliance in self.alliances if alliance.person.outside_ref in references]:
            return fits
        by_name = [
            alliance
            for alliance in self.alliances
            if name in (alliance.person.name.casefold(), alliance.person.called.casefold())
            and not (references and alliance.person.outside_ref)  # of another reference it is somebody else
        ]
        if by_name or name or references:
            return by_name
        return named_in(appointment.event.title, self.alliances)
