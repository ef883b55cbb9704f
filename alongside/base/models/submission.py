from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models.row import Row


class Submission(models.Model):
    """A form that was saved, by the id the page made for it. Saving it again is found here."""

    id = models.UUIDField(primary_key=True)
    org = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False)
    author = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=40)
    fingerprint = models.BinaryField(max_length=32)
    at = models.DateTimeField()


class KeptVersion(Row):
    """What the same form held when it came a second time with other words. Nothing is dropped."""

    author = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=40)
    of_id = models.UUIDField()
    fingerprint = models.BinaryField(max_length=32)
    content = EncryptedText(owner="author_id", binds=["kind", "of_id"])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "of_id", "fingerprint"], name="keptversion_once"),
        ]
