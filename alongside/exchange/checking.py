"""Comparing a caseload with what is here already, row by row, without changing anything."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from alongside.access.identities import Role, Viewer
from alongside.agenda.models import Item
from alongside.base.clock import today
from alongside.base.indexed import index_of
from alongside.exchange.caseload import Around, Case, columns_of, read_case
from alongside.exchange.errors import Problem, UnreadableFile
from alongside.exchange.table import TableRow
from alongside.exchange.verdicts import DryRun, Verdict, What
from alongside.people.assigned import current
from alongside.people.models import Alliance, Assignment, CircleLink, Person, Practitioner

NOT_THEIRS = gettext_noop(
    "This reference can not be used for this name and this worker. Check all three; a lead says who works with whom."
)
FIELDS = {"preferred_name": "preferred", "pronoun": "pronoun", "phone": "phone", "email": "email"}


@dataclass(frozen=True)
class Planned:
    """A row that can go in: whom it is about here, if anybody, and what would be new."""

    case: Case
    worker: Practitioner
    person: Person | None
    alliance: Alliance | None
    details: dict[str, str]
    needs: tuple[str, ...]
    circle: tuple[Around, ...]


@dataclass(frozen=True)
class Checked:
    """The dry run, and what to do for the rows that can go in."""

    dry_run: DryRun
    planned: tuple[Planned, ...]


class Here:
    """What the installation knows that a caseload may speak of, read once for the whole file."""

    def __init__(self, viewer: Viewer):
        self.viewer, day = viewer, today(viewer.zone)
        self.day = day
        org = {"org_id": viewer.org_id}
        self.workers = self._workers(viewer)
        assigned = Assignment.objects.filter(
            current(day), practitioner__in={one.pk for one in self.workers.values()}, **org
        ).select_related("client")
        self.by_name = {(one.practitioner_id, one.client.name.casefold()): one.client for one in assigned}
        self.by_ref = {(one.practitioner_id, one.client.outside_ref): one.client for one in assigned}
        self.taken = set(
            Person.objects.filter(**org)
            .exclude(outside_ref_index="")
            .values_list("outside_ref_index", flat=True)
        )
        clients = {one.client_id for one in assigned}
        self.alliances = {
            (one.practitioner_id, one.person_id): one
            for one in Alliance.objects.filter(person__in=clients, ended_on__isnull=True, **org)
        }
        self.needs: dict[uuid.UUID, set[str]] = {}
        items = Item.objects.filter(alliance__in=[a.pk for a in self.alliances.values()], side="mine", **org)
        for item in items:
            self.needs.setdefault(item.alliance_id, set()).add(item.words.casefold())
        self.circles: dict[uuid.UUID, dict[str, Person]] = {}
        links = CircleLink.objects.filter(client__in=clients, until__isnull=True, **org).select_related(
            "person"
        )
        for link in links:
            self.circles.setdefault(link.client_id, {})[link.person.name.casefold()] = link.person

    @staticmethod
    def _workers(viewer: Viewer) -> dict[str, Practitioner]:
        found = Practitioner.objects.filter(org_id=viewer.org_id, is_worker=True, is_active=True)
        if not viewer.is_(Role.LEAD):
            found = found.filter(pk=viewer.id)
        return {key.casefold(): one for one in found for key in (one.username, one.name)}

    def worker(self, case: Case) -> Practitioner:
        """The worker of a row. Raises Problem when there is none, or it may not be this one."""
        if not case.worker and self.viewer.is_(Role.WORKER):
            return next(one for one in self.workers.values() if one.pk == self.viewer.id)
        if not case.worker:
            raise Problem("worker", _("Whose client is this? Write the worker’s name or sign-in name."))
        if case.worker.casefold() not in self.workers:
            said = _("“%(name)s” is not a worker you can bring people in for.") % {"name": case.worker}
            raise Problem("worker", f"{said} {self._another_name()}")
        return self.workers[case.worker.casefold()]

    def _another_name(self) -> str:
        """Without one it is the viewer's own client, if they have any."""
        empty = self.viewer.is_(Role.WORKER)
        return _("Check the name, or leave it empty.") if empty else _("Check the name.")

    def person(self, case: Case, worker: Practitioner) -> Person | None:
        """The client this row is about: somebody the worker is assigned to now, or None for somebody new.

        Raises Problem for a reference of anybody else's, in the same words whatever the cause: they tell nothing of who
        else is here.
        """
        by_name = self.by_name.get((worker.pk, case.name.casefold()))
        if not case.reference:
            return by_name
        person = self.by_ref.get((worker.pk, case.reference))
        if person is not None and person.name.casefold() == case.name.casefold():
            return person
        if index_of(Person, "outside_ref", worker.org_id, case.reference) in self.taken:
            raise Problem("reference", _(NOT_THEIRS))
        return None if by_name is None or by_name.outside_ref else by_name


