"""Files that were brought, and their dry run: a calendar compared with the contacts that are planned here, a caseload with the
people who are here already, row by row, without changing anything."""

import base64
import contextlib
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from alongside.access.identities import Role, Viewer
from alongside.agenda.models import AgendaItem
from alongside.base.clock import now, today
from alongside.base.encrypted import index_of
from alongside.base.errors import NotThere
from alongside.base.models import there
from alongside.exchange import appointments
from alongside.exchange.calendar import read_calendar
from alongside.exchange.caseload import COLUMNS, Case, client_of, read_case
from alongside.exchange.dry_run import CasePlan, CheckedRow, DryRun, Fate
from alongside.exchange.errors import Problem, UnreadableFile
from alongside.exchange.models import Brought, FileKind
from alongside.exchange.table import FileRow, columns_of, read_table
from alongside.exchange.visits import check_appointments, check_calendar
from alongside.people.models import Alliance, Assignment, CircleLink, Person, Practitioner
from alongside.people.visibility import current

CALENDAR = re.compile(rb"(\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", re.I)


def own_files(viewer: Viewer) -> QuerySet[Brought]:
    return Brought.objects.filter(org_id=viewer.org_id, author_id=viewer.id)


def brought_file(viewer: Viewer, id: uuid.UUID) -> Brought:
    """A file the viewer brought and has not taken in. Raises NotThere."""
    return there(own_files(viewer).filter(pk=id, taken_in_at__isnull=True).first())


def is_taken_in(viewer: Viewer, id: uuid.UUID) -> bool:
    """Whether a file of the viewer's is in already: the button was pressed twice, or its page opened again."""
    return own_files(viewer).filter(pk=id, taken_in_at__isnull=False).exists()


def kind_of(content: bytes) -> FileKind:
    """What a file says itself that it is; people, where it says nothing."""
    if CALENDAR.match(content):
        return FileKind.CALENDAR
    with contextlib.suppress(UnreadableFile):
        if any(row.cells.keys() & appointments.SIGNS for row in read_table(content, appointments.SIGNS)):
            return FileKind.APPOINTMENTS
    return FileKind.CASELOAD


def check(viewer: Viewer, kind: str, content: bytes, chosen: Mapping[str, str] | None = None) -> DryRun:
    """The dry run of a file. Raises UnreadableFile; a calendar needs a viewer with people of their own."""
    if kind == FileKind.APPOINTMENTS:
        names = {name for meaning in appointments.WHO for name in appointments.COLUMNS[meaning]}
        return check_appointments(read_table(content, names | appointments.SIGNS), viewer, chosen)
    if kind != FileKind.CALENDAR:
        return check_caseload(read_table(content, COLUMNS["client"] + COLUMNS["last_name"]), viewer, chosen)
    if not viewer.is_(Role.WORKER):
        raise NotThere
    return check_calendar(read_calendar(content, now(), viewer.zone), viewer)


def dry_run(viewer: Viewer, brought: Brought, chosen: Mapping[str, str] | None = None) -> DryRun:
    """The dry run of a file as things stand now, with the columns of a list as somebody has `chosen` them."""
    return check(viewer, brought.kind, base64.b64decode(brought.content), chosen)


#: Details of a person, and where a case has them.
DETAILS = {
    "preferred_name": "preferred",
    "pronoun": "pronoun",
    "phone": "phone",
    "email": "email",
    "outside_ref": "reference",
}


class KnownPeople:
    """What the installation knows that a caseload may speak of, read once for the whole file."""

    def __init__(self, viewer: Viewer):
        self.viewer, self.day = viewer, today(viewer.zone)
        org = {"org_id": viewer.org_id}
        workers = Practitioner.objects.filter(is_worker=True, is_active=True, **org)
        if not viewer.is_(Role.LEAD):
            workers = workers.filter(pk=viewer.id)
        self.workers = {
            name.casefold(): worker for worker in workers for name in (worker.username, worker.name)
        }
        assigned = Assignment.objects.filter(
            current(self.day), practitioner__in={worker.pk for worker in self.workers.values()}, **org
        ).select_related("client")
        self.by_name = {(link.practitioner_id, link.client.name.casefold()): link.client for link in assigned}
        self.by_reference = {
            (link.practitioner_id, link.client.outside_ref): link.client for link in assigned
        }
        persons = Person.objects.filter(**org).exclude(outside_ref_index="")
        self.taken = set(persons.values_list("outside_ref_index", flat=True))
        clients = {link.client_id for link in assigned}
        alliances = Alliance.objects.filter(person__in=clients, ended_on__isnull=True, **org)
        self.alliances = {(alliance.practitioner_id, alliance.person_id): alliance for alliance in alliances}
        self.needs: dict[UUID, set[str]] = defaultdict(set)
        for item in AgendaItem.objects.filter(
            alliance__in=[alliance.pk for alliance in alliances], side="mine", **org
        ):
            self.needs[item.alliance_id].add(item.words.casefold())
        self.circles: dict[UUID, set[str]] = defaultdict(set)
        links = CircleLink.objects.filter(client__in=clients, until__isnull=True, **org)
        for link in links.select_related("person"):
            self.circles[link.client_id].add(link.person.name.casefold())

    def worker(self, case: Case) -> Practitioner:
        """The worker of a row. Raises Problem when there is none, or it may not be this one."""
        has_clients = self.viewer.is_(Role.WORKER)
        if not case.worker and has_clients:
            return next(worker for worker in self.workers.values() if worker.pk == self.viewer.id)
        if not case.worker:
            raise Problem(_("Whose client is this? Write the worker’s name or sign-in name."), "worker")
        if case.worker.casefold() not in self.workers:
            reason = _("“%(name)s” is not a worker you can bring people in for.") % {"name": case.worker}
            mend = _("Check the name, or leave it empty.") if has_clients else _("Check the name.")
            raise Problem(f"{reason} {mend}", "worker")
        return self.workers[case.worker.casefold()]

    def person(self, case: Case, worker: Practitioner) -> Person | None:
        """The client this row is about: somebody the worker is assigned to now, or None for somebody new.

        Raises Problem for a reference of anybody else's, in the same words whatever the cause: they tell nothing of who
        else is here.
        """
        by_name = self.by_name.get((worker.pk, case.client.casefold()))
        if not case.reference:
            return by_name
        person = self.by_reference.get((worker.pk, case.reference))
        if person is not None and person.name.casefold() == case.client.casefold():
            return person
        if index_of(Person, "outside_ref", worker.org_id, case.reference) in self.taken:
            reason = _(
                "This reference cannot be used for this name and this worker. Check all three; a lead says who works with whom."
            )
            raise Problem(reason, "reference")
        return None if by_name is None or by_name.outside_ref else by_name


