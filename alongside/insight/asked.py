"""What Today asks about one alliance, at every save: days, states and ids. No words are read, nor are they opened.

Each takes the organisation and the alliance (`base/prepared.py`).
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Max, Q, QuerySet

from alongside.agenda.models import Item, Promise
from alongside.base.prepared import Prepared
from alongside.checkins.actions.asked import ASKED_KEY
from alongside.checkins.models import COUNTS, READABLE, Look, Rater, Rhythm
from alongside.contacts.models import Away, Contact
from alongside.insight.models import ScoreState
from alongside.insight.series import WORKER
from alongside.repair.models import HardTalk, Strain, Weather
from alongside.repair.models.strain import COUNTS as HARD_COUNTS
from alongside.repair.queries.standing import not_come_back_to

LATEST = 40  # contacts looked back on: more than a year for most, and what the longest rule needs
ON_LIST = ("pk", "alliance_id", "side", "state", "heard_on", "on", "state_on", "safety")
MEETING = ("pk", "at", "state", "started_by", "mine_came_up", "on_their_mind")
PATCH = ("pk", "state", "began_on", "mended_on", "acknowledged_on", "talk_on", "follow_up_on", "came")
THEIRS = Q(rater=Rater.CLIENT)


def _of(model: type[models.Model], org_id: uuid.UUID, alliance_id: uuid.UUID) -> QuerySet[Any]:
    return model._default_manager.filter(org_id=org_id, alliance_id=alliance_id)


OPEN_ITEMS = Prepared(lambda *own: _of(Item, *own).filter(closed=False).values_list(*ON_LIST, named=True))
PROMISES = Prepared(
    lambda *own: _of(Promise, *own).filter(state__in=("open", "changed")).values_list("pk", "state", "due_on")
)
MET = Prepared(
    lambda *own: _of(Contact, *own).order_by("-at", "-seq").values_list(*MEETING, named=True)[:LATEST]
)
AWAY = Prepared(lambda *own: _of(Away, *own).values_list("since", "until", "why"))
HARD = Prepared(
    lambda *own: (
        _of(Strain, *own).filter(HARD_COUNTS).order_by("began_on", "seq").values_list(*PATCH, named=True)
    )
)
TALKS = Prepared(
    lambda *own: (
        not_come_back_to(_of(HardTalk, *own))
        .order_by("back_on", "seq")
        .values_list("pk", "said_on", "back_on")
    )
)
HARD_DAYS = Prepared(
    lambda *own: (
        _of(Weather, *own)
        .filter(dropped_at__isnull=True)
        .order_by("on", "seq")
        .values_list("pk", "kind", "on", "yearly", "rang_on")
    )
)
#: The newest day of mine and of theirs; no row where there are no looks
LOOKED = Prepared(
    lambda *own: (
        _of(Look, *own)
        .filter(COUNTS, audience__in=READABLE)
        .order_by()
        .values("alliance_id")
        .annotate(mine=Max("on", filter=~THEIRS), theirs=Max("on", filter=THEIRS))
        .values_list("mine", "theirs")
    )
)
RHYTHM = Prepared(lambda *own: _of(Rhythm, *own))
TOLD = Prepared(
    lambda *own: (
        _of(ScoreState, *own).filter(audience=WORKER, rater=Rater.CLIENT).values_list("told", flat=True)
    )
)
#: The newest day on which they were asked directly how it is between us
DIRECTLY = Prepared(
    lambda *own: (
        _of(Look, *own)
        .filter(COUNTS, instrument=ASKED_KEY, audience__in=READABLE)
        .order_by("-on", "-seq")
        .values_list("on", "seq")[:1]
    )
)
