"""When everything is read again: what is usual was changed, or another version of the rule has come.

A save and its reading are one transaction wherever a part holds all the relationships of the service. Where it does not, the
row that was saved remembers how far the reading has come: it goes on after the save, and at the next start or at a lead's
word where that was cut short. Meanwhile each state says with which figures it was made.
"""

from __future__ import annotations

import uuid

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from alongside.base.changed import Chapter, changed
from alongside.checkins.models import Look
from alongside.core.detection.settings import RULE
from alongside.insight import refold
from alongside.insight.models import ScoreState
from alongside.insight.models_service import OrgPrior
from alongside.insight.priors import newest
from alongside.insight.series import READERS, readable


def take_up(row: OrgPrior) -> None:
    """Read everything again with what was saved, inside its transaction as far as one part reaches."""
    row.read_up_to = refold.refold(row.org_id, row.instrument, at_most=refold.PART)
    if row.read_up_to is not None:
        row.save(update_fields=["read_up_to"])
        transaction.on_commit(lambda: _to_the_end(row.pk))


def go_on(org_id: uuid.UUID | None = None) -> None:
    """Read on what was cut short, in one organisation or in all. Doing it again changes nothing."""
    rows = OrgPrior.objects.filter(read_up_to__isnull=False)
    for row in list(rows.filter(org_id=org_id) if org_id else rows):
        _to_the_end(row.pk)


def refold_stale() -> None:
    """Read again what another version of the rule made, or what no version has read yet (after an upgrade)."""
    stale = ScoreState.objects.exclude(rule=RULE).order_by()
    for org_id, instrument in list(stale.values_list("org_id", "instrument").distinct()):
        _all(org_id, instrument)
    here = ScoreState.objects.filter(
        org_id=OuterRef("org_id"), alliance_id=OuterRef("alliance_id"), rule=RULE
    )
    for reader in READERS:
        _one_by_one(readable(reader).filter(~Exists(here)))
    go_on()


def _all(org_id: uuid.UUID, instrument: str) -> None:
    after: uuid.UUID | None = refold.START
    while after is not None:
        with transaction.atomic():
            after = refold.refold(org_id, instrument, after, refold.PART)


def _to_the_end(id: uuid.UUID) -> None:
    while _next_part(id):
        pass


@transaction.atomic
def _next_part(id: uuid.UUID) -> bool:
    """Read one part on; whether another is left. What was saved since is read from its own beginning."""
    row = OrgPrior.objects.select_for_update().get(pk=id)
    if row.read_up_to is None:
        return False
    now = newest(row.org_id, row.instrument)
    holds = now is not None and now.pk == row.pk
    row.read_up_to = refold.refold(row.org_id, row.instrument, row.read_up_to, refold.PART) if holds else None
    row.save(update_fields=["read_up_to"])
    return row.read_up_to is not None


def _one_by_one(looks: QuerySet[Look]) -> None:
    for org_id, alliance_id in list(looks.order_by().values_list("org_id", "alliance_id").distinct()):
        with transaction.atomic():
            changed(org_id, alliance_id, Chapter.CHECKINS)
