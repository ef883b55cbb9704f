from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import WHEN_BY_WHOM_AND_WHY, Row, TakenBack


class Rater(models.TextChoices):
    """Whose look it is. Raters are never merged."""

    MIRROR = "mirror", _("How I think it is for them")
    FOR_ME = "for_me", _("How it is for me")
    CLIENT = "client", _("Their answers")
    LICENSED_MINE = "my_form", _("My answers to a questionnaire")


class Mode(models.TextChoices):
    """Who was there when it was answered."""

    ALONE = "alone", _("alone")
    TOGETHER = "together", _("together with me")
    WITH_HELP = "with_help", _("with help from somebody")
    FOR_THEM = "for_them", _("answered for them by somebody")


class Medium(models.TextChoices):
    """How it came. Answers that came in different ways are never joined up."""

    LINK = "link", _("on a link")
    DEVICE = "device", _("on this device")
    PAPER = "paper", _("on paper")
    ALOUD = "aloud", _("asked aloud")


class Audience(models.TextChoices):
    """Who may read a set of answers."""

    MINE = "mine", _("Only the practitioner who wrote it")
    WORKER = "worker", _("The worker can read it")
    TALK = "talk", _("The worker can read it and talk about it")
    SUPERVISOR = "supervisor", _("Only the supervisor")
    NOBODY = "nobody", _("Nobody yet")


class Why(models.TextChoices):
    """Why an answer was taken back."""

    WRONG_PERSON = "person", _("It was about somebody else")
    WRONG_DAY = "day", _("It was kept on the wrong day")
    TWICE = "twice", _("It was kept twice")
    MISHEARD = "misheard", _("It is not what was meant")
    ASKED = "asked", _("They asked for it")
    OTHER = "other", _("Something else")


#: What the worker may read, of looks of any rater. Everything else is to them as if it were not there.
READABLE = (Audience.MINE, Audience.WORKER, Audience.TALK)


class CheckIn(TakenBack, Row):
    """One look at the relationship (S23). The words of its answers stand in Answer.

    `score` is in the instrument's own steps above the lowest possible, out of `top`; None where too few were
    answered, or where nothing is added up. "For me" is never added up: its score is `at_ease` alone.
    """

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="looks", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    contact = models.ForeignKey(  # the last time they saw each other, which the question named
        "contacts.Contact",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="looks",
        db_index=False,
    )
    rater = models.CharField(max_length=8, choices=Rater.choices)
    instrument = models.CharField(max_length=24)
    version = models.CharField(max_length=12)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    helper = EncryptedText(owner="person_id", binds=["alliance_id", "rater"])  # whose help, or who answered
    medium = models.CharField(max_length=8, choices=Medium.choices)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    on = models.DateField()
    score = models.SmallIntegerField(null=True, blank=True)
    top = models.SmallIntegerField(default=0)
    answered = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "people.Practitioner",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    withdrawn_why = models.CharField(max_length=8, choices=Why.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "on", "seq"], name="look_by_alliance")]
        constraints = [
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=F("top")),
                name="look_score_on_scale",
            ),
            models.CheckConstraint(
                condition=Q(rater="client") & ~Q(audience="mine")
                | Q(rater__in=["mirror", "for_me", "my_form"], audience="mine", mode="alone"),
                name="look_mine_is_mine_and_theirs_is_theirs",
            ),
            models.CheckConstraint(
                condition=WHEN_BY_WHOM_AND_WHY,
                name="look_taken_back_when_by_whom_and_why",
            ),
        ]


class CheckInAddendum(Row):
    """Something written about a look later, such as why it was taken back. What stood stays."""

    look = models.ForeignKey(
        "checkins.CheckIn", on_delete=models.PROTECT, related_name="addenda", db_index=False
    )
    key_of = models.UUIDField(editable=False)  # as of the answers
    words = EncryptedText(owner="key_of", binds=["look_id"])

    class Meta:
        indexes = [models.Index(fields=["org", "look", "seq"], name="lookaddendum_by_look")]
