from __future__ import annotations

from django.db import models

from alongside.base.models import Row


class Goal(Row):
    """Something they want, written together in their words and tied to a value (S13)."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="goals", db_index=False
    )
    words = models.TextField()
    value = models.ForeignKey(
        "people.GoodToKnow", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    own_value = models.ForeignKey(
        "people.OwnValue", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    they_agreed_on = models.DateField(null=True, blank=True)
    i_agreed_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="draft")
    state_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="goal_by_alliance")]
