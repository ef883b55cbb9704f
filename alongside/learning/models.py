"""Which exercises somebody tried, and which they do not want to see again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.models import Row


class PracticeKind(models.TextChoices):
    TRIED = "tried", _("tried")
    NOT_AGAIN = "not_again", _("not shown again")
    AGAIN = "again", _("shown again")


class PracticeLog(Row):
    """One line of a practitioner's own log (`made_by`): what of an exercise, by the name of its file. No words."""

    exercise = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=PracticeKind.choices)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "made_by", "seq"], name="practicelog_by_author")]
