from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.base.noted import NotedRows, Noting


class Organisation(Noting):
    """A firm or a team. The tenant: every row belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=40, default="Europe/London")
    is_demo = models.BooleanField(default=False)
    reset_hours = models.PositiveSmallIntegerField(default=72)  # what is somebody's own stays closed so long
    next_reset_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    next_reset_from = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=now, editable=False)

    OF_ORG = "id"
    objects = NotedRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(next_reset_hours__isnull=True, next_reset_from__isnull=True)
                | Q(next_reset_hours__isnull=False, next_reset_from__isnull=False),
                name="organisation_next_reset_hours_from_when",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reset_delay(self) -> dt.timedelta:
        """How long what is somebody's own stays closed after a lead gave them a new password."""
        return dt.timedelta(hours=self.reset_hours_now)

    @property
    def reset_hours_now(self) -> int:
        """The hours that count at this moment."""
        changed = self.next_reset_from is not None and self.next_reset_from <= now()
        return (changed and self.next_reset_hours) or self.reset_hours

    @property
    def reset_changes_at(self) -> dt.datetime | None:
        """When other hours will count, where they were asked for."""
        return self.next_reset_from if self.next_reset_from and self.next_reset_from > now() else None
