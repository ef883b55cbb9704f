"""Bringing in what people have: looked at first, then taken in as a whole or not at all."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.agenda.models import Item
from alongside.audit.record import record
from alongside.base.before import before
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.models import StoodBefore
from alongside.base.submit import Claim, claim
from alongside.contacts.models import Contact
from alongside.exchange.calendar import read_calendar
from alongside.exchange.caseload import COLUMNS, Around
from alongside.exchange.checking import Checked, Planned, check_caseload
from alongside.exchange.checking_calendar import CheckedCalendar, PlannedEvent, check_calendar
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.models import Brought, Kind
from alongside.exchange.table import read_table
from alongside.exchange.verdicts import What
from alongside.people.assigned import current
from alongside.people.assigning import tell_made
from alongside.people.models import Alliance, Assignment, CircleLink, Person
from alongside.people.models.circle import Place

ORDER: tuple[type[Model], ...] = (
    Person,
    Assignment,
    Alliance,
    Item,
    CircleLink,
    StoodBefore,
)  # what is leaned on comes first
BATCH = 500
SHARED = {Place.SOLICITOR, Place.DEPUTY, Place.THERAPIST}  # one professional may be around several clients


def bring(kind: str, name: str, content: bytes, *, by: Viewer, id: uuid.UUID) -> Brought:
    """Keep a file that was brought, for its dry run. Raises Refused when it can not be read.

    It is read before the transaction: nobody waits for the writer while a large file is looked through."""
    try:
        check(kind, content, by)
    except UnreadableFile as error:
        raise Refused(str(error), "file") from error
    return _keep(kind, name[-120:], content, by, id)


@transaction.atomic
def _keep(kind: str, name: str, content: bytes, by: Viewer, id: uuid.UUID) -> Brought:
    given = {"kind": kind, "name": name, "content": hashlib.sha256(content).hexdigest()}
    claimed = claim(by, "file", id, given)
    earlier = Brought.objects.filter(org_id=by.org_id, author_id=by.id, pk=id).first()
    if claimed is Claim.SAME and earlier is not None:
        return earlier
    key = id if claimed is Claim.FIRST else new_id()  # the same page with another file is another file
    kept = base64.b64encode(content).decode()
    brought = Brought(
        id=key, org_id=by.org_id, made_by_id=by.id, author_id=by.id, kind=kind, name=name, content=kept
    )
    brought.save(force_insert=True)
    record(by, "file.brought", [("file", key)], "A", kind=kind)
    return brought


def brought_file(viewer: Viewer, id: uuid.UUID) -> Brought:
    """A file the viewer brought and has not taken in. Raises NotThere."""
    return _there(_own(viewer, id).filter(taken_in_at__isnull=True))


def is_taken_in(viewer: Viewer, id: uuid.UUID) -> bool:
    """Whether a file of the viewer's is in already: the button was pressed twice, or its page opened again."""
    return _own(viewer, id).filter(taken_in_at__isnull=False).exists()


def _own(viewer: Viewer, id: uuid.UUID) -> QuerySet[Brought]:
    return Brought.objects.filter(org_id=viewer.org_id, author_id=viewer.id, pk=id)


def _there(found: QuerySet[Brought]) -> Brought:
    brought = found.first()
    if brought is None:
        raise NotThere
    return brought


def check(kind: str, content: bytes, viewer: Viewer) -> Checked | CheckedCalendar:
    """The dry run of a file. Raises UnreadableFile; a calendar needs a viewer with people of their own."""
    if kind == Kind.CALENDAR:
        if not viewer.is_(Role.WORKER):
            raise NotThere
        return check_calendar(read_calendar(content, now(), viewer.zone), viewer)
    return check_caseload(read_table(content, COLUMNS["client"]), viewer)


def check_brought(viewer: Viewer, brought: Brought) -> Checked | CheckedCalendar:
    """The dry run of a file as things stand now."""
    return check(brought.kind, base64.b64decode(brought.content), viewer)


@transaction.atomic
def take_in(brought_id: uuid.UUID, *, by: Viewer) -> dict[str, int]:
    """Take a whole file in. Raises Refused, and changes nothing, while a row of it is wrong."""
    brought = _there(_own(by, brought_id).filter(taken_in_at__isnull=True).select_for_update())
    checked = check_brought(by, brought)
    if checked.dry_run.of(What.WRONG):
        raise Refused(
            _("Some rows are wrong. Mend them in your file and bring it again; nothing was taken in.")
        )
    if isinstance(checked, CheckedCalendar):
        alliances, begun = [_event(plan, by) for plan in checked.planned], []
    else:
        cases = _Cases(by)
        alliances, begun = cases.take(checked.planned), cases.begun
    brought.content, brought.taken_in_at = "", now()
    brought.save()
    subjects = [("file", brought.pk)] + [
        ("person", one) for one in {alliance.person_id for alliance in (*alliances, *begun)}
    ]
    record(by, "file.taken_in", subjects, "A", kind=brought.kind, **checked.dry_run.counts)
    return checked.dry_run.counts


