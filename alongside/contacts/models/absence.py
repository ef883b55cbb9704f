from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.models import Row


class Why(models.TextChoices):
    """Why there was no contact for a while."""

    HOSPITAL = "hospital", _("They were in hospital")
    THEIR_TIME = "their_time", _("They were away")
    MY_LEAVE = "my_leave", _("I was away")
    SILENCE = "silence", _("We lost touch")


class Absence(Row):
    """A time without contact that has a reason, so that silence is not read as trouble (S20)."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="aways", db_index=False
    )
    why = models.CharField(max_length=12, choices=Why.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "since"], name="away_by_alliance")]
