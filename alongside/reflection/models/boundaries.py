"""Where a practitioner draws their lines: in a statement of their own, and in what happened with one person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class BoundaryStatement(Row):
    """My own lines, in my words, one a practitioner. What stood before is kept."""

    WORDS = ("share", "reach", "gifts", "role", "guarded", "ask")

    practitioner = models.OneToOneField(
        "people.Practitioner", on_delete=models.PROTECT, related_name="boundaries"
    )
    profession = EncryptedText(
        owner="practitioner_id"
    )  # a code of core.boundaries.Profession, "" where none is chosen
    share = EncryptedText(owner="practitioner_id")  # what I share about myself, and what I do not
    reach = EncryptedText(owner="practitioner_id")  # when I can be reached, and how
    gifts = EncryptedText(owner="practitioner_id")
    role = EncryptedText(owner="practitioner_id")  # when I am asked to be more or something else
    guarded = EncryptedText(owner="practitioner_id")  # how I notice that I am too much, or not there
    ask = EncryptedText(owner="practitioner_id")  # whom I ask when I am not sure


class BoundaryKind(models.TextChoices):
    """What happened at a line, in both directions."""

    GIFT = "gift", _("A gift")
    ROLE_REQUEST = "role_request", _("I was asked to be something else, or more")
    TOO_MUCH = "too_much", _("I said or did too much")
    TOO_GUARDED = "too_guarded", _("I was so guarded that nobody was there")
    THEY_LOOK_AFTER_ME = "they_look_after_me", _("I was looked after")


class BoundaryMoment(Row):
    """Something at a line between the two: what happened, and what I answered. A request without an answer is open."""

    alliance = Link("people.Alliance", "boundary_moments")
    kind = EncryptedText(owner="made_by_id", binds=["alliance_id"])  # a code of BoundaryKind
    words = EncryptedText(owner="made_by_id", binds=["alliance_id"])
    answered = EncryptedText(owner="made_by_id", binds=["alliance_id"])
    on = models.DateField()
    dropped_at = models.DateTimeField(null=True, blank=True)  # noted by mistake

    class Meta:
        indexes = [
            models.Index(
                fields=["org", "alliance", "on"],
                condition=Q(dropped_at__isnull=True),
                name="boundarymoment_by_alliance",
            )
        ]

    @property
    def is_open(self) -> bool:
        """Whether somebody was asked for something, or given something, that has no answer yet."""
        return self.kind in (BoundaryKind.ROLE_REQUEST, BoundaryKind.GIFT) and not self.answered
