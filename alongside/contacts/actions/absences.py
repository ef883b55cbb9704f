"""A time without contact that has a reason; and my own leave, entered once for all my people (S20)."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import now, today
from alongside.base.errors import Refused
from alongside.base.revisions import keep_replaced
from alongside.contacts.models import Absence, AbsenceReason, Leave
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances


@action("absence.begun", records="A", again=True)
def begin_absence(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    why: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Absence:
    """Hospital, their time away, my leave or silence; from today where no day is given. Raises Refused."""
    if why not in AbsenceReason.values:
        raise Refused(_("Please say what it is."), "why")
    absence = Absence.objects.filter(org_id=by.org_id, pk=id, alliance=alliance).first() if id else None
    absence = absence or Absence(**stamp(by, id), alliance=alliance)
    absence.why, absence.since, absence.until = why, since or today(by.zone), until
    _check_order(absence.since, until)
    absence.save()
    return absence


@action("absence.ended", records="A")
def end_absence(
    by: Viewer, absence: Absence, *, id: uuid.UUID | None = None, until: dt.date | None = None
) -> Absence:
    """Its last day; today where no day is given. May be put right later. My leave ends for all my people. Raises Refused."""
    last = until or today(by.zone)
    _check_order(absence.since, last)
    if absence.leave:
        _keep(by, absence.leave, absence.since, last, absence.leave.covered_by)
        absence.refresh_from_db(fields=["until"])
    elif absence.until != last:
        absence.until = last
        absence.save(update_fields=["until"])
    return absence


@action("absence.dropped", records="A")
def drop_absence(by: Viewer, absence: Absence, *, id: uuid.UUID | None = None) -> Absence:
    """It was a mistake: it counts for nothing. Saying it twice is saying it once."""
    if absence.dropped_at is None:
        absence.dropped_at = now()
        absence.save(update_fields=["dropped_at"])
    return absence


@action("leave.dropped", records="A")
def drop_leave(by: Viewer, leave: Leave, *, id: uuid.UUID | None = None) -> Leave:
    """I am not going after all."""
    for absence in Absence.objects.filter(org_id=by.org_id, leave=leave, dropped_at__isnull=True):
        absence.dropped_at = now()
        absence.save(update_fields=["dropped_at"])
    return leave


@action("leave.begun", records="A", again=True)
def begin_leave(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    covered_by: str = "",
) -> Leave:
    """My leave, for everybody I work with; from today where no day is given. Raises Refused."""
    leave = Leave.objects.filter(org_id=by.org_id, made_by_id=by.id, pk=id).first() if id else None
    return _keep(by, leave or Leave(**stamp(by, id)), since or today(by.zone), until, covered_by)


@action("leave.changed", records="A", again=True)
def change_leave(
    by: Viewer,
    leave: Leave,
    *,
    id: uuid.UUID | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    covered_by: str = "",
) -> Leave:
    """Other days, or somebody else who covers, for all my people; whoever has come since is one of them. Raises Refused."""
    return _keep(by, leave, since or today(by.zone), until, covered_by)


def _keep(by: Viewer, leave: Leave, since: dt.date, until: dt.date | None, covered_by: str) -> Leave:
    """The leave, and an absence for each of my people. Raises Refused."""
    _check_order(since, until)
    rows = {row.alliance_id: row for row in Absence.objects.filter(org_id=by.org_id, leave=leave)}
    first = next(iter(rows.values()), None)
    before = first and {"since": first.since, "until": first.until, "covered_by": leave.covered_by}
    covered_by = covered_by.strip()
    after = {"since": since, "until": until, "covered_by": covered_by}
    if before and before != after:
        keep_replaced(by, "leave", leave.id, by.id, before)
    if not before or leave.covered_by != covered_by:
        leave.covered_by = covered_by
        leave.save()
    for alliance in own_alliances(by).order_by("seq"):
        row = rows.get(alliance.id) or Absence(
            **stamp(by), alliance=alliance, why=AbsenceReason.MY_LEAVE, leave=leave
        )
        if (row.since, row.until) != (since, until):
            row.since, row.until = since, until
            row.save()
            record(by, "absence.begun", [("person", alliance.person_id), ("absence", row.id)], "A")
    return leave


def _check_order(first: dt.date, last: dt.date | None) -> None:
    if last and last < first:
        raise Refused(_("This is before it began. Please give a later day."), "until")
