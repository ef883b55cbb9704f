from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F


class Sequence(models.Model):
    """An organisation's counter. Order comes from here, never from an id or a clock."""

    org = models.OneToOneField(
        "people.Organisation", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    last = models.BigIntegerField(default=0)

    @classmethod
    def take(cls, org_id: uuid.UUID, how_many: int = 1) -> int:
        """The first of the next `how_many` numbers. Holds the organisation's row until commit."""
        if not cls.objects.filter(org_id=org_id).update(last=F("last") + how_many):
            cls.objects.get_or_create(org_id=org_id)
            return cls.take(org_id, how_many)
        return cls.objects.values_list("last", flat=True).get(org_id=org_id) - how_many + 1