@transaction.atomic
def give_up(brought_id: uuid.UUID, *, by: Viewer) -> None:
    """Forget a file that was brought."""
    brought = brought_file(by, brought_id)
    key = brought.pk
    brought.delete()
    record(by, "file.given_up", [("file", key)], "A")


def _event(plan: PlannedEvent, by: Viewer) -> Alliance:
    event, contact = plan.event, plan.contact
    if contact is None:
        contact = Contact(
            org_id=by.org_id,
            made_by_id=by.id,
            alliance=plan.alliance,
            way=event.way,
            started_by="arranged",
            outside_ref=event.uid,
        )
    if event.starts is not None:
        contact.at, contact.place = event.starts, event.place
    contact.save()
    return plan.alliance


class _Cases:
    """Makes the rows of a caseload, many at a time: the one writer is held meanwhile, and others wait for it.

    A professional named around several clients is one person.
    """

    def __init__(self, by: Viewer):
        self.by, self.day = by, today(by.zone)
        self.made = {"org_id": by.org_id, "made_by_id": by.id}
        self.shared: dict[tuple[uuid.UUID, str, str], Person] = {}
        self.new: dict[type[Model], list[Any]] = {kind: [] for kind in ORDER}
        self.known = self._professionals()
        self.begun: list[Alliance] = []

    def take(self, planned: tuple[Planned, ...]) -> list[Alliance]:
        """Everything that is new in these rows; the alliances that stood before and changed."""
        cases = [
            (plan, self._case(plan))
            for plan in planned
            if plan.person is None or plan.details or plan.needs or plan.circle
        ]
        for kind, rows in self.new.items():
            kind._default_manager.bulk_create(rows, batch_size=BATCH)
        tell_made(self.by, self.new[Assignment])
        return [alliance for plan, alliance in cases if plan.alliance is not None]

    def _add(self, row: Any) -> Any:
        self.new[type(row)].append(row)
        return row

    def _case(self, plan: Planned) -> Alliance:
        since = plan.case.since or self.day
        person = self._person(plan)
        alliance = plan.alliance or self._begun(plan, person, since)
        for need in plan.needs:
            self._add(
                Item(
                    alliance=alliance,
                    side="mine",
                    words=need,
                    origin="referral",
                    on=self.day,
                    state="waiting",
                    state_on=self.day,
                    **self.made,
                )
            )
        for one in plan.circle:
            link = {"client": person, "person": self._around(plan, one), "place": one.place, "role": one.role}
            self._add(CircleLink(**link, **self.made))
        return alliance

    def _person(self, plan: Planned) -> Person:
        if plan.person is None:
            case = plan.case
            return self._add(
                Person(
                    name=case.name,
                    preferred_name=case.preferred,
                    pronoun=case.pronoun,
                    phone=case.phone,
                    email=case.email,
                    outside_ref=case.reference,
                    is_client=True,
                    **self.made,
                )
            )
        person = plan.person
        was = {field: stood for field in plan.details if (stood := getattr(person, field))}
        if was:
            self._add(before(self.by, "person", person.id, person.id, was))
        for field, value in plan.details.items():
            setattr(person, field, value)
        person.save()
        return person

    def _begun(self, plan: Planned, person: Person, since: dt.date) -> Alliance:
        pair = {"practitioner": plan.worker, "since": since, **self.made}
        if plan.person is None:  # whoever is here already is assigned, or the row was refused
            self._add(Assignment(client=person, **pair))
        alliance = self._add(Alliance(person=person, **pair))
        self.begun.append(alliance)
        return alliance

    def _around(self, plan: Planned, one: Around) -> Person:
        if one.place not in SHARED:
            return self._somebody(one)
        key = (plan.worker.pk, one.name.casefold(), one.place)
        self.shared[key] = self.shared.get(key) or self.known.get(key) or self._somebody(one)
        return self.shared[key]

    def _professionals(self) -> dict[tuple[uuid.UUID, str, str], Person]:
        """Those around the clients each worker has now."""
        assigned = Assignment.objects.filter(current(self.day), org_id=self.by.org_id)
        links = CircleLink.objects.filter(
            org_id=self.by.org_id,
            place__in=SHARED,
            until__isnull=True,
            client__assignments__in=assigned,
        ).annotate(worker=F("client__assignments__practitioner"))
        return {
            (one.worker, one.person.name.casefold(), one.place): one.person
            for one in links.select_related("person").order_by("-seq")
        }

    def _somebody(self, one: Around) -> Person:
        return self._add(Person(name=one.name, **self.made))
