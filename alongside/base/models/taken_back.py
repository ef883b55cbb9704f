"""What was recorded by mistake stays on record with why, and counts for nothing."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import Q

#: Of what was taken back nothing counts: in no line, signal, figure, rhythm, list or count.
COUNTS = Q(withdrawn_at__isnull=True)
#: When, by whom and why are there together or not at all.
WHEN_BY_WHOM_AND_WHY = Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_why="") | Q(
    withdrawn_at__isnull=False, withdrawn_by__isnull=False
) & ~Q(withdrawn_why="")


class TakenBack(models.Model):
    """A row that can be taken back and put back. Its reasons are its own, and so are the three fields."""

    withdrawn_at: dt.datetime | None
    withdrawn_by_id: uuid.UUID | None
    withdrawn_why: str

    FIELDS_TAKEN_BACK = ("withdrawn_at", "withdrawn_by", "withdrawn_why")

    class Meta:
        abstract = True

    def take_back(self, at: dt.datetime, by_id: uuid.UUID, why: str) -> None:
        """It counts for nothing any more."""
        self._taken_back(at, by_id, why)

    def put_back(self) -> None:
        """Taking it back was the mistake."""
        self._taken_back(None, None, "")

    def _taken_back(self, at: dt.datetime | None, by_id: uuid.UUID | None, why: str) -> None:
        self.withdrawn_at, self.withdrawn_by_id, self.withdrawn_why = at, by_id, why
        self.save(update_fields=self.FIELDS_TAKEN_BACK)
