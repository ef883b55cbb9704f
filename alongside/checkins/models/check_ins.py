"""Check-ins, what was answered in them, what works, how often to check in, and questionnaires under licence."""

import datetime as dt
from functools import cached_property

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import RETRACTED_WHOLE, Link, Retractable, Row
from alongside.core.instruments.datafile import parse
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import FIVE_STEPS, TOP, YES_NO, follows_five_steps
from alongside.core.rhythm import BETWEEN, GOOD_WEEKS, MINE_WEEKS, THEIRS_BETWEEN, THEIRS_WEEKS
from alongside.core.scale import MOST_STEPS


class Rater(models.TextChoices):
    """Whose view it is. Raters are never merged."""

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


class ClientForm(models.TextChoices):
    """How the five are answered by a client."""

    FIVE_STEPS = FIVE_STEPS, _("Five steps, from never to always")
    YES_NO = YES_NO, _("Yes or no")


class CheckInRetraction(models.TextChoices):
    WRONG_PERSON = "person", _("It was about somebody else")
    WRONG_DAY = "day", _("It was kept on the wrong day")
    TWICE = "twice", _("It was kept twice")
    MISHEARD = "misheard", _("It is not what was meant")
    ASKED = "asked", _("They asked for it")
    OTHER = "other", _("Something else")
    THEMSELVES = "link", _("They took it back themselves, on a link")


#: What the worker may read, of check-ins of any rater. Everything else is to them as if it were not there.
READABLE = (Audience.MINE, Audience.WORKER, Audience.TALK)
FORMS = (Medium.PAPER, Medium.LINK, Medium.DEVICE)
#: Given on a form, and not together with me: nobody was there to answer. What is said in the room is answered in the room.
APART = Q(rater=Rater.CLIENT, medium__in=FORMS) & ~Q(mode=Mode.TOGETHER)


#: Answers that are no step: not knowing and not saying, what is said of a direct question, and where a card was put.
KNOWN_CHOICES = ("", "dont_know", "rather_not_say", "yes", "not_now", "no", "well", "so_so", "not_well")


class CheckIn(Retractable, Row):
    """One look at the relationship itself, by one rater (S23). The words of its answers stand in Answer.

    `score` is in the instrument's own steps above the lowest possible, out of `top`; None where too few were
    answered, or where nothing is added up. "For me" is never added up: its score is `at_ease` alone.
    """

    alliance = Link("people.Alliance", "check_ins")
    person = Link("people.Person")
    # the last time they saw each other, which the question named
    contact = Link("contacts.Contact", "check_ins", null=True, blank=True)
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
    retracted_why = models.CharField(max_length=8, choices=CheckInRetraction.choices, blank=True)

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
                condition=RETRACTED_WHOLE
                | Q(retracted_at__isnull=False, retracted_by__isnull=True, retracted_why="link"),
                name="check_in_retracted_when_by_whom_and_why",
            ),
        ]


class CheckInAddendum(Row):
    """Something written about a check-in later, such as why it was taken back. What stood stays."""

    check_in = Link("checkins.CheckIn", "addenda")
    key_of = models.UUIDField(editable=False)  # as of the answers
    words = EncryptedText(owner="key_of", binds=["check_in_id"])

    class Meta:
        indexes = [models.Index(fields=["org", "check_in", "seq"], name="checkinaddendum_by_check_in")]


class Answer(Row):
    """One answer of a check-in: a step above the lowest answer, or a choice that is no score, or words.

    How far the steps go is the instrument's: 4 in the own check-ins, checked by whoever keeps the answer.

    `key_of` is whose data key the words are under: the person's where they are theirs, mine where they are mine.
    """

    check_in = Link("checkins.CheckIn", "answers")
    goal = Link("agenda.Goal", null=True, blank=True)
    item = models.CharField(max_length=24)
    # as answered: a reversed item is turned in scoring
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    choice = models.CharField(max_length=16, blank=True)  # one of KNOWN_CHOICES
    key_of = models.UUIDField(editable=False)
    words = EncryptedText(owner="key_of", binds=["check_in_id", "item", "goal_id"])

    class Meta:
        indexes = [models.Index(fields=["org", "check_in", "seq"], name="answer_by_check_in")]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__isnull=True) | Q(step__lte=MOST_STEPS, choice=""),
                name="answer_step_or_choice",
            ),
            models.CheckConstraint(
                condition=Q(choice__in=KNOWN_CHOICES),
                name="answer_choice_known",
            ),
        ]


