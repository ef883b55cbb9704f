"""Reading the team and one's own account. What is about others is for a lead, and of their own organisation only."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.clock import now, today
from alongside.base.errors import NotThere
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.core.alphabet import in_order
from alongside.people import models
from alongside.people.visibility import assignments_of as clients_of, current, not_over

M = TypeVar("M", bound=Model)


def check_lead(viewer: Viewer, *rows: Any) -> None:
    """Raises NotThere for anybody who does not lead, and for rows that are not of the organisation they lead."""
    if not viewer.is_(Role.LEAD) or any(row.org_id != viewer.org_id for row in rows):
        raise NotThere


def _one(viewer: Viewer, rows: QuerySet[M], id: uuid.UUID) -> M:
    """The row with this id, of the organisation that the viewer leads. Raises NotThere."""
    check_lead(viewer)
    return there(rows.filter(org_id=viewer.org_id, pk=id).first())


def my_account(viewer: Viewer) -> models.Practitioner:
    return (
        models.Practitioner.objects.select_related("org")
        .defer("photo")
        .get(org_id=viewer.org_id, pk=viewer.id)
    )


def organisation(viewer: Viewer) -> models.Organisation:
    """The organisation that the viewer leads. Raises NotThere."""
    check_lead(viewer)
    return models.Organisation.objects.get(pk=viewer.org_id)


def practitioners(viewer: Viewer) -> list[models.Practitioner]:
    """Everybody who has an account here: those at work first, by name."""
    check_lead(viewer)
    team = models.Practitioner.objects.with_second_step().filter(org_id=viewer.org_id).defer("photo")
    return sorted(team, key=lambda practitioner: (not practitioner.is_active, in_order(practitioner.name)))


def practitioner(viewer: Viewer, id: uuid.UUID) -> models.Practitioner:
    return _one(
        viewer, models.Practitioner.objects.with_second_step().select_related("org", "suspended_by"), id
    )


def other_leads(viewer: Viewer) -> QuerySet[models.Practitioner]:
    """Whoever else leads and can sign in."""
    leads = models.Practitioner.objects.filter(org_id=viewer.org_id, is_lead=True, is_active=True)
    return leads.exclude(pk=viewer.id)


def may_vouch(viewer: Viewer) -> bool:
    """Whether this lead may confirm what needs somebody else: they have led for longer than the organisation's delay, and
    were given no new password within it. Otherwise one lead could add another, or come in as another, who confirms."""
    lead = my_account(viewer)
    is_new = lead.lead_since is not None and lead.lead_since > now() - lead.org.reset_delay
    return not is_new and not lead.is_locked


def may_open(viewer: Viewer, practitioner: models.Practitioner) -> bool:
    """Whether this lead can open what a new password closed: neither who made the link, nor who set the password with it."""
    return practitioner.is_locked and viewer.id not in (practitioner.reset_by_id, practitioner.pk)


def who_can_open(viewer: Viewer, me: models.Practitioner) -> list[str]:
    """The names of the leads who can open what a new password closed to me."""
    leads = other_leads(viewer).defer("photo")
    return sorted((lead.name for lead in leads if lead.pk != me.reset_by_id), key=in_order)


def open_links(practitioner: models.Practitioner) -> QuerySet[models.PasswordLink]:
    """Links to set a password that were neither used nor withdrawn, and whose time is not over."""
    links = models.PasswordLink.objects.filter(
        org_id=practitioner.org_id, practitioner=practitioner, until__gt=now()
    )
    return links.filter(used_at__isnull=True, withdrawn_at__isnull=True)


def links_made_for(viewer: Viewer) -> list[models.PasswordLink]:
    """The links that were made for me, newest first: a link that I did not ask for is something to ask about."""
    links = models.PasswordLink.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id)
    return list(links.select_related("made_by").order_by("-seq")[:5])


def unseen(viewer: Viewer) -> QuerySet[models.AccountNotice]:
    """What waits to be seen by me."""
    return models.AccountNotice.objects.filter(
        org_id=viewer.org_id, practitioner_id=viewer.id, seen_at__isnull=True
    )


def unseen_notices(viewer: Viewer) -> list[models.AccountNotice]:
    """What waits to be seen by me, oldest first."""
    notices = list(unseen(viewer).select_related("made_by", "about", "assignment__client").order_by("seq"))
    saw("person", [notice.assignment.client_id for notice in notices if notice.assignment])
    return notices


def own_requests(viewer: Viewer) -> list[models.OwnRequest]:
    """What leads ask for themselves and what waits to be decided, oldest first. For a lead."""
    check_lead(viewer)
    waiting = models.OwnRequest.objects.filter(org_id=viewer.org_id, decided_at__isnull=True)
    return list(waiting.select_related("made_by").order_by("seq"))


def own_request(viewer: Viewer, id: uuid.UUID) -> models.OwnRequest:
    return _one(viewer, models.OwnRequest.objects.select_related("made_by"), id)


def clients(viewer: Viewer) -> list[models.Person]:
    """The organisation's clients, by name: whom somebody can be assigned to."""
    check_lead(viewer)
    return _by_name(models.Person.objects.filter(org_id=viewer.org_id, is_client=True))


def client(viewer: Viewer, id: uuid.UUID) -> models.Person:
    person = _one(viewer, models.Person.objects.filter(is_client=True), id)
    saw("person", [person.id])
    return person


def clients_asked_for(viewer: Viewer, requests: Iterable[models.OwnRequest]) -> list[models.Person]:
    """Those with whom leads ask to work in these requests."""
    check_lead(viewer)
    ids = [uuid.UUID(request.given["client"]) for request in requests if "client" in request.given]
    people = list(models.Person.objects.filter(org_id=viewer.org_id, is_client=True, pk__in=ids))
    saw("person", [person.id for person in people])
    return people


