"""Clients, who stands around them, who works with whom, and what is good to know; what matters to the practitioner."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText, KeyedIndex
from alongside.base.models import Link, Row, together
from alongside.people.models.account import OwnRequest


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
    address = EncryptedText(owner="id")  # on one line, as an envelope has it
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
        return self.preferred_name or self.name.split(" ")[0]

    @property
    def names(self) -> str:
        """All that they are looked for by."""
        return f"{self.name} {self.preferred_name}".strip()


class CirclePlace(models.TextChoices):
    FAMILY = "family", _("Family")
    FRIEND = "friend", _("Friend")
    SOLICITOR = "solicitor", _("Solicitor")
    DEPUTY = "deputy", _("Deputy")
    LITIGATION_FRIEND = "litigation_friend", _("Litigation friend")
    THERAPIST = "therapist", _("Therapist")
    SUPPORT_WORKER = "support_worker", _("Support worker")
    OTHER = "other", _("Somebody else")


class CircleLink(Row):
    """This person is in this client's circle, since a day and perhaps until a day."""

    client = Link("people.Person", "circle")
    person = Link("people.Person", "circles")
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

    @property
    def decides_for_them(self) -> bool:
        """Whether they act for the client in some matter, which opens nothing here."""
        return self.place in (CirclePlace.DEPUTY, CirclePlace.LITIGATION_FRIEND)


class Alliance(Row):
    """One practitioner's working relationship with one person. The central record."""

    practitioner = Link("people.Practitioner", "alliances")
    person = Link("people.Person", "alliances")
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = Link("people.Practitioner", null=True, blank=True)

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
                condition=together("ended_on", "ended_by"), name="alliance_ended_by_whom_and_when"
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
    closed_by = Link("people.Practitioner", null=True, blank=True)
    by_mistake = models.BooleanField(default=False)  # it was taken back: it should never have stood

    class Meta:
        abstract = True

    #: For whom a link opens records, and by whom or which client.
    BETWEEN: ClassVar[tuple[str, str]]
    REQUEST: ClassVar[OwnRequest.Kind]  # what a lead asks for who wants one for themselves

    @property
    def subjects(self) -> list[tuple[str, uuid.UUID]]:
        """Whom an event about it names."""
        who, whom = self.BETWEEN
        kind = "person" if whom == "client" else whom
        return [(kind, getattr(self, f"{whom}_id")), (who, getattr(self, f"{who}_id"))]


class Assignment(Dated):
    """A practitioner works with a client from a day, perhaps until a day. This is what opens the record."""

    BETWEEN, REQUEST = ("practitioner", "client"), OwnRequest.Kind.ASSIGNMENT

    practitioner = Link("people.Practitioner", "assignments")
    client = Link("people.Person", "assignments")

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

    BETWEEN, REQUEST = ("supervisor", "practitioner"), OwnRequest.Kind.SUPERVISION

    supervisor = Link("people.Practitioner", "supervises")
    practitioner = Link("people.Practitioner", "supervised_by")

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


class GoodToKnowKind(models.TextChoices):
    BEGIN = "begin", _("How to begin")
    END = "end", _("How to end")
    AVOID = "avoid", _("What to avoid")
    SAFE = "safe", _("What helps them feel safe")
    EARLIER = "earlier", _("Earlier experiences with professionals")
    REACH = "reach", _("How and when to get in touch")
    REACH_SAFELY = "reach_safely", _("What is safe, and what is not, when getting in touch")
    GETTING_IN = "getting_in", _("Getting in (door, key, code)")
    WORDS_USE = "words_use", _("Words to use")
    WORDS_AVOID = "words_avoid", _("Words to avoid")
    VALUE = "value", _("A value")
    MATTERS = "matters", _("What matters")
    GET_RIGHT = "get_right", _("What should I know so that I get this right?")


class GoodToKnow(Row):
    """One thing that is good to know about a person. Changed by a new entry that replaces the old one."""

    person = Link("people.Person", "good_to_know")
    kind = models.CharField(max_length=16, choices=GoodToKnowKind.choices)
    question = models.CharField(max_length=40, blank=True)  # for GET_RIGHT: the code of the open question
    words = EncryptedText(owner="person_id", binds=["kind", "question"])
    in_their_words = models.BooleanField(default=False)
    on = models.DateField()
    replaces = Link("self", null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = Link("people.Practitioner", null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["org", "person", "seq"], condition=Q(retired_at__isnull=True), name="goodtoknow_now"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=together("retired_at", "retired_by"),
                name="goodtoknow_retired_by_whom_and_when",
            )
        ]


class OwnValue(Row):
    """What matters to the practitioner in this work (S13). A goal may hang on it as well."""

    practitioner = Link("people.Practitioner", "own_values")
    words = EncryptedText(owner="practitioner_id")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner"], name="ownvalue_by_practitioner")]
