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
