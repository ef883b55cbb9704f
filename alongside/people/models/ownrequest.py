from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from alongside.base.models import Row


class OwnRequest(Row):
    """What a lead asks for themselves where another one leads too: it stands once that other lead confirms it.

    `made_by` asks. `given` holds ids, days and roles, never a word.
    """

    class Kind(models.TextChoices):
        ROLE = "role"
        ASSIGNMENT = "assignment"
        SUPERVISION = "supervision"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    given = models.JSONField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    confirmed = models.BooleanField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["org"], condition=Q(decided_at__isnull=True), name="ownrequest_waiting")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, confirmed__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False, confirmed__isnull=False),
                name="ownrequest_decided_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed=True, decided_by=F("made_by")),
                name="ownrequest_confirmed_by_somebody_else",
            ),
        ]
