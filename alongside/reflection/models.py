"""What is a practitioner's own: thinking, where they draw lines, and how they are."""

import datetime as dt
import json
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import now
from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row, together
from alongside.core.instruments.model import Answer, Aside

OPEN_FOR = dt.timedelta(days=7)  # what an order has opened closes again by itself


class KeptForMonths(Row):
    """What is its author's own (`made_by`), kept for the organisation's months and then destroyed with a certificate."""

    ENDS_AS: ClassVar[
        object
    ]  # what it is called where its end is told; a thought is told by its day and name

    class Meta:
        abstract = True


def words_of_author() -> EncryptedText:
    """The author's words, bound to the alliance that they are about."""
    return EncryptedText(owner="made_by_id", binds=["alliance_id"])


class Felt(models.TextChoices):
    TIRED = "tired", _("tired")
    ANGRY = "angry", _("angry")
    PULLED = "pulled", _("pulled")
    SCARED = "scared", _("scared")
    FOND = "fond", _("fond")
    SAD = "sad", _("sad")
    UNREAL = "unreal", _("not sure it is real")


class Asked(models.TextChoices):
    """What might be being asked of me. A guess about somebody else, so kept only where its author says so."""

    NEED = "need", _("something %(they)s %(need)s")
    SAFE = "safe", _("am I safe with you?")
    TAKE = "take", _("how will you take it?")
    HOLD = "hold", _("can you hold this?")


class Reflection(KeptForMonths):
    """What somebody thought through about an alliance: `made_by` is its author, and alone reads it.

    `only_thought`: that it was done is all that was kept.
    """

    WORDS = ("felt", "own_words", "not_genuine", "asked", "mine", "vulnerable", "watch_for", "learned")

    alliance = Link("people.Alliance", "reflections")
    contact = Link("contacts.Contact", null=True, blank=True)
    rupture = Link("repair.Rupture", null=True, blank=True)
    felt = words_of_author()  # codes of Felt, one a line
    own_words = words_of_author()  # what I felt, in my words
    not_genuine = words_of_author()
    asked = words_of_author()  # codes of Asked, one a line
    mine = words_of_author()
    vulnerable = words_of_author()
    watch_for = words_of_author()
    learned = words_of_author()
    look_again_on = models.DateField(null=True, blank=True)
    looked_again_at = models.DateTimeField(null=True, blank=True)
    only_thought = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["org", "made_by", "seq"], name="reflection_by_author")]
        constraints = [
            models.CheckConstraint(
                condition=Q(only_thought=False)
                | Q(contact__isnull=True, rupture__isnull=True, look_again_on__isnull=True),
                name="reflection_only_thought_says_no_more",
            )
        ]

    def is_due(self, day: dt.date) -> bool:
        """Whether its author wanted to look at it again by this day, and has not."""
        return self.looked_again_at is None and self.look_again_on is not None and self.look_again_on <= day

    @property
    def feelings(self) -> list[Felt]:
        """What was felt, as chosen."""
        return [Felt(code) for code in self.felt.split()]

    @property
    def guesses(self) -> list[Asked]:
        """What might have been being asked, where that was kept."""
        return [Asked(code) for code in self.asked.split()]


class HoldWhy(models.TextChoices):
    CLAIM = "claim", _("A claim, or one that is to be expected")
    COMPLAINT = "complaint", _("A complaint")
    INQUEST = "inquest", _("An inquest or an inquiry")
    REQUEST = "request", _("Somebody asked for what is kept about them")
    ORDER = "order", _("An order to open it")


class LegalHold(Row):
    """Nothing that this practitioner thought, or that was thought about this client and those around them, is destroyed until it
    is lifted."""

    why = models.CharField(max_length=10, choices=HoldWhy.choices)
    practitioner = Link("people.Practitioner", null=True, blank=True)
    person = Link("people.Person", null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = Link("people.Practitioner", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "lifted_at"], name="hold_standing")]
        constraints = [
            models.CheckConstraint(
                condition=Q(practitioner__isnull=True, person__isnull=False)
                | Q(practitioner__isnull=False, person__isnull=True),
                name="hold_on_one_of_the_two",
            ),
            models.CheckConstraint(
                condition=together("lifted_at", "lifted_by"), name="hold_lifted_by_whom_and_when"
            ),
        ]


