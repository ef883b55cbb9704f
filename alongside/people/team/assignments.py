"""Dated links: who works with which client, and who supervises whom. They open and close records.

A link ends with a last day, to come or today's; or it is closed, from this moment on. One that was made by mistake is
closed too, and says so.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role, Viewer
from alongside.audit.record import record
from alongside.base.clock import now, today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.people.actions.alliances import tell_made
from alongside.people.models import Alliance, Assignment, OwnRequest, SupervisionLink, Told
from alongside.people.team import queries
from alongside.people.team.notices import tell
from alongside.people.team.own_requests import ask, needs_another

ORDER = _("The last day can not be before the first one.")
ALREADY = _("This stands already, for all or some of these days. Please end that first.")
OVER = _("This has ended already. Where they work together again, please add that anew.")


@transaction.atomic
def assign(
    id: uuid.UUID,
    *,
    by: Viewer,
    practitioner_id: uuid.UUID,
    client_id: uuid.UUID,
    since: dt.date,
    until: dt.date | None = None,
) -> Assignment | OwnRequest:
    """This practitioner works with this client from a day, perhaps until a day. Opens their alliance.

    A lead who does not lead alone can not assign themselves: that waits for another one.
    """
    worker, client = queries.practitioner(by, practitioner_id), queries.client(by, client_id)
    said = {"practitioner": worker.id, "client": client.id, "since": since, "until": until}
    if claim(by, "assignment", id, said) is not Claim.FIRST:
        return _asked(by, id) or queries.assignment(by, id)
    if not (worker.is_active and worker.is_worker):
        raise Refused(_("Choose somebody who is at work here and has people of their own."), "practitioner")
    _check(Assignment.objects.filter(org_id=by.org_id, practitioner=worker, client=client), since, until)
    if needs_another(by, worker.id):
        return ask(by, OwnRequest.Kind.ASSIGNMENT, id, client=client.id.hex, **_days(since, until))
    made = Assignment.objects.create(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        practitioner=worker,
        client=client,
        since=since,
        until=until,
    )
    _open_alliance(by, made)
    if since < today(by.zone) and worker.id != by.id:
        tell(by, worker.id, Told.ASSIGNED, assignment=made)
    tell_made(by, [made])
    return made


@transaction.atomic
def end_assignment(
    assignment_id: uuid.UUID, *, by: Viewer, until: dt.date | None = None, by_mistake: bool = False
) -> Assignment:
    """End it now, or with a last day. `by_mistake` ends it now and keeps that it never should have stood.

    Ended now, or with a day that is over, the record is closed to this practitioner from this moment on, reading and
    writing; otherwise from the day after the last one. Raises NotThere, and Refused where it has ended already, or for
    a day before the first.
    """
    assignment = queries.assignment(by, assignment_id)
    if _end(by, assignment, until, by_mistake):
        verb = "assignment.withdrawn" if by_mistake else "assignment.ended"
        record(by, verb, [("person", assignment.client_id), ("practitioner", assignment.practitioner_id)])
    return assignment


def _open_alliance(by: Viewer, made: Assignment) -> None:
    Alliance.objects.get_or_create(
        org_id=by.org_id,
        practitioner_id=made.practitioner_id,
        person_id=made.client_id,
        ended_on=None,
        defaults={"since": made.since, "made_by_id": by.id},
    )


@transaction.atomic
def supervise(
    id: uuid.UUID,
    *,
    by: Viewer,
    supervisor_id: uuid.UUID,
    practitioner_id: uuid.UUID,
    since: dt.date,
    until: dt.date | None = None,
) -> SupervisionLink | OwnRequest:
    """This supervisor reads the care facts of this practitioner's people while it stands.

    For a lead who supervises it waits for another lead, as an assignment does.
    """
    supervisor, worker = queries.practitioner(by, supervisor_id), queries.practitioner(by, practitioner_id)
    said = {"supervisor": supervisor.id, "practitioner": worker.id, "since": since, "until": until}
    if claim(by, "supervision", id, said) is not Claim.FIRST:
        return _asked(by, id) or queries.supervision_link(by, id)
    if not (supervisor.is_active and Role.SUPERVISOR in supervisor.roles):
        raise Refused(_("Choose somebody who is at work here as a supervisor."), "supervisor")
    if supervisor == worker:
        raise Refused(_("Nobody supervises themselves. Choose two people."), "practitioner")
    pair = SupervisionLink.objects.filter(org_id=by.org_id, supervisor=supervisor, practitioner=worker)
    _check(pair, since, until)
    if needs_another(by, supervisor.id):
        return ask(by, OwnRequest.Kind.SUPERVISION, id, practitioner=worker.id.hex, **_days(since, until))
    made = SupervisionLink.objects.create(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        supervisor=supervisor,
        practitioner=worker,
        since=since,
        until=until,
    )
    _told_supervision(by, "supervision.made", made)
    return made


@transaction.atomic
def end_supervision(
    link_id: uuid.UUID, *, by: Viewer, until: dt.date | None = None, by_mistake: bool = False
) -> SupervisionLink:
    """End it now, with a last day, or as a mistake, as an assignment is ended. Raises NotThere, Refused."""
    link = queries.supervision_link(by, link_id)
    if _end(by, link, until, by_mistake):
        _told_supervision(by, "supervision.withdrawn" if by_mistake else "supervision.ended", link)
    return link


def _told_supervision(by: Viewer, verb: str, about: SupervisionLink) -> None:
    record(by, verb, [("practitioner", about.practitioner_id), ("supervisor", about.supervisor_id)])


def _asked(by: Viewer, id: uuid.UUID) -> OwnRequest | None:
    return OwnRequest.objects.filter(org_id=by.org_id, made_by_id=by.id, pk=id).first()


def _days(since: dt.date, until: dt.date | None) -> dict[str, str | None]:
    return {"since": since.isoformat(), "until": until.isoformat() if until else None}


def _end(by: Viewer, link: Assignment | SupervisionLink, until: dt.date | None, by_mistake: bool) -> bool:
    """Whether anything changed: ended now a second time, nothing does."""
    day = today(by.zone)
    if link.closed_at is not None and until is None:
        return False
    if link.closed_at is not None or (link.until is not None and link.until < day):
        raise Refused(OVER, "until")
    if until is not None and until < link.since:
        raise Refused(ORDER, "until")
    if until is None or until < day:
        link.closed_at, link.closed_by_id, link.by_mistake = now(), by.id, by_mistake
    link.until = until or max(link.since, min(day, link.until or day))
    link.save(update_fields=["until", "closed_at", "closed_by", "by_mistake"])
    return True


def _check(same_pair: QuerySet, since: dt.date, until: dt.date | None) -> None:
    if until is not None and until < since:
        raise Refused(ORDER, "until")
    still = same_pair.filter(Q(until__isnull=True) | Q(until__gte=since), closed_at__isnull=True)
    if (still if until is None else still.filter(since__lte=until)).exists():
        raise Refused(ALREADY, "since")
