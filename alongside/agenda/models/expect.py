from __future__ import annotations

from django.db import models

from alongside.base.models import Row


class ExpectSheet(Row):
    """What you can expect from me (S15). A new version is a new row; the last one counts."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="sheets", db_index=False
    )
    my_role = models.TextField(blank=True)
    my_plan = models.TextField(blank=True)
    i_can = models.TextField(blank=True)
    i_can_not = models.TextField(blank=True)
    we_can = models.TextField(blank=True)  # what we can each do for the other
    who_i_tell = models.TextField(blank=True)
    given_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="expect_by_alliance")]
