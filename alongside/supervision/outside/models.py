"""The second door, the look at the supervision itself, and hours for registration. Each row is its maker's alone, but for
a look that they shared."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row
from alongside.reflection.models import KeptForMonths


class HelperKind(models.TextChoices):
    OUTSIDE = "outside", _("Somebody outside")
    PEER = "peer", _("A peer")
    GROUP = "group", _("A group of peers")


class OutsideHelper(Row):
    """Somebody outside, or a peer, whom a practitioner chose to think with. They have no account here."""

    kind = models.CharField(max_length=8, choices=HelperKind.choices)
    name = EncryptedText(owner="made_by_id", binds=["kind"])
    what = EncryptedText(owner="made_by_id", binds=["kind"])  # what they are: "a psychologist I trained with"
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "made_by", "seq"], name="outsidehelper_by_author")]


class SheetMade(KeptForMonths):
    """A sheet for one of them, as it was made: with every known name replaced. What was typed first is not kept."""

    ENDS_AS = _("A sheet for somebody outside")
    WORDS = ("happened", "tried", "asks")

    helper = Link(OutsideHelper, "sheets")
    on = models.DateField()
    happened = EncryptedText(owner="made_by_id", binds=["helper_id"])
    tried = EncryptedText(owner="made_by_id", binds=["helper_id"])
    asks = EncryptedText(owner="made_by_id", binds=["helper_id"])

    class Meta:
        indexes = [models.Index(fields=["org", "made_by", "seq"], name="sheetmade_by_author")]


class SessionLook(Row):
    """How the supervision itself is, as the supervisee sees it. Theirs alone until they share it, with or without words."""

    supervisor = Link("people.Practitioner")
    on = models.DateField()
    answers = EncryptedText(owner="made_by_id", binds=["supervisor_id"])  # "heard=mostly", one a line
    words = EncryptedText(owner="made_by_id", binds=["supervisor_id"])
    shared_at = models.DateTimeField(null=True, blank=True)
    words_shared = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["org", "made_by", "seq"], name="sessionlook_by_author"),
            models.Index(fields=["org", "supervisor", "shared_at"], name="sessionlook_by_supervisor"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(words_shared=False) | models.Q(shared_at__isnull=False),
                name="sessionlook_words_shared_with_it",
            )
        ]

    @property
    def answered(self) -> dict[str, str]:
        """The answer of each question, by their codes."""
        return dict(line.split("=", 1) for line in self.answers.splitlines())


class HoursKind(models.TextChoices):
    LINE = "line", _("With my line manager")
    CLINICAL = "clinical", _("Clinical supervision")
    PEER = "peer", _("With peers")
    OUTSIDE = "outside", _("With somebody outside")
    TRAINING = "training", _("Training")


class HoursTheme(models.TextChoices):
    """What it was about, in words that no client can be in."""

    RELATIONSHIP = "relationship", _("The working relationship")
    REPAIR = "repair", _("Strain and repair")
    BOUNDARIES = "boundaries", _("Boundaries")
    RISK = "risk", _("Risk and safeguarding")
    CAPACITY = "capacity", _("Capacity and consent")
    LAW = "law", _("The case in law")
    CULTURE = "culture", _("Culture, faith and language")
    FAMILY = "family", _("Family and team")
    WORKLOAD = "workload", _("My workload and myself")
    SKILLS = "skills", _("Knowledge and skills")


class SupervisionHours(Row):
    """Time in supervision or training, for registration. No free text: nothing of a client can stand in it."""

    kind = models.CharField(max_length=10, choices=HoursKind.choices)
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=14, choices=HoursTheme.choices)
    dropped_at = models.DateTimeField(null=True, blank=True)  # written down by mistake

    class Meta:
        indexes = [models.Index(fields=["org", "made_by", "on"], name="supervisionhours_by_author")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=1440), name="supervisionhours_of_a_day"
            )
        ]
