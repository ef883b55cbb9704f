"""What the product has worked out about an alliance, kept up to date in the same transaction."""

from __future__ import annotations

from django.db import models

from alongside.base.ids import new_id
from alongside.base.models import Row
from alongside.insight.models_service import How, OrgPrior, ServiceReport

__all__ = ["AllianceState", "How", "NotNow", "OrgPrior", "ServiceReport"]


class AllianceState(models.Model):
    """What Today needs to know about one alliance, so that no page reads a whole history.

    Kept per audience: an answer for a supervisor only can then not leak through a notice.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False)
    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="states", db_index=False
    )
    audience = models.CharField(max_length=12, default="worker")
    facts = models.JSONField(default=dict)  # dates, counts and ids; never words
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "alliance", "audience"], name="alliancestate_one_per_audience"
            )
        ]


class NotNow(Row):
    """The worker put a notice aside until a day."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    rule = models.CharField(max_length=24)
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "until"], name="notnow_by_alliance")]


class ScoreState(models.Model):
    """Where one series of looks stands for one reader: a rater, an instrument, one way of asking.

    `audience` is whose eyes it is for: only what they may read has ever gone into it. Of a fixed size, whatever the
    length of the history; numbers, days and ids, never words. `mark` is a fingerprint of the looks it was read from.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False)
    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="scores", db_index=False
    )
    audience = models.CharField(max_length=12)
    rater = models.CharField(max_length=8)
    instrument = models.CharField(max_length=24)
    version = models.CharField(max_length=12)
    way = models.CharField(max_length=20)  # mode and medium, as on the line
    rule = models.CharField(max_length=24)
    prior = models.JSONField()
    top = models.SmallIntegerField()
    state = models.JSONField()
    told = models.JSONField()  # what pages need: the reading of the newest look, and what it was read from
    n = models.PositiveIntegerField()
    mark = models.CharField(max_length=32)
    look = models.UUIDField()  # the newest look read, its day, its place in the order and its score
    last_on = models.DateField()
    last_seq = models.BigIntegerField()
    steps = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "alliance", "audience", "rater", "instrument", "version", "way"],
                name="scorestate_one_per_series",
            )
        ]


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
