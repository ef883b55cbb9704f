"""Hard patches and what is done about them, slips that were forgiven, hard conversations, and days that may hurt."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.agenda.models import names
from alongside.base.encrypted import EncryptedText
from alongside.base.models import RETRACTED_WHOLE, Link, Retractable, Row
from alongside.core.states.rupture import RUPTURE


def words_of_alliance() -> EncryptedText:
    """Words about a person, bound to the alliance."""
    return EncryptedText(owner="person_id", binds=["alliance_id"])


class HardConversation(Row):
    """A hard conversation, thought through before it is had. A new version replaces the fields, and what
    stood before is kept; the plan of the contact shows the newest."""

    WORDS = ("believe", "affected", "must_do", "warn", "ask_leave", "first", "second", "stay")

    alliance = Link("people.Alliance", "hard_conversations")
    person = Link("people.Person")
    contact = Link("contacts.Contact", "hard_conversations", null=True, blank=True)
    about = words_of_alliance()
    believe = words_of_alliance()  # what they believe will happen
    affected = words_of_alliance()  # who else is affected
    must_do = words_of_alliance()  # what I must do in any case
    warn = words_of_alliance()
    ask_leave = words_of_alliance()
    first = words_of_alliance()  # the two sentences
    second = words_of_alliance()
    stay = words_of_alliance()
    back_on = models.DateField(null=True, blank=True)
    came_back_on = models.DateField(null=True, blank=True)
    said_on = models.DateField(null=True, blank=True)
    landed = models.CharField(max_length=10, blank=True)  # as for an attempt

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="hardconversation_by_alliance")]


class RuptureWhose(models.TextChoices):
    """Whose slip it was, as far as there was one. A hard truth that had to be said is nobody's."""

    MINE = "mine", _("Mine")
    THEIRS = "theirs", _("Theirs")
    BOTH = "both", _("Both of us")
    NOBODY = "nobody", _("Nobody’s: something hard had to be said, or it just happened")


class RuptureCame(models.TextChoices):
    NOTICED = "noticed", _("I noticed it")
    TOLD = "told", _("I was told")
    ASKED = "asked", _("They said so when asked")


class RuptureWhen(models.TextChoices):
    """When they want to talk about it. Theirs to say."""

    DATE = "date", _("On a day they named")
    LATER = "later", _("Later; they will say")
    NEVER = "never", _("They would rather not")


class RuptureWhy(models.TextChoices):
    WRONG_PERSON = "person", _("It was about somebody else")
    TWICE = "twice", _("It was noted twice")
    NOT_HARD = "misread", _("It was not a hard patch")
    ASKED = "asked", _("They asked for it")
    OTHER = "other", _("Something else")


class Rupture(Retractable, Row):
    """A hard patch in one alliance. Its words stand in notes, so that nothing written is overwritten."""

    alliance = Link("people.Alliance", "ruptures")
    whose = models.CharField(max_length=8, choices=RuptureWhose.choices, blank=True)
    came = models.CharField(max_length=8, choices=RuptureCame.choices, default=RuptureCame.NOTICED)
    began_on = models.DateField()
    conversation = Link("repair.HardConversation", "ruptures", null=True, blank=True)
    state = models.CharField(max_length=16, default=RUPTURE.initial.value)
    state_on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    talk_when = models.CharField(max_length=6, choices=RuptureWhen.choices, blank=True)
    talk_on = models.DateField(null=True, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    calmer_on = models.DateField(null=True, blank=True)
    mended_on = models.DateField(null=True, blank=True)
    mended_said_by = models.CharField(max_length=6, blank=True)  # they, both
    retracted_why = models.CharField(max_length=8, choices=RuptureWhy.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "began_on"], name="rupture_by_alliance")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=names(RUPTURE)), name="rupture_state_known"),
            models.CheckConstraint(
                condition=Q(state="mended", mended_on__isnull=False, mended_said_by__in=["they", "both"])
                | ~Q(state="mended") & Q(mended_on__isnull=True, mended_said_by=""),
                name="rupture_mended_is_said_by_them",
            ),
            models.CheckConstraint(
                condition=Q(talk_when="date", talk_on__isnull=False)
                | ~Q(talk_when="date") & Q(talk_on__isnull=True),
                name="rupture_talk_day_with_their_day",
            ),
            models.CheckConstraint(condition=RETRACTED_WHOLE, name="rupture_retracted_when_by_whom_and_why"),
        ]


