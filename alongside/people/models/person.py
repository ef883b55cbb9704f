"""Clients, who stands around them, and who works with whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText, KeyedIndex
from alongside.base.models import Row


class Pronoun(models.TextChoices):
    """How to speak of somebody on screens. Not asked for: `name` until somebody says."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    NAME = "name"


class Person(Row):
    """A client, or somebody in a client's circle. A relative's or colleague's record is their own."""

    name = EncryptedText(owner="id")
    preferred_name = EncryptedText(owner="id")
    pronoun = models.CharField(max_length=8, choices=Pronoun.choices, default=Pronoun.NAME)
    is_client = models.BooleanField(default=False)
    phone = EncryptedText(owner="id")
    email = EncryptedText(owner="id")
    outside_ref = EncryptedText(owner="id")
    outside_ref_index = KeyedIndex(of="outside_ref")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "outside_ref_index"],
                condition=~models.Q(outside_ref_index=""),
                name="person_outside_ref_once",
            )
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """What they like to be called."""
        return self.preferred_name or self.name.split(" ")[0]


class CirclePlace(models.TextChoices):
    """Where in the circle somebody stands."""

    FAMILY = "family", _("Family")
    FRIEND = "friend", _("Friend")
    SOLICITOR = "solicitor", _("Solicitor")
    DEPUTY = "deputy", _("Deputy")
    THERAPIST = "therapist", _("Therapist")
    SUPPORT_WORKER = "support_worker", _("Support worker")
    OTHER = "other", _("Somebody else")


class CircleLink(Row):
    """This person is in this client's circle, since a day and perhaps until a day."""

    client = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="circle", db_index=False
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="circles", db_index=False
    )
    place = models.CharField(max_length=20, choices=CirclePlace.choices)
    role = EncryptedText(owner="client_id", binds=["person_id"])  # "mother", "speech therapist"
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["org", "client"], name="circle_by_client"),
            models.Index(fields=["org", "person"], name="circle_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "client", "person"],
                condition=Q(until__isnull=True),
                name="circle_once_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(client=F("person")), name="circle_not_of_oneself"),
        ]

    @property
    def called(self) -> str:
        """Their role in our words, else the name of the place they have in the circle."""
        return self.role or self.get_place_display().lower()


class Alliance(Row):
    """One practitioner's working relationship with one person. The central record."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="alliances", db_index=False
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="alliances", db_index=False
    )
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "people.Practitioner",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )

    class Meta:
        indexes = [
            models.Index(fields=["org", "practitioner", "ended_on"], name="alliance_by_practitioner"),
            models.Index(fields=["org", "person"], name="alliance_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "practitioner", "person"],
                condition=Q(ended_on__isnull=True),
                name="alliance_one_open_per_pair",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="alliance_ended_by_whom_and_when",
            ),
        ]


_DATES_IN_ORDER = Q(until__isnull=True) | Q(until__gte=F("since"))
_CLOSED_BY_WHOM_AND_WHEN = Q(closed_at__isnull=True, closed_by__isnull=True, by_mistake=False) | Q(
    closed_at__isnull=False, closed_by__isnull=False, until__isnull=False
)


class Dated(Row):
    """A link between two from a day, perhaps until a day: it stands to the end of its last day.

    One that was closed stands no longer from that moment on, whatever its days say.
    """

    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "people.Practitioner",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    by_mistake = models.BooleanField(default=False)  # it was taken back: it should never have stood

    class Meta:
        abstract = True


class Assignment(Dated):
    """A practitioner works with a client from a day, perhaps until a day. This is what opens the record."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="assignments", db_index=False
    )
    client = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="assignments", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["org", "practitioner", "until"], name="assignment_by_practitioner"),
            models.Index(fields=["org", "client"], name="assignment_by_client"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "practitioner", "client"],
                condition=Q(until__isnull=True),
                name="assignment_once_at_a_time",
            ),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="assignment_dates_in_order"),
            models.CheckConstraint(
                condition=_CLOSED_BY_WHOM_AND_WHEN, name="assignment_closed_by_whom_and_when"
            ),
        ]


class SupervisionLink(Dated):
    """A supervisor reads the care facts of a practitioner's people while this stands."""

    supervisor = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="supervises", db_index=False
    )
    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="supervised_by", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["org", "supervisor", "until"], name="supervision_by_supervisor")]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "supervisor", "practitioner"],
                condition=Q(until__isnull=True),
                name="supervision_once_at_a_time",
            ),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="supervision_dates_in_order"),
            models.CheckConstraint(
                condition=_CLOSED_BY_WHOM_AND_WHEN, name="supervision_closed_by_whom_and_when"
            ),
            models.CheckConstraint(
                condition=~Q(supervisor=F("practitioner")), name="supervision_not_of_oneself"
            ),
        ]
