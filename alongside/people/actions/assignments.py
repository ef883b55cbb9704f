"""Dated links: who works with which client, and who supervises whom. They open and close records.

A link ends with a last day, to come or today's; or it is closed, from this moment on. One that was made by mistake is
closed too, and says so. What a lead asks for themselves waits until another lead confirms it.
"""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import new_id, now, today
from alongside.base.errors import NotThere, Refused
from alongside.people.actions.accounts import TOO_NEW, ask, change_practitioner, needs_another, tell
from alongside.people.actions.alliances import tell_made
from alongside.people.models import (
    Alliance,
    Assignment,
    OwnRequest,
    Person,
    Practitioner,
    SupervisionLink,
    Told,
)
from alongside.people.queries.team import check_lead, client, may_vouch, practitioner

ORDER = _("The last day can not be before the first one.")
ALREADY = _("This stands already, for all or some of these days. Please end that first.")
OVER = _("This has ended already. Where they work together again, please add that anew.")


def assign(
    by: Viewer,
    *,
    id: uuid.UUID,
    practitioner: Practitioner,
    client: Person,
    since: dt.date,
    until: dt.date | None = None,
) -> Assignment | OwnRequest:
    """This practitioner works with this client from a day, perhaps until a day. Opens their alliance.

    A lead who does not lead alone can not assign themselves: that waits for another one.
    """
    act = _ask_to_work if needs_another(by, practitioner.id) else _work
    return act(by, id=id, practitioner=practitioner, client=client, since=since, until=until)


@action("assignment.made")
def _work(
    by: Viewer, *, id: uuid.UUID, practitioner: Practitioner, client: Person, **dates: Any
) -> Assignment:
    _check_work(by, practitioner, client, **dates)
    made = Assignment.objects.create(**stamp(by, id), practitioner=practitioner, client=client, **dates)
    Alliance.objects.get_or_create(
        org_id=by.org_id,
        practitioner=practitioner,
        person=client,
        ended_on=None,
        defaults={"since": made.since, "made_by_id": by.id},
    )
    if made.since < today(by.zone) and practitioner.id != by.id:
        tell(by, practitioner.id, Told.ASSIGNED, assignment=made)
    tell_made(by, [made])
    return made


@action("request.made")
def _ask_to_work(
    by: Viewer, *, id: uuid.UUID, practitioner: Practitioner, client: Person, **dates: Any
) -> OwnRequest:
    _check_work(by, practitioner, client, **dates)
    return ask(by, id, OwnRequest.Kind.ASSIGNMENT, client=client.id.hex, **_as_text(dates))


def _check_work(by: Viewer, practitioner: Practitioner, client: Person, **dates: Any) -> None:
    check_lead(by, practitioner, client)
    if not (practitioner.is_active and practitioner.is_worker):
        raise Refused(_("Choose somebody who is at work here and has people of their own."), "practitioner")
    pair = Assignment.objects.filter(org_id=by.org_id, practitioner=practitioner, client=client)
    _check_dates(pair, **dates)


@action("assignment.ended")
def end_assignment(
    by: Viewer,
    assignment: Assignment,
    *,
    id: uuid.UUID | None = None,
    until: dt.date | None = None,
    by_mistake: bool = False,
) -> Assignment:
    """End it now, or with a last day. `by_mistake` ends it now and keeps that it never should have stood.

    Ended now, or with a day that is over, the record is closed to this practitioner from this moment on, reading and
    writing; otherwise from the day after the last one. Raises NotThere, and Refused where it has ended already, or for
    a day before the first.
    """
    if _end(by, assignment, until, by_mistake):
        verb = "assignment.withdrawn" if by_mistake else "assignment.ended"
        record(by, verb, [("person", assignment.client_id), ("practitioner", assignment.practitioner_id)])
    return assignment


def supervise(
    by: Viewer,
    *,
    id: uuid.UUID,
    supervisor: Practitioner,
    practitioner: Practitioner,
    since: dt.date,
    until: dt.date | None = None,
) -> SupervisionLink | OwnRequest:
    """This supervisor reads the care facts of this practitioner's people while it stands.

    For a lead who supervises it waits for another lead, as an assignment does.
    """
    act = _ask_to_supervise if needs_another(by, supervisor.id) else _supervise
    return act(by, id=id, supervisor=supervisor, practitioner=practitioner, since=since, until=until)


@action("supervision.made")
def _supervise(
    by: Viewer, *, id: uuid.UUID, supervisor: Practitioner, practitioner: Practitioner, **dates: Any
) -> SupervisionLink:
    _check_supervision(by, supervisor, practitioner, **dates)
    pair = {"supervisor": supervisor, "practitioner": practitioner}
    made = SupervisionLink.objects.create(**stamp(by, id), **pair, **dates)
    _record_supervision(by, "supervision.made", made)
    return made