def check_caseload(
    rows: Iterable[FileRow], viewer: Viewer, chosen: Mapping[str, str] | None = None
) -> DryRun:
    """What would happen to each row: to none where no column of clients is known. Raises UnreadableFile."""
    rows = list(rows)
    if not rows:
        raise UnreadableFile(_("There is a heading but nobody under it."))
    columns = columns_of(rows, COLUMNS, chosen)
    if not {"client", "last_name"} & columns.used.keys():
        return DryRun((), columns=columns, question=_("Which column holds the names?"))
    used = columns.used
    known, lines = KnownPeople(viewer), {}  # type: ignore[var-annotated]
    checked, plans = [], []
    for row in rows:
        about = client_of(row, used)
        case, problems = read_case(row, used)
        try:
            plan = _case_of(case, known, lines) if case else None
        except Problem as problem:
            plan, problems = None, [(used.get(problem.column, problem.column), problem.reason)]
        if plan is None:
            checked.append(CheckedRow(row.line, about, Fate.WRONG, tuple(problems)))
            continue
        plans.append(plan)
        changes = _changes(plan, viewer)
        fate = Fate.ADD if plan.person is None else Fate.CHANGE if changes else Fate.SAME
        checked.append(CheckedRow(row.line, about, fate, changes=changes))
    return DryRun(tuple(checked), cases=tuple(plans), columns=columns)


def _case_of(case: Case, known: KnownPeople, lines: dict[object, int]) -> CasePlan:
    """What a row would do; `lines` holds the line of each client so far."""
    if case.since and case.since > known.day:
        raise Problem(
            _("This day is still to come. Write the day the work began, or leave it empty."), "since"
        )
    worker = known.worker(case)
    first = lines.setdefault(case.reference or (worker.pk, case.client.casefold()), case.line)
    if first != case.line:
        reason = _(
            "The same client stands in line %(line)s. Take one out, or give each a reference of its own."
        )
        raise Problem(reason % {"line": first}, "reference" if case.reference else "client")
    person = known.person(case, worker)
    alliance = known.alliances.get((worker.pk, person.pk)) if person else None
    needs = known.needs[alliance.pk] if alliance else set()
    circle = known.circles[person.pk] if person else set()
    details = {field: str(getattr(case, name)) for field, name in DETAILS.items()} if person else {}
    if case.pronoun == "name":
        details.pop("pronoun", None)
    return CasePlan(
        case,
        worker,
        person,
        alliance,
        {field: new for field, new in details.items() if new and new != getattr(person, field)},
        tuple(dict.fromkeys(need for need in case.referral if need.casefold() not in needs)),
        tuple(around for around in case.circle if around.name.casefold() not in circle),
    )


def _changes(plan: CasePlan, viewer: Viewer) -> tuple[str, ...]:
    """In words what would be new, and whose client somebody new will be where it is not the viewer's."""
    changes = []
    if plan.person is None and plan.worker.pk != viewer.id:
        changes.append(_("with %(worker)s") % {"worker": plan.worker.name})
    if plan.alliance is None and plan.case.since:
        changes.append(_("since %(day)s") % {"day": date_format(plan.case.since, "j F Y")})
    if plan.details:
        fields = ", ".join(sorted(plan.details)).replace("_", " ")
        changes.append(_("details: %(fields)s") % {"fields": fields})
    if count := len(plan.needs):
        needs = ngettext("%(n)s need of the referral", "%(n)s needs of the referral", count)
        changes.append(needs % {"n": count})
    if count := len(plan.circle):
        around = ngettext("%(n)s person around them", "%(n)s people around them", count)
        changes.append(around % {"n": count})
    return tuple(changes)
