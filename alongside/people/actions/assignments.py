"""Dated links: who works with which client, and who supervises whom. They open and close records.

A link ends with a last day, to come or today's; or it is closed, from this moment on. One that was made by mistake is
closed too, and says so. What a lead asks for themselves waits until another lead confirms it.
"""

import datetime as dt
import uuid
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role, Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import new_id, now, today
from alongside.base.errors import NotThere, Refused
from alongside.people import models
from alongside.people.actions.accounts import TOO_NEW, ask, change_practitioner, needs_another, tell
from alongside.people.actions.alliances import tell_made
from alongside.people.queries.team import check_lead, client, may_vouch, practitioner
from alongside.people.visibility import not_over

ORDER = _("The last day cannot be before the first one.")
ALREADY = _("This stands already, for all or some of these days. Please end that first.")
OVER = _("This has ended already. Where they work together again, please add that anew.")
#: The role of whom a link opens records to, and what is said where they do not hold it.
NEEDS = {
    models.Assignment: (
        Role.WORKER,
        _("Choose somebody who is at work here and has people of their own."),
    ),
    models.SupervisionLink: (Role.SUPERVISOR, _("Choose somebody who is at work here as a supervisor.")),
}

D = TypeVar("D", bound=models.Dated)


def assign(
    by: Viewer, *, id: uuid.UUID, practitioner: models.Practitioner, client: models.Person, **dates: Any
) -> models.Assignment | models.OwnRequest:
    """This practitioner works with this client `since` a day, perhaps `until` a day. Opens their alliance.

    A lead who does not lead alone cannot assign themselves: that waits for another one.
    """
    act = _ask if needs_another(by, practitioner.id) else _assign
    return act(by, id=id, practitioner=practitioner, client=client, **dates)


@action("assignment.made")
def _assign(by: Viewer, *, id: uuid.UUID, **given: Any) -> models.Assignment:
    made = _made(by, id, models.Assignment, given)
    models.Alliance.objects.get_or_create(
        org_id=by.org_id,
        practitioner=made.practitioner,
        person=made.client,
        ended_on=None,
        defaults={"since": made.since, "made_by_id": by.id},
    )
    if made.since < today(by.zone) and made.practitioner_id != by.id:
        tell(by, made.practitioner_id, models.Told.ASSIGNED, assignment=made)
    tell_made(by, [made])
    return made


def supervise(
    by: Viewer,
    *,
    id: uuid.UUID,
    supervisor: models.Practitioner,
    practitioner: models.Practitioner,
    **dates: Any,
) -> models.SupervisionLink | models.OwnRequest:
    """This supervisor reads the care facts of this practitioner's people while it stands.

    For a lead who supervises it waits for another lead, as an assignment does.
    """
    act = _ask if needs_another(by, supervisor.id) else _supervise
    return act(by, id=id, supervisor=supervisor, practitioner=practitioner, **dates)


@action("supervision.made")
def _supervise(by: Viewer, *, id: uuid.UUID, **given: Any) -> models.SupervisionLink:
    made = _made(by, id, models.SupervisionLink, given)
    record(by, "supervision.made", made.subjects)
    return made


@action("request.made")
def _ask(by: Viewer, *, id: uuid.UUID, **given: Any) -> models.OwnRequest:
    """What `given` says for the lead themselves, once another lead confirms it."""
    link = models.Assignment if "client" in given else models.SupervisionLink
    _check(by, link, **given)
    whom = link.BETWEEN[1]
    days = {name: given.get(name) for name in ("since", "until")}
    dates = {name: day and day.isoformat() for name, day in days.items()}
    return ask(by, id, link.REQUEST, **{whom: given[whom].id.hex}, **dates)


def _made(by: Viewer, id: uuid.UUID, link: type[D], given: dict[str, Any]) -> D:
    _check(by, link, **given)
    return link.objects.create(**stamp(by, id), **given)


def _check(
    by: Viewer, link: type[models.Dated], since: dt.date, until: dt.date | None = None, **pair: Any
) -> None:
    """Raises NotThere, and Refused where these two cannot be linked for these days."""
    who, whom = (pair[name] for name in link.BETWEEN)
    check_lead(by, who, whom)
    role, choose = NEEDS[link]
    if not who.is_active or role not in who.roles:
        raise Refused(choose, link.BETWEEN[0])
    if who == whom:
        raise Refused(_("Nobody supervises themselves. Choose two people."), link.BETWEEN[1])
    if until is not None and until < since:
        raise Refused(ORDER, "until")
    still = link.objects.filter(not_over(since), org_id=by.org_id, closed_at__isnull=True, **pair)
    if (still if until is None else still.filter(since__lte=until)).exists():
        raise Refused(ALREADY, "since")


