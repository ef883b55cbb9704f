from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.base.models import Row


class Alliance(Row):
    """One practitioner's working relationship with one person. The central record."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="alliances", db_index=False
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="alliances", db_index=False
    )
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "people.Practitioner",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )

    class Meta:
        indexes = [
            models.Index(fields=["org", "practitioner", "ended_on"], name="alliance_by_practitioner"),
            models.Index(fields=["org", "person"], name="alliance_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "practitioner", "person"],
                condition=Q(ended_on__isnull=True),
                name="alliance_one_open_per_pair",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="alliance_ended_by_whom_and_when",
            ),
        ]
