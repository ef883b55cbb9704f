"""Whether somebody can decide something for themselves, with whose support, and that they do not want it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class Decision(models.TextChoices):
    """What is decided: capacity is a matter of one decision at a time."""

    CHECK_IN = "check_in", _("Taking part in check-ins")
    READERS = "readers", _("Who reads the answers")


class CapacityFinding(models.TextChoices):
    ABLE = "able", _("Able to decide")
    SUPPORT = "support", _("Able with support")
    BEST_INTERESTS = "best", _("Decided in best interests")


class CapacityDecision(Row):
    """One decision, as it was found on a day and by whoever wrote it down. The newest of each kind stands; earlier ones stay.

    `dissent`: they do not want it, in words or by what they do. It outweighs every finding.
    """

    person = Link("people.Person")
    decision = models.CharField(max_length=8, choices=Decision.choices)
    finding = models.CharField(max_length=7, choices=CapacityFinding.choices)
    support = EncryptedText(owner="person_id", binds=["decision"])
    asked = EncryptedText(owner="person_id", binds=["decision"])  # who was, before it was decided for them
    dissent = models.BooleanField(default=False)
    decided_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "person", "seq"], name="capacity_by_person")]
