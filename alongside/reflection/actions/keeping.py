"""How long what is a practitioner's own is kept: the organisation's time, a hold that stops destruction, and the
destruction itself: in time, or by its author before."""

import uuid
from collections import Counter
from collections.abc import Collection
from typing import Any
from zoneinfo import ZoneInfo

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from alongside.access.identities import NO_ID, Viewer
from alongside.audit.record import in_doubt, record
from alongside.base.action import action, stamp
from alongside.base.clock import now, today
from alongside.base.errors import Refused
from alongside.base.models import Revision
from alongside.people.models import Organisation, Person, Practitioner
from alongside.people.models.account import THINKING_MONTHS
from alongside.people.queries.team import check_lead
from alongside.reflection.models import Destruction, HoldWhy, KeptForMonths, LegalHold, Reflection
from alongside.reflection.queries import ending, held, kinds


@action("thinking.months-set", of="organisation", codes=["thinking_set"])
def set_months(
    by: Viewer, organisation: Organisation, *, id: uuid.UUID | None = None, months: int
) -> Organisation:
    """For how many months it is kept. Raises Refused outside 12 to 24."""
    check_lead(by)
    least, most = THINKING_MONTHS
    if not least <= months <= most:
        refusal = _("Please give a number of months from %(least)s to %(most)s.")
        raise Refused(refusal % {"least": least, "most": most}, "months")
    organisation.thinking_set, organisation.thinking_set_on = months, today(by.zone)
    organisation.save(update_fields=["thinking_set", "thinking_set_on"])
    return organisation


@action("hold.set", codes=["why"])
def hold(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    why: str,
    practitioner: Practitioner | None = None,
    person: Person | None = None,
) -> LegalHold:
    """Nothing that this practitioner thought, or that was thought about this client and those around them, is destroyed. Raises
    NotThere, Refused."""
    on = [row for row in (practitioner, person) if row is not None]
    check_lead(by, *on)
    if why not in HoldWhy.values:
        raise Refused(_("Please choose why."), "why")
    if len(on) != 1:
        raise Refused(_("Choose a practitioner or a client: one of the two."), "person")
    return LegalHold.objects.create(**stamp(by, id), why=why, practitioner=practitioner, person=person)


@action("hold.lifted")
def lift(by: Viewer, hold: LegalHold, *, id: uuid.UUID | None = None) -> LegalHold:
    """What it kept is destroyed when its time is over, and not before its author was reminded. Raises NotThere."""
    check_lead(by, hold)
    if hold.lifted_at is None:
        hold.lifted_at, hold.lifted_by_id = now(), by.id
        hold.save(update_fields=["lifted_at", "lifted_by"])
    return hold


def destroy_what_is_over() -> int:
    """Destroy what no hold keeps and whose time is over, with a certificate for each author; nothing while the clock may be
    wrong. How many there were."""
    return sum(_destroy(org) for org in Organisation.objects.order_by("made_at"))


@atomic
def _destroy(org: Organisation) -> int:
    if in_doubt(org.pk):
        return 0
    over: list[KeptForMonths] = [
        row
        for kind in kinds()
        for row, end in ending(org, kind.objects.filter(org=org))
        if end <= today(org.zone)
    ]
    if not over:
        return 0
    by = Viewer(NO_ID, org.pk, zone=org.zone)
    for author_id in {row.made_by_id for row in over}:
        rows = [row for row in over if row.made_by_id == author_id]
        certificate = _destroy_these(by, rows, org=org, practitioner_id=author_id)
        subjects = [("practitioner", certificate.practitioner_id), ("destruction", certificate.pk)]
        of_each = Counter(str(row._meta.model_name) for row in rows)
        record(by, "reflection.destroyed", subjects, "C", count=certificate.how_many, **of_each)
    return len(over)


@action("reflection.destroyed", of="destruction", records="C")
def destroy(by: Viewer, reflection: Reflection, *, id: uuid.UUID | None = None) -> Destruction:
    """Its author destroys it before its time, with what stood in it before. Raises Refused while a hold keeps it."""
    if Reflection.objects.filter(held(Reflection), org_id=by.org_id, pk=reflection.pk).exists():
        raise Refused(_("A hold keeps this until it is lifted: nothing of it may be destroyed now."))
    return _destroy_these(by, [reflection], **stamp(by, id), practitioner_id=by.id)


def _destroy_these(by: Viewer, rows: Collection[KeptForMonths], **certificate: Any) -> Destruction:
    """`certificate`: whose they were, and its other columns but of how many and of which days."""
    days = [row.made_at.astimezone(ZoneInfo(by.zone)).date() for row in rows]
    ids = [row.pk for row in rows]
    Revision.objects.filter(org_id=by.org_id, of_id__in=ids).delete()
    for kind in {type(row) for row in rows}:
        kind.objects.filter(org_id=by.org_id, pk__in=ids).delete()
    return Destruction.objects.create(how_many=len(ids), first_on=min(days), last_on=max(days), **certificate)
