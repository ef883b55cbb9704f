from __future__ import annotations

from django.db import models

from alongside.base.clock import now
from alongside.base.ids import new_id


class DataKey(models.Model):
    """The key of one owner's words (a person or an author), wrapped under a master key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False)
    owner_id = models.UUIDField()
    master = models.CharField(max_length=20)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "owner_id"], name="datakey_one_per_owner")]
