from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.agenda.models import names
from alongside.base.encrypted import EncryptedText
from alongside.base.models import COUNTS as COUNTS
from alongside.base.models import WHEN_BY_WHOM_AND_WHY, Row, TakenBack
from alongside.core.states.rupture import RUPTURE, RuptureNoteState


class Whose(models.TextChoices):
    """Whose slip it was, as far as there was one. A hard truth that had to be said is nobody's."""

    MINE = "mine", _("Mine")
    THEIRS = "theirs", _("Theirs")
    BOTH = "both", _("Both of us")
    NOBODY = "nobody", _("Nobody’s: something hard had to be said, or it just happened")


class Came(models.TextChoices):
    """How it came to light."""

    NOTICED = "noticed", _("I noticed it")
    TOLD = "told", _("I was told")
    ASKED = "asked", _("They said so when asked")


class When(models.TextChoices):
    """When they want to talk about it. Theirs to say."""

    DATE = "date", _("On a day they named")
    LATER = "later", _("Later; they will say")
    NEVER = "never", _("They would rather not")


class Why(models.TextChoices):
    """Why a hard patch was taken back."""

    WRONG_PERSON = "person", _("It was about somebody else")
    TWICE = "twice", _("It was noted twice")
    NOT_HARD = "misread", _("It was not a hard patch")
    ASKED = "asked", _("They asked for it")
    OTHER = "other", _("Something else")


class Rupture(TakenBack, Row):
    """A hard patch in one alliance (S25). Its words stand in notes, so that nothing written is overwritten."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="strains", db_index=False
    )
    whose = models.CharField(max_length=8, choices=Whose.choices, blank=True)
    came = models.CharField(max_length=8, choices=Came.choices, default=Came.NOTICED)
    began_on = models.DateField()
    hard_talk = models.ForeignKey(
        "repair.HardConversation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="strains",
        db_index=False,
    )
    state = models.CharField(max_length=16, default=RUPTURE.initial.value)
    state_on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    talk_when = models.CharField(max_length=6, choices=When.choices, blank=True)
    talk_on = models.DateField(null=True, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    calmer_on = models.DateField(null=True, blank=True)
    mended_on = models.DateField(null=True, blank=True)
    mended_said_by = models.CharField(max_length=6, blank=True)  # they, both
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
        indexes = [models.Index(fields=["org", "alliance", "began_on"], name="strain_by_alliance")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=names(RUPTURE)), name="strain_state_known"),
            models.CheckConstraint(
                condition=Q(state="mended", mended_on__isnull=False, mended_said_by__in=["they", "both"])
                | ~Q(state="mended") & Q(mended_on__isnull=True, mended_said_by=""),
                name="strain_mended_is_said_by_them",
            ),
            models.CheckConstraint(
                condition=Q(talk_when="date", talk_on__isnull=False)
                | ~Q(talk_when="date") & Q(talk_on__isnull=True),
                name="strain_talk_day_with_their_day",
            ),
            models.CheckConstraint(
                condition=WHEN_BY_WHOM_AND_WHY,
                name="strain_taken_back_when_by_whom_and_why",
            ),
        ]

    @property
    def note(self) -> RuptureNoteState:
        """Whether it counts, or was taken back."""
        return RuptureNoteState.TAKEN_BACK if self.withdrawn_at else RuptureNoteState.COUNTS


class RuptureAddendum(Row):
    """Something said of the note itself, later: why it was taken back, or another first day. What stood stays."""

    strain = models.ForeignKey(
        "repair.Rupture", on_delete=models.PROTECT, related_name="addenda", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    words = EncryptedText(owner="person_id", binds=["strain_id"])
    earlier_day = models.DateField(null=True, blank=True)  # the first day that stood until then

    class Meta:
        indexes = [models.Index(fields=["org", "strain", "seq"], name="strainaddendum_by_strain")]


class Part(models.TextChoices):
    """What a note about a hard patch is about. What had to be said, and how it was said, are two questions."""

    THEIR_SIDE = "their_side", _("What happened, as they tell it")
    MY_SIDE = "my_side", _("What happened, as I saw it")
    MY_PART = "my_part", _("My own part")
    HAD_TO_SAY = "had_to_say", _("What had to be said")
    MANNER = "manner", _("How, when and with what warning I said it")
    AGREED = "agreed", _("What we agreed to change")
    MENDED = "mended", _("Their words, when it was mended")
    STRONGER = "stronger", _("What is stronger now")


class RuptureNote(Row):
    """One thing written about a hard patch. More is added; what stands is not changed."""

    strain = models.ForeignKey(
        "repair.Rupture", on_delete=models.PROTECT, related_name="notes", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.CharField(max_length=12, choices=Part.choices)
    words = EncryptedText(owner="person_id", binds=["strain_id", "part"])
    in_their_words = models.BooleanField(default=False)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "strain", "seq"], name="strainnote_by_strain")]


class Kind(models.TextChoices):
    """What was tried."""

    ACKNOWLEDGED = "acknowledged", _("I acknowledged it")
    APOLOGY = "apology", _("I apologised")
    CONVERSATION = "conversation", _("We talked about it")
    ACTION = "action", _("I did something about it")
    STAYED = "stayed", _("I stayed in touch, with nothing to ask")


class Landed(models.TextChoices):
    """How it landed, as far as one can tell."""

    WELL = "well", _("It was taken well")
    MIXED = "mixed", _("In part")
    TOO_EARLY = "too_early", _("It was too early")
    NOT = "not", _("It did not reach them")
    UNKNOWN = "", _("I can not tell yet")


class RepairAttempt(Row):
    """Something done about a hard patch. Sticking at it is made visible here."""

    strain = models.ForeignKey(
        "repair.Rupture", on_delete=models.PROTECT, related_name="attempts", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    landed = models.CharField(max_length=10, choices=Landed.choices, blank=True)
    words = EncryptedText(owner="person_id", binds=["strain_id", "kind"])
    their_words = EncryptedText(owner="person_id", binds=["strain_id", "kind"])
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "strain", "on", "seq"], name="attempt_by_strain")]