def nobodys(viewer: Viewer) -> list[models.Person]:
    """Clients with whom nobody works today or from a later day."""
    check_lead(viewer)
    standing = _standing(viewer, models.Assignment.objects.filter(client_id=OuterRef("pk")))
    return _by_name(models.Person.objects.filter(~Exists(standing), org_id=viewer.org_id, is_client=True))


def assignments(viewer: Viewer) -> list[models.Assignment]:
    """Who works with whom today or from a later day, by client; for paging. Tell `seen` what was shown."""
    check_lead(viewer)
    links = models.Assignment.objects.select_related("client", "practitioner").defer("practitioner__photo")
    return _by_client(_standing(viewer, links))


def assignments_of(viewer: Viewer, practitioner: models.Practitioner) -> list[models.Assignment]:
    """With whom one of the team works, or did."""
    check_lead(viewer)
    links = models.Assignment.objects.filter(org_id=viewer.org_id, practitioner=practitioner)
    return seen(_by_client(links.select_related("client")))


def assignment(viewer: Viewer, id: uuid.UUID) -> models.Assignment:
    return seen([_one(viewer, models.Assignment.objects.select_related("client", "practitioner"), id)])[0]


def seen(assignments: Iterable[models.Assignment]) -> list[models.Assignment]:
    shown = list(assignments)
    saw("person", [assignment.client_id for assignment in shown])
    return shown


def supervision(viewer: Viewer) -> list[models.SupervisionLink]:
    """Who supervises whom today or from a later day."""
    check_lead(viewer)
    links = models.SupervisionLink.objects.select_related("supervisor", "practitioner")
    return sorted(
        _standing(viewer, links.defer("supervisor__photo", "practitioner__photo")),
        key=lambda link: (in_order(link.supervisor.name), in_order(link.practitioner.name), link.seq),
    )


def supervisors_of(viewer: Viewer, practitioner: models.Practitioner) -> list[models.Practitioner]:
    """Who supervises somebody of the viewer's organisation today, by name."""
    links = models.SupervisionLink.objects.filter(
        current(today(viewer.zone)), org_id=viewer.org_id, practitioner_id=practitioner.id
    )
    those = models.Practitioner.objects.filter(
        pk__in=links.values("supervisor_id"), is_active=True, is_supervisor=True
    ).defer("photo")
    return sorted(those, key=lambda supervisor: in_order(supervisor.name))


def supervision_link(viewer: Viewer, id: uuid.UUID) -> models.SupervisionLink:
    return _one(viewer, models.SupervisionLink.objects.select_related("supervisor", "practitioner"), id)


@dataclass(frozen=True)
class StillOpen:
    """What else opens a client's record to a practitioner whose assignment is about to end."""

    assigned: list[models.Assignment]  # of the same two, for other days
    around: list[
        tuple[models.Person, models.Person]
    ]  # somebody around the client, and the other client who opens them
    supervised: list[models.SupervisionLink]  # whom they supervise, and who works with the client


def still_open(viewer: Viewer, assignment: models.Assignment) -> StillOpen:
    """What else opens this client and those around them, today or from a later day. For a lead. Raises NotThere."""
    check_lead(viewer)
    day = today(viewer.zone)
    others = _standing(viewer, models.Assignment.objects.exclude(pk=assignment.pk))
    assigned = others.filter(practitioner_id=assignment.practitioner_id, client_id=assignment.client_id)
    working = others.filter(current(day), client_id=assignment.client_id)
    supervised = models.SupervisionLink.objects.filter(
        current(day),
        org_id=viewer.org_id,
        supervisor_id=assignment.practitioner_id,
        practitioner_id__in=working.values("practitioner_id"),
    )
    return StillOpen(
        list(assigned.order_by("since", "seq")),
        _around(viewer, assignment),
        sorted(supervised.select_related("practitioner"), key=lambda link: in_order(link.practitioner.name)),
    )


def _around(viewer: Viewer, assignment: models.Assignment) -> list[tuple[models.Person, models.Person]]:
    """Those around the client who also stand around another client of the practitioner."""
    day = today(viewer.zone)
    others = clients_of(assignment.practitioner_id, viewer.org_id, day).exclude(pk=assignment.pk)
    links = models.CircleLink.objects.filter(not_over(day), org_id=viewer.org_id)
    around = links.filter(client_id=assignment.client_id, person__is_client=False)
    shared = links.filter(
        person_id__in=around.values("person_id"), client_id__in=others.values("client_id")
    ).exclude(client_id=assignment.client_id)
    by_person = {
        link.person_id: (link.person, link.client) for link in shared.select_related("person", "client")
    }
    saw("person", [person.id for pair in by_person.values() for person in pair])
    return sorted(by_person.values(), key=lambda pair: (in_order(pair[0].name), pair[0].seq))


def _standing(viewer: Viewer, links: QuerySet) -> QuerySet:
    return links.filter(not_over(today(viewer.zone)), org_id=viewer.org_id, closed_at__isnull=True)


def _by_name(people: Iterable[models.Person]) -> list[models.Person]:
    by_name = sorted(people, key=lambda person: (in_order(person.name), person.seq))
    saw("person", [person.id for person in by_name])
    return by_name


def _by_client(links: Iterable[models.Assignment]) -> list[models.Assignment]:
    return sorted(links, key=lambda link: (in_order(link.client.name), link.client.seq, link.since, link.seq))
