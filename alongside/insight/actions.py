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
from alongside.core.noticing.notice import Rule
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


def keep_shown(signals: Iterable[tuple[uuid.UUID, Alliance, dt.date | None]], *, by: Viewer) -> None:
    """Keep which signals from scores Today has shown, once a day: the budget of a week counts them.

    Each is the look it comes from, its alliance, and the last day on which it was shown before.
    """
    day = today(by.zone)
    for look, alliance, shown_on in signals:
        if shown_on is None:
            _first_shown(look, alliance, day, by)
        elif shown_on < day:
            rows = SignalShown.objects.filter(org_id=by.org_id, alliance_id=alliance.id, look=look)
            rows.filter(last_on__lt=day).update(last_on=day)


@transaction.atomic
def _first_shown(look: uuid.UUID, alliance: Alliance, day: dt.date, by: Viewer) -> None:
    """Two pages at once are one row: the second finds what the first has kept."""
    _row, made = SignalShown.objects.get_or_create(
        org_id=by.org_id,
        alliance_id=alliance.id,
        look=look,
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
