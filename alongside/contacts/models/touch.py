from __future__ import annotations

from django.db import models

from alongside.base.models import Row


class Touch(Row):
    """This contact touched that item. `how` never holds a refusal: none exists to be counted (S7)."""

    contact = models.ForeignKey(
        "contacts.Contact", on_delete=models.PROTECT, related_name="touches", db_index=False
    )
    item = models.ForeignKey(
        "agenda.AgendaItem", on_delete=models.PROTECT, related_name="touches", db_index=False
    )
    how = models.CharField(max_length=16)  # heard, helped, they_raised, named, talked, agreed

    class Meta:
        indexes = [models.Index(fields=["org", "item"], name="touch_by_item")]
        constraints = [
            models.UniqueConstraint(fields=["org", "contact", "item"], name="touch_once_per_contact")
        ]


class PromisedIn(Row):
    """This promise was made in that contact."""

    contact = models.ForeignKey(
        "contacts.Contact", on_delete=models.PROTECT, related_name="promised", db_index=False
    )
    promise = models.OneToOneField("agenda.Promise", on_delete=models.PROTECT, related_name="made_in")

    class Meta:
        indexes = [models.Index(fields=["org", "contact"], name="promisedin_by_contact")]
