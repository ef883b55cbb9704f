from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models.row import Row


class StoodBefore(Row):
    """What a row said before somebody wrote over it: `made_by` is who did, `made_at` when. Never changed itself."""

    kind = models.CharField(max_length=40)
    of_id = models.UUIDField()
    key_of = models.UUIDField(editable=False)  # whose key the row's own words are under
    content = EncryptedText(owner="key_of", binds=["kind", "of_id"])

    class Meta:
        indexes = [models.Index(fields=["org", "of_id", "seq"], name="stoodbefore_by_row")]