class Destruction(Row):
    """The certificate that what was a practitioner's own was destroyed, when its time was over or by its author (`made_by`):
    whose, how many, of which days. No words."""

    practitioner = Link("people.Practitioner")
    how_many = models.PositiveIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner", "seq"], name="destruction_by_author")]


class Order(models.TextChoices):
    COURT = "court", _("An order of a court")
    CORONER = "coroner", _("A notice of a coroner")
    REGULATOR = "regulator", _("An order of an authority that has the power")


class Opening(Row):
    """What one practitioner thought about one client and those around them, opened by an order: one lead asks (`made_by`),
    another decides. Neither is the author, and one of them does not supervise the author. It closes again by itself."""

    practitioner = Link("people.Practitioner")
    person = Link("people.Person")
    order = models.CharField(max_length=10, choices=Order.choices)
    order_on = models.DateField()
    reason = EncryptedText(owner="made_by_id", binds=["practitioner_id", "person_id"])
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = Link("people.Practitioner", null=True, blank=True)
    confirmed = models.BooleanField(null=True)
    is_told = True  # whether its author may still see about whom it is, and why

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner", "seq"], name="opening_by_author")]
        constraints = [
            models.CheckConstraint(
                condition=together("decided_at", "decided_by", "confirmed"),
                name="opening_decided_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed=True, decided_by=F("made_by")), name="opening_confirmed_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(made_by=F("practitioner")) & ~Q(confirmed=True, decided_by=F("practitioner")),
                name="opening_never_by_the_author",
            ),
        ]

    @property
    def until(self) -> dt.datetime | None:
        """When it closes again; None where it was not confirmed."""
        return self.decided_at + OPEN_FOR if self.confirmed and self.decided_at else None

    @property
    def is_open(self) -> bool:
        return self.until is not None and now() < self.until


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


class BoundaryMoment(KeptForMonths):
    """Something at a line between the two: what happened, and what I answered. A request without an answer is open."""

    ENDS_AS = _("What you noted at a line")

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


class LoadMark(KeptForMonths):
    """ "When this phone rings I feel …": one feeling, and whether the relationship takes or gives."""

    ENDS_AS = _("How it was with somebody")

    alliance = Link("people.Alliance", "load_marks")
    contact = Link("contacts.Contact", null=True, blank=True)
    feeling = EncryptedText(owner="made_by_id", binds=["alliance_id"])  # a code of core.own_load.Feeling
    balance = EncryptedText(owner="made_by_id", binds=["alliance_id"])  # a code of core.own_load.Balance
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "made_by", "on"], name="loadmark_by_author")]


class WhatHelped(Row):
    """What has helped me before, in my words."""

    practitioner = Link("people.Practitioner", "what_helped")
    words = EncryptedText(owner="practitioner_id")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner", "seq"], name="whathelped_by_practitioner")]


class LoadAnswers(KeptForMonths):
    """A questionnaire about oneself that the organisation holds a licence for, as its practitioner answered it."""

    ENDS_AS = _("A questionnaire about you")

    practitioner = Link("people.Practitioner", "load_answers")
    questionnaire = Link("checkins.Questionnaire")
    answers = EncryptedText(owner="practitioner_id", binds=["questionnaire_id"])  # steps by item, as JSON
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner", "on"], name="loadanswers_by_practitioner")]

    @property
    def given(self) -> dict[str, Answer]:
        """What was answered, by item."""
        answers = json.loads(self.answers)
        return {key: step if isinstance(step, int) else Aside(step) for key, step in answers.items()}