class RuptureAddendum(Row):
    """Something said of the note itself, later: why it was taken back, or another first day. What stood stays."""

    rupture = Link("repair.Rupture", "addenda")
    person = Link("people.Person")
    words = EncryptedText(owner="person_id", binds=["rupture_id"])
    earlier_day = models.DateField(null=True, blank=True)  # the first day that stood until then

    class Meta:
        indexes = [models.Index(fields=["org", "rupture", "seq"], name="ruptureaddendum_by_rupture")]


class RupturePart(models.TextChoices):
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

    rupture = Link("repair.Rupture", "notes")
    person = Link("people.Person")
    part = models.CharField(max_length=12, choices=RupturePart.choices)
    words = EncryptedText(owner="person_id", binds=["rupture_id", "part"])
    in_their_words = models.BooleanField(default=False)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "rupture", "seq"], name="rupturenote_by_rupture")]


class AttemptKind(models.TextChoices):
    ACKNOWLEDGED = "acknowledged", _("I acknowledged it")
    APOLOGY = "apology", _("I apologised")
    CONVERSATION = "conversation", _("We talked about it")
    ACTION = "action", _("I did something about it")
    STAYED = "stayed", _("I stayed in touch, with nothing to ask")


class Landed(models.TextChoices):
    """How an attempt or a hard conversation landed, as far as one can tell."""

    WELL = "well", _("It was taken well")
    MIXED = "mixed", _("In part")
    TOO_EARLY = "too_early", _("It was too early")
    NOT = "not", _("It did not reach them")
    UNKNOWN = "", _("I cannot tell yet")


class RepairAttempt(Row):
    """Something done about a hard patch. Sticking at it is made visible here."""

    rupture = Link("repair.Rupture", "attempts")
    person = Link("people.Person")
    kind = models.CharField(max_length=12, choices=AttemptKind.choices)
    landed = models.CharField(max_length=10, choices=Landed.choices, blank=True)
    words = EncryptedText(owner="person_id", binds=["rupture_id", "kind"])
    their_words = EncryptedText(owner="person_id", binds=["rupture_id", "kind"])
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "rupture", "on", "seq"], name="repairattempt_by_rupture")]


class Slip(Row):
    """A clumsy moment that was forgiven there and then. It shows strength, and gets a small mark."""

    alliance = Link("people.Alliance", "slips")
    person = Link("people.Person")
    whose = models.CharField(max_length=8, default="mine")  # mine, theirs
    words = EncryptedText(owner="person_id", binds=["alliance_id", "whose"])
    on = models.DateField()
    retracted_at = models.DateTimeField(null=True, blank=True)  # tapped by mistake

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "on"], name="slip_by_alliance")]
        constraints = [
            models.CheckConstraint(condition=Q(whose__in=["mine", "theirs"]), name="slip_is_somebodys")
        ]


class HardDayKind(models.TextChoices):
    EXPERT = "expert", _("An expert’s examination")
    REPORT = "report", _("A report from the other side")
    SETTLEMENT = "settlement", _("A settlement meeting")
    COURT = "court", _("A day in court")
    ANNIVERSARY = "anniversary", _("An anniversary")
    OTHER = "other", _("Another day")


class HardDay(Row):
    """A date that may hurt: slow down before it, ring after it."""

    alliance = Link("people.Alliance", "hard_days")
    person = Link("people.Person")
    kind = models.CharField(max_length=12, choices=HardDayKind.choices)
    on = models.DateField()
    words = EncryptedText(owner="person_id", binds=["alliance_id", "kind"])  # what would help on that day
    yearly = models.BooleanField(default=False)
    rang_on = models.DateField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "on"], name="hardday_by_alliance")]
