from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class OwnValue(Row):
    """What matters to the practitioner in this work (S13). A goal may hang on it as well."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="own_values", db_index=False
    )
    words = EncryptedText(owner="practitioner_id")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner"], name="ownvalue_by_practitioner")]