@action("assignment.ended")
def end_assignment(
    by: Viewer, assignment: models.Assignment, *, id: uuid.UUID | None = None, **how: Any
) -> models.Assignment:
    """`how` is as in `end`. The record is then closed to this practitioner, reading and writing."""
    return end(by, assignment, **how)


@action("supervision.ended")
def end_supervision(
    by: Viewer, supervision: models.SupervisionLink, *, id: uuid.UUID | None = None, **how: Any
) -> models.SupervisionLink:
    """`how` is as in `end`."""
    return end(by, supervision, **how)


def end(by: Viewer, link: D, *, until: dt.date | None = None, by_mistake: bool = False) -> D:
    """End it now, or with a last day. `by_mistake` ends it now and keeps that it never should have stood.

    Ended now, or with a day that is over, what it opened is closed from this moment on; otherwise from the day after the
    last one. Ended now a second time, nothing changes. Raises NotThere, and Refused where it has ended already, or for a
    day before the first.
    """
    check_lead(by, link)
    day = today(by.zone)
    if link.closed_at is not None and until is None:
        return link
    if link.closed_at is not None or (link.until is not None and link.until < day):
        raise Refused(OVER, "until")
    if until is not None and until < link.since:
        raise Refused(ORDER, "until")
    if until is None or until < day:
        link.closed_at, link.closed_by_id, link.by_mistake = now(), by.id, by_mistake
    link.until = until or max(link.since, min(day, link.until or day))
    link.save(update_fields=["until", "closed_at", "closed_by", "by_mistake"])
    record(by, f"{link.REQUEST}.{'withdrawn' if by_mistake else 'ended'}", link.subjects)
    return link


@action("request.confirmed")
def confirm(by: Viewer, request: models.OwnRequest, *, id: uuid.UUID | None = None) -> models.OwnRequest:
    """It stands from now on, as if this lead had done it. Raises Refused where it cannot stand (any more)."""
    _check_undecided(by, request)
    if request.made_by_id is None:
        raise NotThere
    if request.made_by_id == by.id:
        raise Refused(_("Another lead has to confirm what you ask for yourself."))
    if not may_vouch(by):
        raise Refused(TOO_NEW)
    asker, asked = practitioner(by, request.made_by_id), request.given
    if request.kind == models.OwnRequest.Kind.ROLE:
        change_practitioner(by, asker, roles=[*asker.roles, *asked["roles"]])
        return _decide(by, request, confirmed=True)
    days = {name: asked[name] for name in ("since", "until")}
    dates = {name: day and dt.date.fromisoformat(day) for name, day in days.items()}
    if request.kind == models.OwnRequest.Kind.ASSIGNMENT:
        assign(by, id=new_id(), practitioner=asker, client=client(by, uuid.UUID(asked["client"])), **dates)
    else:
        worker = practitioner(by, uuid.UUID(asked["practitioner"]))
        supervise(by, id=new_id(), supervisor=asker, practitioner=worker, **dates)
    return _decide(by, request, confirmed=True)


@action("request.refused")
def refuse(by: Viewer, request: models.OwnRequest, *, id: uuid.UUID | None = None) -> models.OwnRequest:
    """It will not stand; whoever asked may also take it back."""
    _check_undecided(by, request)
    return _decide(by, request, confirmed=False)


def _check_undecided(by: Viewer, request: models.OwnRequest) -> None:
    check_lead(by, request)
    if request.decided_at is not None:
        raise Refused(_("This was decided already."))


def _decide(by: Viewer, request: models.OwnRequest, *, confirmed: bool) -> models.OwnRequest:
    request.decided_at, request.decided_by_id, request.confirmed = now(), by.id, confirmed
    request.save(update_fields=["decided_at", "decided_by", "confirmed"])
    if request.made_by_id and request.made_by_id != by.id:
        tell(by, request.made_by_id, models.Told.CONFIRMED if confirmed else models.Told.REFUSED)
    verb = "request.confirmed" if confirmed else "request.refused"
    record(by, verb, [("practitioner", request.made_by_id or by.id)], kind=request.kind)
    return request
