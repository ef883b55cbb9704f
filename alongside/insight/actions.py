"""Putting a notice aside."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.core.noticing import Rule
from alongside.core.noticing.ranking import LEADING
from alongside.insight.models import NotNow
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
