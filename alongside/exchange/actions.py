"""Bringing in what people have: looked at first, then taken in as a whole or not at all."""

import base64
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, Model
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import new_id, now, today
from alongside.base.errors import Refused
from alongside.base.models import Revision, there
from alongside.base.revisions import revision
from alongside.contacts.models import Contact
from alongside.core.states.contact import CONTACT, ContactEvent
from alongside.exchange import queries
from alongside.exchange.caseload import Around
from alongside.exchange.dry_run import CasePlan, Fate, VisitPlan
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.models import Brought
from alongside.people.actions.alliances import tell_made
from alongside.people.models import Alliance, Assignment, CircleLink, CirclePlace, Person
from alongside.people.visibility import current

#: What others refer to comes first.
ORDER: tuple[type[Model], ...] = (Person, Assignment, Alliance, AgendaItem, CircleLink, Revision)
BATCH = 500
SHARED = {
    CirclePlace.SOLICITOR,
    CirclePlace.DEPUTY,
    CirclePlace.THERAPIST,
}  # one professional may be around several clients


def bring(by: Viewer, *, id: uuid.UUID, kind: str, name: str, content: bytes) -> Brought:
    """Keep a file that was brought, for its dry run. Raises Refused when it cannot be read.

    It is read before the transaction: nobody waits for the writer while a large file is looked through."""
    try:
        queries.check(by, kind, content)
    except UnreadableFile as error:
        raise Refused(str(error), "file") from error
    return keep_file(by, id=id, kind=kind, name=name[-120:], content=content)


@action("file.brought", records="A", codes=["kind"], again=True)
def keep_file(by: Viewer, *, id: uuid.UUID, kind: str, name: str, content: bytes) -> Brought:
    """Another file from the same page is another file."""
    is_taken = Brought.objects.filter(pk=id).exists()
    about = {"author_id": by.id, "kind": kind, "name": name, **stamp(by, new_id() if is_taken else id)}
    return Brought.objects.create(content=base64.b64encode(content).decode(), **about)


@transaction.atomic
def take_in(by: Viewer, brought: Brought, columns: Mapping[str, str] | None = None) -> dict[str, int]:
    """Take a whole file in, with the columns of a list as somebody has chosen them. Raises Refused, and changes nothing, while a row of it is wrong."""
    open_files = queries.own_files(by).filter(taken_in_at__isnull=True)
    locked = there(open_files.select_for_update().filter(pk=brought.pk).first())
    dry_run = queries.dry_run(by, locked, columns)
    if dry_run.question:
        raise Refused(f"{dry_run.question} {_('Say it first; nothing was taken in.')}")
    if dry_run.of(Fate.WRONG):
        raise Refused(
            _("Some rows are wrong. Put them right in your file and bring it in again; nothing was taken in.")
        )
    _write_visits(by, dry_run.visits)
    alliances = [visit.alliance for visit in dry_run.visits]
    if dry_run.cases:
        alliances += CaseloadWriter(by).write(dry_run.cases)
    locked.content, locked.taken_in_at = "", now()
    locked.save()
    persons = {alliance.person_id for alliance in alliances}
    subjects = [("file", locked.pk), *(("person", person_id) for person_id in persons)]
    record(by, "file.taken_in", subjects, "A", kind=locked.kind, **dry_run.counts)
    return dry_run.counts


def _write_visits(by: Viewer, visits: Iterable[VisitPlan]) -> None:
    new = []
    for visit in visits:
        event = visit.event
        contact = visit.contact or Contact(
            alliance=visit.alliance,
            way=event.way,
            started_by="arranged",
            outside_ref=event.uid,
            minutes=visit.minutes,
            **stamp(by),
        )
        if event.starts is not None:
            contact.at, contact.time_open, contact.place = event.starts, event.all_day, event.place
        if visit.happened and visit.contact is None:
            contact.state = CONTACT.step(contact.state, ContactEvent.HAPPENED)
        if visit.contact is None:
            new.append(contact)
        else:
            contact.save()
    Contact.objects.bulk_create(new, batch_size=BATCH)


@transaction.atomic
def give_up(by: Viewer, brought: Brought) -> None:
    """Forget a file that was brought."""
    subject = ("file", brought.pk)
    brought.delete()
    record(by, "file.given_up", [subject], "A")


class CaseloadWriter:
    """Makes the rows of a caseload, many at a time: the one writer is held meanwhile, and others wait for it.

    A professional named around several clients is one person.
    """

    def __init__(self, by: Viewer):
        self.by, self.day = by, today(by.zone)
        self.made = stamp(by)
        self.new: dict[type[Model], list[Any]] = {model: [] for model in ORDER}
        # the professionals around the clients each worker has now, by worker, name and place
        assigned = Assignment.objects.filter(current(self.day), org_id=by.org_id)
        links = CircleLink.objects.filter(
            org_id=by.org_id, place__in=SHARED, until__isnull=True, client__assignments__in=assigned
        ).annotate(worker=F("client__assignments__practitioner"))
        self.professionals = {
            (link.worker, link.person.name.casefold(), link.place): link.person
            for link in links.select_related("person").order_by("-seq")
        }

    def write(self, plans: tuple[CasePlan, ...]) -> list[Alliance]:
        """Make everything that is new in these rows; the alliances that began or changed."""
        alliances = [
            self._case(plan)
            for plan in plans
            if plan.person is None or plan.details or plan.needs or plan.circle
        ]
        for model, rows in self.new.items():
            model._default_manager.bulk_create(rows, batch_size=BATCH)
        tell_made(self.by, self.new[Assignment])
        return alliances

    def _add(self, row: Any) -> Any:
        self.new[type(row)].append(row)
        return row

    def _case(self, plan: CasePlan) -> Alliance:
        case, person = plan.case, plan.person
        if person is None:
            person = self._add(
                Person(
                    name=case.client,
                    preferred_name=case.preferred,
                    pronoun=case.pronoun,
                    phone=case.phone,
                    email=case.email,
                    outside_ref=case.reference,
                    is_client=True,
                    **self.made,
                )
            )
        else:
            self._change(person, plan.details)
        alliance = plan.alliance
        if alliance is None:
            pair = {"practitioner": plan.worker, "since": case.since or self.day, **self.made}
            if plan.person is None:  # whoever is here already is assigned, or the row was refused
                self._add(Assignment(client=person, **pair))
            alliance = self._add(Alliance(person=person, **pair))
        for need in plan.needs:
            self._add(
                AgendaItem(
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
        for around in plan.circle:
            link = {"client": person, "person": self._around(plan, around), "place": around.place}
            self._add(CircleLink(role=around.role, **link, **self.made))
        return alliance

    def _change(self, person: Person, details: dict[str, str]) -> None:
        replaced = {field: value for field in details if (value := getattr(person, field))}
        if replaced:
            self._add(revision(self.by, "person", person.id, person.id, replaced))
        for field, value in details.items():
            setattr(person, field, value)
        person.save()

    def _around(self, plan: CasePlan, around: Around) -> Person:
        key = (plan.worker.pk, around.name.casefold(), around.place)
        shared = around.place in SHARED
        person = self.professionals.get(key) if shared else None
        if person is None:
            person = self._add(Person(name=around.name, **self.made))
        if shared:
            self.professionals[key] = person
        return person
