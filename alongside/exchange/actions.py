"""Bringing in what people have: looked at first, then taken in as a whole or not at all."""

from __future__ import annotations

import base64
import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.agenda.models import Item
from alongside.audit.record import record
from alongside.base.changed import changed
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.contacts.models import Contact
from alongside.exchange.calendar import read_calendar
from alongside.exchange.caseload import COLUMNS, Around
from alongside.exchange.checking import Checked, Planned, check_caseload
from alongside.exchange.checking_calendar import CheckedCalendar, PlannedEvent, check_calendar
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.models import Brought, Kind
from alongside.exchange.table import read_table
from alongside.exchange.verdicts import What
from alongside.people.models import Alliance, Assignment, CircleLink, Person
from alongside.people.models.circle import Place

SHARED = {Place.SOLICITOR, Place.DEPUTY, Place.THERAPIST}  # one professional may be around several clients


@transaction.atomic
def bring(kind: str, name: str, content: bytes, *, by: Viewer, id: uuid.UUID) -> Brought:
    """Keep a file that was brought, for its dry run. Raises Refused when it can not be read."""
    earlier = Brought.objects.filter(org_id=by.org_id, pk=id).first()
    if earlier is not None:
        if earlier.author_id != by.id:
            raise NotThere
        return earlier
    try:
        check(kind, content, by)
    except UnreadableFile as error:
        raise Refused(str(error), "file") from error
    kept = base64.b64encode(content).decode()
    brought = Brought(
        id=id, org_id=by.org_id, made_by_id=by.id, author_id=by.id, kind=kind, name=name[-120:], content=kept
    )
    brought.save(force_insert=True)
    record(by, "file.brought", [("file", id)], "A", kind=kind)
    return brought


def brought_file(viewer: Viewer, id: uuid.UUID) -> Brought:
    """A file the viewer brought and has not taken in. Raises NotThere."""
    found = Brought.objects.filter(
        org_id=viewer.org_id, author_id=viewer.id, pk=id, taken_in_at__isnull=True
    ).first()
    if found is None:
        raise NotThere
    return found


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
    brought = brought_file(by, brought_id)
    checked = check_brought(by, brought)
    if checked.dry_run.of(What.WRONG):
        raise Refused(
            _("Some rows are wrong. Mend them in your file and bring it again; nothing was taken in.")
        )
    if isinstance(checked, CheckedCalendar):
        alliances = [_event(plan, by) for plan in checked.planned]
    else:
        alliances = _Cases(by).take(checked.planned)
    for alliance in alliances:
        changed(by.org_id, alliance.pk)
    brought.content, brought.taken_in_at = "", now()
    brought.save()
    subjects = [("file", brought.pk)] + [
        ("person", one) for one in {alliance.person_id for alliance in alliances}
    ]
    record(by, "file.taken_in", subjects, "A", kind=brought.kind, **checked.dry_run.counts)
    return checked.dry_run.counts


@transaction.atomic
def give_up(brought_id: uuid.UUID, *, by: Viewer) -> None:
    """Forget a file that was brought."""
    brought = brought_file(by, brought_id)
    record(by, "file.given_up", [("file", brought.pk)], "A")
    brought.delete()


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
    """Makes the rows of a caseload; a professional named around several clients is one person."""

    def __init__(self, by: Viewer):
        self.by, self.day = by, today(by.zone)
        self.made = {"org_id": by.org_id, "made_by_id": by.id}
        self.shared: dict[tuple[uuid.UUID, str, str], Person] = {}

    def take(self, planned: tuple[Planned, ...]) -> list[Alliance]:
        """Everything that is new in these rows."""
        return [
            self._case(plan)
            for plan in planned
            if plan.person is None or plan.details or plan.needs or plan.circle
        ]

    def _case(self, plan: Planned) -> Alliance:
        since = plan.case.since or self.day
        person = self._person(plan)
        alliance = plan.alliance or self._begun(plan, person, since)
        for need in plan.needs:
            Item.objects.create(
                alliance=alliance,
                side="mine",
                words=need,
                origin="referral",
                on=self.day,
                state="waiting",
                state_on=self.day,
                **self.made,
            )
        for one in plan.circle:
            link = {"client": person, "person": self._around(plan, one), "place": one.place, "role": one.role}
            CircleLink.objects.create(**link, **self.made)
        return alliance

    def _person(self, plan: Planned) -> Person:
        if plan.person is None:
            case = plan.case
            return Person.objects.create(
                name=case.name,
                preferred_name=case.preferred,
                pronoun=case.pronoun,
                phone=case.phone,
                email=case.email,
                outside_ref=case.reference,
                is_client=True,
                **self.made,
            )
        for field, value in plan.details.items():
            setattr(plan.person, field, value)
        plan.person.save()
        return plan.person

    def _begun(self, plan: Planned, person: Person, since: dt.date) -> Alliance:
        pair = {"practitioner": plan.worker, "since": since, **self.made}
        if not Assignment.objects.filter(
            org_id=self.by.org_id, practitioner=plan.worker, client=person, until__isnull=True
        ).exists():
            Assignment.objects.create(client=person, **pair)
        return Alliance.objects.create(person=person, **pair)

    def _around(self, plan: Planned, one: Around) -> Person:
        if one.place not in SHARED:
            return self._somebody(one)
        key = (plan.worker.pk, one.name.casefold(), one.place)
        self.shared[key] = self.shared.get(key) or self._known(plan, one) or self._somebody(one)
        return self.shared[key]

    def _known(self, plan: Planned, one: Around) -> Person | None:
        links = CircleLink.objects.filter(
            org_id=self.by.org_id,
            place=one.place,
            person__name__iexact=one.name,
            until__isnull=True,
            client__assignments__practitioner=plan.worker,
            client__assignments__until__isnull=True,
        )
        link = links.select_related("person").first()
        return link.person if link else None

    def _somebody(self, one: Around) -> Person:
        return Person.objects.create(name=one.name, **self.made)
