from __future__ import annotations

from django.db import models

from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.base.noted import NotedRows, Noting


class Organisation(Noting):
    """A firm or a team. The tenant: every row belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=40, default="Europe/London")
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now, editable=False)

    OF_ORG = "id"
    objects = NotedRows.as_manager()

    def __str__(self) -> str:
        return self.name
