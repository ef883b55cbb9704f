from __future__ import annotations

from django.db import models

from alongside.base.clock import now
from alongside.base.ids import new_id


class Organisation(models.Model):
    """A firm or a team. The tenant: every row belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=40, default="Europe/London")
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return self.name
