"""Putting a notice aside, and keeping which signals were shown."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.core.noticing import Notice, Rule
from alongside.core.noticing.budget import is_signal, look_of
from alongside.core.noticing.ranking import LEADING
from alongside.insight.models import NotNow, SignalShown
from alongside.people.models import Alliance
from alongside.people.queries import own_alliance

ASIDE = dt.timedelta(days=14)  # long enough not to nag, short enough to come back before the next rhythm


@transaction.atomic
def not_now(alliance_id: uuid.UUID, rule: str, *, by: Viewer) -> NotNow:
    """Put one notice about an alliance aside for a fortnight. Raises NotThere for a rule that does not exist."""
    alliance = own_alliance(by, alliance_id)
    if rule not in set(Rule) or rule in LEADING:
        raise NotThere
    until = today(by.zone) + ASIDE
    aside, _ = NotNow.objects.get_or_create(
        org_id=by.org_id, alliance_id=alliance.id, rule=rule, until=until, defaults={"made_by_id": by.id}
    )
    record(
        by, "notice.aside", [("person", alliance.person_id), ("alliance", alliance.id)], "A", rule=str(rule)
    )
    return aside


def keep_shown(notices: Iterable[tuple[Notice, Alliance]], *, by: Viewer) -> None:
    """Keep which signals from scores Today has shown, once a day: the budget of a week counts them."""
    signals = {look_of(one): alliance for one, alliance in notices if is_signal(one)}
    if not signals:
        return
    day = today(by.zone)
    own = {"org_id": by.org_id, "alliance__practitioner_id": by.id}
    before = {one.look.hex: one for one in SignalShown.objects.filter(look__in=list(signals), **own)}
    for look, alliance in signals.items():
        if look not in before:
            _first_shown(look, alliance, day, by)
        elif before[look].last_on < day:
            SignalShown.objects.filter(pk=before[look].pk, last_on__lt=day).update(last_on=day)


@transaction.atomic
def _first_shown(look: str, alliance: Alliance, day: dt.date, by: Viewer) -> None:
    """Two pages at once are one row: the second finds what the first has kept."""
    _row, made = SignalShown.objects.get_or_create(
        org_id=by.org_id,
        alliance_id=alliance.id,
        look=uuid.UUID(look),
        defaults={"first_on": day, "last_on": day, "made_by_id": by.id},
    )
    if made:
        record(
            by,
            "notice.shown",
            [("person", alliance.person_id), ("alliance", alliance.id)],
            "A",
            rule=str(Rule.UNUSUAL),
        )
