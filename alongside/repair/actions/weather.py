"""Dates that hurt: slow down before, ring after (S9)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import now, today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.people.queries import own_alliance
from alongside.repair.actions.shared import made, tell
from alongside.repair.models import HardDay
from alongside.repair.models.hard_day import Kind
from alongside.repair.queries import own_weather


@transaction.atomic
def expect_weather(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    kind: str,
    on: dt.date,
    words: str = "",
    yearly: bool = False,
) -> HardDay:
    """A date that may hurt. Raises Refused, NotThere."""
    given = {"alliance": alliance_id, "kind": kind, "on": on, "words": words, "yearly": yearly}
    if claim(by, "weather", id, given) is not Claim.FIRST:
        return own_weather(by, id)
    alliance = own_alliance(by, alliance_id)
    if kind not in Kind.values:
        raise Refused(_("Please choose what kind of day it is."), "kind")
    day = HardDay.objects.create(
        id=id, kind=kind, on=on, words=words.strip(), yearly=yearly, **made(by, alliance)
    )
    tell(by, "weather.expected", alliance, "weather", day.id)
    return day


@transaction.atomic
def rang_after(weather_id: uuid.UUID, *, by: Viewer) -> HardDay:
    """I rang after it. Raises NotThere."""
    day = own_weather(by, weather_id, lock=True)
    day.rang_on = today(by.zone)
    day.save()
    tell(by, "weather.rang", day.alliance, "weather", day.id)
    return day


@transaction.atomic
def drop_weather(weather_id: uuid.UUID, *, by: Viewer) -> None:
    """The date does not stand any more. Raises NotThere."""
    day = own_weather(by, weather_id, lock=True)
    day.dropped_at = now()
    day.save()
    tell(by, "weather.dropped", day.alliance, "weather", day.id)
