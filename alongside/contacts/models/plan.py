from __future__ import annotations

from django.db import models

from alongside.base.models import Row


class Plan(Row):
    """Getting ready for one contact (S2, S11, S12, S14). A new version is a new row; the last one counts."""

    contact = models.ForeignKey(
        "contacts.Contact", on_delete=models.PROTECT, related_name="plans", db_index=False
    )
    respect = models.TextField(blank=True)  # what I respect or like about them today
    start_with = models.TextField(blank=True)
    name_openly = models.TextField(blank=True)
    like_for_me = models.TextField(blank=True)  # what this is like for me
    my_need = models.TextField(blank=True)
    not_moving = models.TextField(blank=True)  # naming a lack of progress

    class Meta:
        indexes = [models.Index(fields=["org", "contact", "seq"], name="plan_by_contact")]
