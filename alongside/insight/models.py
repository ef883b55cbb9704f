"""What can not be worked out again: that a notice was put aside, and that a signal was shown."""

from __future__ import annotations

from django.db import models

from alongside.base.models import Row
from alongside.insight.models_service import How, OrgPrior, ServiceReport

__all__ = ["How", "NotNow", "OrgPrior", "ServiceReport", "SignalShown"]


class NotNow(Row):
    """The worker put a notice aside until a day."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    rule = models.CharField(max_length=24)
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "until"], name="notnow_by_alliance")]


class SignalShown(Row):
    """A signal from a score was on Today: first and last on which day. It says nothing of whether it was right."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    look = models.UUIDField()  # plain: a look that is withdrawn takes nothing with it
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "alliance", "look"], name="signalshown_one_per_look"),
            models.CheckConstraint(
                condition=models.Q(first_on__lte=models.F("last_on")), name="signalshown_in_order"
            ),
        ]