class Questionnaire(Row):
    """One version of a questionnaire with the wording that an organisation holds a licence for.

    `text` is its data file (core.instruments.parse) with the wording. A version is never changed: answers are read
    again in the words they were given to. Check-ins name it by key and version.
    """

    key = models.CharField(max_length=24)
    version = (
        models.PositiveSmallIntegerField()
    )  # the organisation's own count; the author's stands in the text
    text = EncryptedText(owner="org_id", binds=["key", "version"])
    granted_by = EncryptedText(owner="org_id", binds=["key", "version"])
    reference = EncryptedText(owner="org_id", binds=["key", "version"])
    valid_until = models.DateField(null=True, blank=True)  # the last day; None where the licence has no end
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "key", "version"], name="questionnaire_one_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="questionnaire_licensed_and_counted"),
        ]

    @cached_property
    def instrument(self) -> Instrument:
        """What stands in the text."""
        return parse(self.text)

    def expired(self, on: dt.date) -> bool:
        """Whether the licence has run out by this day."""
        return self.valid_until is not None and on > self.valid_until

    def in_use(self, on: dt.date) -> bool:
        """Whether it may be answered on this day."""
        return self.retired_at is None and not self.expired(on)


class Rhythm(Row):
    """How often to check in, in weeks, where two people want it other than usual."""

    alliance = models.OneToOneField("people.Alliance", on_delete=models.PROTECT, related_name="rhythm")
    mine_weeks = models.PositiveSmallIntegerField(default=MINE_WEEKS)
    theirs_weeks = models.PositiveSmallIntegerField(default=THEIRS_WEEKS)
    good_weeks = models.PositiveSmallIntegerField(default=GOOD_WEEKS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    mine_weeks__range=BETWEEN, theirs_weeks__range=THEIRS_BETWEEN, good_weeks__range=BETWEEN
                ),
                name="rhythm_weeks_in_range",
            )
        ]


class FormChoice(Row):
    """In which form the five are brought to somebody, and which steps they gave to two practice items before
    (core.instruments.own). The newest counts; without one it is five steps."""

    alliance = Link("people.Alliance", "form_choices")
    form = models.CharField(max_length=8, choices=ClientForm.choices)
    certain = models.PositiveSmallIntegerField(null=True, blank=True)
    between = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="formchoice_by_alliance")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(certain__isnull=True) | Q(certain__lte=TOP))
                & (Q(between__isnull=True) | Q(between__lte=TOP)),
                name="formchoice_practised_in_five_steps",
            )
        ]

    @property
    def is_clear(self) -> bool | None:
        """Whether the practice showed that five steps are clear; None where it was not done."""
        return follows_five_steps(self.certain, self.between)


class WhatWorks(Row):
    """What made it work for somebody (S24): asked in good times, offered back when things are hard."""

    alliance = Link("people.Alliance", "what_works")
    person = Link("people.Person")
    check_in = Link("checkins.CheckIn", null=True, blank=True)
    words = EncryptedText(owner="person_id", binds=["alliance_id"])
    in_their_words = models.BooleanField(default=True)
    on = models.DateField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "on"], name="worked_by_alliance")]


class PromisedAfter(Row):
    """This promise, of what to do differently, was made after that check-in."""

    check_in = Link("checkins.CheckIn", "promised")
    promise = models.OneToOneField("agenda.Promise", on_delete=models.PROTECT, related_name="made_after")

    class Meta:
        indexes = [models.Index(fields=["org", "check_in"], name="promisedafter_by_check_in")]
