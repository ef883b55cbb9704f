from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models

from alongside.base.clock import now
from alongside.base.datakeys import make_ready
from alongside.base.encrypted import EncryptedText
from alongside.base.ids import new_id
from alongside.base.models.sealing import Sealing
from alongside.base.models.sequence import Sequence
from alongside.base.noted import NotedRows, Noting


class Rows(models.Manager.from_queryset(NotedRows)):  # type: ignore[misc]
    """Numbers rows that are made many at a time, as `save` does for one."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        by_org: dict[uuid.UUID, list[Any]] = {}
        for row in rows:
            by_org.setdefault(row.org_id, []).append(row)
        for org_id, own in by_org.items():
            first = Sequence.take(org_id, len(own))
            for offset, row in enumerate(own):
                row.seq = first + offset
            sealed = [one for one in self.model._meta.concrete_fields if isinstance(one, EncryptedText)]
            make_ready(org_id, {field.owner_of(row) for row in own for field in sealed})
        return super().bulk_create(rows, *args, **kwargs)


class Row(Sealing, Noting):
    """What every row has: its organisation, a UUIDv7, a place in the order, who made it and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False)
    seq = models.BigIntegerField(editable=False)
    made_at = models.DateTimeField(default=now, editable=False)
    made_by = models.ForeignKey(
        "people.Practitioner",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        db_index=False,
    )

    objects = Rows()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.seq is None:
            self.seq = Sequence.take(self.org_id)
        super().save(*args, **kwargs)
