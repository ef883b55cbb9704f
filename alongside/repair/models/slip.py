from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class Slip(Row):
    """A clumsy moment that was forgiven there and then. It shows strength, and gets a small mark (S19)."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="slips", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    whose = models.CharField(max_length=8, default="mine")  # mine, theirs
    words = EncryptedText(owner="person_id", binds=["alliance_id", "whose"])
    on = models.DateField()
    taken_back_at = models.DateTimeField(null=True, blank=True)  # tapped by mistake

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "on"], name="slip_by_alliance")]
        constraints = [
            models.CheckConstraint(condition=models.Q(whose__in=["mine", "theirs"]), name="slip_is_somebodys")
        ]
