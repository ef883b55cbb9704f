"""How somebody is reached: what they said is safe, by what they know that a message is really from their practitioner, and
what they need to take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class SafeWay(models.TextChoices):
    CALL = "call", _("A call")
    TEXT = "text", _("A text message")
    EMAIL = "email", _("An email")
    POST = "post", _("A letter")
    IN_PERSON = "in_person", _("Only in person")


class SafeWays(Row):
    """The ways that somebody said in person are safe to reach them by: codes of SafeWay with spaces between. The newest answer
    alone stands: an older one could lead somebody to a way that is safe no more."""

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="safe_ways")
    ways = EncryptedText(owner="person_id")
    asked_on = models.DateField()


class AgreedSign(Row):
    """A picture and a word that the two agreed on in person. The client's pages show them, which nobody can who writes in
    somebody's name. Both are sealed, and an earlier sign is not kept."""

    alliance = Link("people.Alliance")
    person = Link("people.Person")
    picture = EncryptedText(owner="person_id", binds=["alliance_id"])  # a code of faces.SYMBOLS
    word = EncryptedText(owner="person_id", binds=["alliance_id"])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "alliance"], name="agreedsign_one_each")]


class AccessNeed(Row):
    """What somebody needs to understand, to be understood and to be there, in the steps of DAPB1605: asked, written down, shown
    before each contact, told to whom, met how, and looked at again on a day."""

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="access_need")
    words = EncryptedText(owner="person_id")
    met = EncryptedText(owner="person_id")
    told = EncryptedText(owner="person_id")
    asked_on = models.DateField()
    review_on = models.DateField()


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
