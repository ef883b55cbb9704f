from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models.row import Row


class Draft(Row):
    """What somebody is typing on one page, kept until it is saved. Bound to its author and its page."""

    author = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    path = models.CharField(max_length=200)
    fields = EncryptedText(owner="author_id", binds=["path"])
    kept_at = models.DateTimeField()
    tab = models.CharField(max_length=60, blank=True)  # the opened page it was typed into
    order = models.PositiveBigIntegerField(default=0)  # of what that page sent

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "author", "path"], name="draft_one_per_page")]
