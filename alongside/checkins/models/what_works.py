from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class WhatWorks(Row):
    """What made it work for somebody (S24): asked in good times, offered back when things are hard."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="what_worked", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    look = models.ForeignKey(
        "checkins.CheckIn", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    words = EncryptedText(owner="person_id", binds=["alliance_id"])
    in_their_words = models.BooleanField(default=True)
    on = models.DateField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "on"], name="worked_by_alliance")]
