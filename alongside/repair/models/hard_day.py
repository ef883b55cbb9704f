from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class Kind(models.TextChoices):
    """Why a day may hurt."""

    EXPERT = "expert", _("An expert’s examination")
    REPORT = "report", _("A report from the other side")
    SETTLEMENT = "settlement", _("A settlement meeting")
    COURT = "court", _("A day in court")
    ANNIVERSARY = "anniversary", _("An anniversary")
    OTHER = "other", _("Another day")


class HardDay(Row):
    """A date that may hurt (S9): slow down before it, ring after it."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="weather", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField()
    words = EncryptedText(owner="person_id", binds=["alliance_id", "kind"])  # what would help on that day
    yearly = models.BooleanField(default=False)
    rang_on = models.DateField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "on"], name="weather_by_alliance")]