@action("request.made")
def _ask_to_supervise(
    by: Viewer, *, id: uuid.UUID, supervisor: Practitioner, practitioner: Practitioner, **dates: Any
) -> OwnRequest:
    _check_supervision(by, supervisor, practitioner, **dates)
    return ask(by, id, OwnRequest.Kind.SUPERVISION, practitioner=practitioner.id.hex, **_as_text(dates))


def _check_supervision(
    by: Viewer, supervisor: Practitioner, practitioner: Practitioner, **dates: Any
) -> None:
    check_lead(by, supervisor, practitioner)
    if not (supervisor.is_active and supervisor.is_supervisor):
        raise Refused(_("Choose somebody who is at work here as a supervisor."), "supervisor")
    if supervisor == practitioner:
        raise Refused(_("Nobody supervises themselves. Choose two people."), "practitioner")
    pair = SupervisionLink.objects.filter(org_id=by.org_id, supervisor=supervisor, practitioner=practitioner)
    _check_dates(pair, **dates)


@action("supervision.ended")
def end_supervision(
    by: Viewer,
    supervision: SupervisionLink,
    *,
    id: uuid.UUID | None = None,
    until: dt.date | None = None,
    by_mistake: bool = False,
) -> SupervisionLink:
    """End it now, with a last day, or as a mistake, as an assignment is ended. Raises NotThere, Refused."""
    if _end(by, supervision, until, by_mistake):
        verb = "supervision.withdrawn" if by_mistake else "supervision.ended"
        _record_supervision(by, verb, supervision)
    return supervision


@action("request.confirmed")
def confirm(by: Viewer, request: OwnRequest, *, id: uuid.UUID | None = None) -> OwnRequest:
    """It stands from now on, as if this lead had done it. Raises Refused where it can not stand (any more)."""
    _check_undecided(by, request)
    if request.made_by_id is None:
        raise NotThere
    if request.made_by_id == by.id:
        raise Refused(_("Another lead has to confirm what you ask for yourself."))
    if not may_vouch(by):
        raise Refused(TOO_NEW)
    asker, asked = practitioner(by, request.made_by_id), request.given
    if request.kind == OwnRequest.Kind.ROLE:
        change_practitioner(by, asker, roles=[*asker.roles, *asked["roles"]])
    elif request.kind == OwnRequest.Kind.ASSIGNMENT:
        person = client(by, uuid.UUID(asked["client"]))
        assign(by, id=new_id(), practitioner=asker, client=person, **_as_days(asked))
    else:
        worker = practitioner(by, uuid.UUID(asked["practitioner"]))
        supervise(by, id=new_id(), supervisor=asker, practitioner=worker, **_as_days(asked))
    return _decide(by, request, confirmed=True)


@action("request.refused")
def refuse(by: Viewer, request: OwnRequest, *, id: uuid.UUID | None = None) -> OwnRequest:
    """It will not stand; whoever asked may also take it back."""
    _check_undecided(by, request)
    return _decide(by, request, confirmed=False)


def _check_undecided(by: Viewer, request: OwnRequest) -> None:
    check_lead(by, request)
    if request.decided_at is not None:
        raise Refused(_("This was decided already."))


def _decide(by: Viewer, request: OwnRequest, *, confirmed: bool) -> OwnRequest:
    request.decided_at, request.decided_by_id, request.confirmed = now(), by.id, confirmed
    request.save(update_fields=["decided_at", "decided_by", "confirmed"])
    if request.made_by_id and request.made_by_id != by.id:
        tell(by, request.made_by_id, Told.CONFIRMED if confirmed else Told.REFUSED)
    verb = "request.confirmed" if confirmed else "request.refused"
    record(by, verb, [("practitioner", request.made_by_id or by.id)], kind=request.kind)
    return request


def _record_supervision(by: Viewer, verb: str, link: SupervisionLink) -> None:
    record(by, verb, [("practitioner", link.practitioner_id), ("supervisor", link.supervisor_id)])


def _as_text(dates: dict[str, dt.date | None]) -> dict[str, str | None]:
    return {name: day.isoformat() if day else None for name, day in dates.items()}


def _as_days(given: dict[str, Any]) -> dict[str, Any]:
    days = {name: given[name] for name in ("since", "until")}
    return {name: dt.date.fromisoformat(text) if text else None for name, text in days.items()}


def _end(by: Viewer, link: Assignment | SupervisionLink, until: dt.date | None, by_mistake: bool) -> bool:
    """Whether anything changed: ended now a second time, nothing does."""
    check_lead(by, link)
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


def _check_dates(same_pair: QuerySet, since: dt.date, until: dt.date | None) -> None:
    if until is not None and until < since:
        raise Refused(ORDER, "until")
    still = same_pair.filter(Q(until__isnull=True) | Q(until__gte=since), closed_at__isnull=True)
    if (still if until is None else still.filter(since__lte=until)).exists():
        raise Refused(ALREADY, "since")