def check_caseload(rows: Iterable[TableRow], viewer: Viewer) -> Checked:
    """What would happen to each row. Raises UnreadableFile when there is no column of clients."""
    rows = list(rows)
    if not rows:
        raise UnreadableFile(_("There is a heading but nobody under it."))
    try:
        columns = columns_of({head for row in rows for head in row.cells})
    except Problem as problem:
        raise UnreadableFile(problem.reason) from problem
    here, seen = Here(viewer), {}  # type: ignore[var-annotated]
    verdicts, planned = [], []
    for row in rows:
        verdict, plan = _check(row, columns, here, seen)
        verdicts.append(verdict)
        if plan is not None:
            planned.append(plan)
    return Checked(DryRun(tuple(verdicts)), tuple(planned))


def _check(
    row: TableRow, columns: dict[str, str], here: Here, seen: dict[object, int]
) -> tuple[Verdict, Planned | None]:
    about = row.cells.get(columns["client"], "")
    case, problems = read_case(row, columns)
    if case is None:
        return Verdict(row.line, about, What.WRONG, problems), None
    try:
        plan = _plan(case, here, seen)
    except Problem as problem:
        wrong = ((columns.get(problem.column, problem.column), problem.reason),)
        return Verdict(row.line, about, What.WRONG, wrong), None
    if plan.person is None:
        return Verdict(row.line, about, What.ADD, changes=(*_whose(plan, here), *_said(plan))), plan
    changes = _said(plan)
    return Verdict(row.line, about, What.CHANGE if changes else What.SAME, changes=changes), plan


def _plan(case: Case, here: Here, seen: dict[object, int]) -> Planned:
    if case.since and case.since > here.day:
        raise Problem(
            "since", _("This day is still to come. Write the day the work began, or leave it empty.")
        )
    worker = here.worker(case)
    key = case.reference or (worker.pk, case.name.casefold())
    if seen.setdefault(key, case.line) != case.line:
        said = _(
            "The same client stands in line %(line)s. Take one out, or give each a reference of its own."
        )
        raise Problem("reference" if case.reference else "client", said % {"line": seen[key]})
    person = here.person(case, worker)
    alliance = here.alliances.get((worker.pk, person.pk)) if person else None
    had = here.needs.get(alliance.pk, set()) if alliance else set()
    around = here.circles.get(person.pk, {}) if person else {}
    return Planned(
        case,
        worker,
        person,
        alliance,
        _details(case, person),
        tuple(dict.fromkeys(need for need in case.referral if need.casefold() not in had)),
        tuple(one for one in case.circle if one.name.casefold() not in around),
    )


def _details(case: Case, person: Person | None) -> dict[str, str]:
    if person is None:
        return {}
    given = {field: str(getattr(case, name)) for field, name in FIELDS.items()}
    given["pronoun"] = given["pronoun"] if case.pronoun != "name" else ""
    given["outside_ref"] = case.reference
    return {field: new for field, new in given.items() if new and new != getattr(person, field)}


def _whose(plan: Planned, here: Here) -> tuple[str, ...]:
    """Whose client somebody new will be, where it is not the one who brings the list."""
    if plan.worker.pk == here.viewer.id:
        return ()
    return (_("with %(worker)s") % {"worker": plan.worker.name},)


def _said(plan: Planned) -> tuple[str, ...]:
    said = []
    if plan.alliance is None and plan.case.since:
        said.append(_("since %(day)s") % {"day": date_format(plan.case.since, "j F Y")})
    if plan.details:
        said.append(_("details: %(fields)s") % {"fields": ", ".join(sorted(plan.details)).replace("_", " ")})
    if plan.needs:
        said.append(
            ngettext("%(n)s need of the referral", "%(n)s needs of the referral", len(plan.needs))
            % {"n": len(plan.needs)}
        )
    if plan.circle:
        said.append(
            ngettext("%(n)s person around them", "%(n)s people around them", len(plan.circle))
            % {"n": len(plan.circle)}
        )
    return tuple(said)
