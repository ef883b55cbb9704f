from __future__ import annotations

from django.db import models

from alongside.base.models import Row


class PasswordLink(Row):
    """A link with which somebody sets a password once. Only the SHA-256 of its secret is kept."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="password_links", db_index=False
    )
    secret_hash = models.CharField(max_length=64)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner"], name="passwordlink_by_practitioner")]
        constraints = [models.UniqueConstraint(fields=["secret_hash"], name="passwordlink_secret_once")]
