from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.base.models import Row
from alongside.core.checkin_rhythm import BETWEEN, GOOD_WEEKS, MINE_WEEKS, THEIRS_BETWEEN, THEIRS_WEEKS


class Rhythm(Row):
    """How often to look, in weeks, where two people want it other than usual."""

    alliance = models.OneToOneField("people.Alliance", on_delete=models.PROTECT, related_name="rhythm")
    mine_weeks = models.PositiveSmallIntegerField(default=MINE_WEEKS)
    theirs_weeks = models.PositiveSmallIntegerField(default=THEIRS_WEEKS)
    good_weeks = models.PositiveSmallIntegerField(default=GOOD_WEEKS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    mine_weeks__range=BETWEEN, theirs_weeks__range=THEIRS_BETWEEN, good_weeks__range=BETWEEN
                ),
                name="rhythm_weeks_in_range",
            )
        ]
