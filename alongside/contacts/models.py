"""Planned and recorded contacts, what was touched and promised in them, and time away."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import day_bounds
from alongside.base.encrypted import EncryptedText, KeyedIndex
from alongside.base.models import Link, Row
from alongside.core.rhythm import TimeAway


class ContactWay(models.TextChoices):
    VISIT = "visit", _("Visit")
    CALL = "call", _("Call")
    VIDEO = "video", _("Video call")
    MESSAGE = "message", _("Message")
    MEETING = "meeting", _("Meeting")


class Started(models.TextChoices):
    """Who started a contact. Who comes to whom says something about the relationship (S23)."""

    THEM = "them", _("They did")
    ME = "me", _("I did")
    ARRANGED = "arranged", _("It was arranged")


class Contact(Row):
    """A visit, call, message exchange or meeting: planned, or as it happened."""

    alliance = Link("people.Alliance", "contacts")
    way = models.CharField(max_length=10, choices=ContactWay.choices, default=ContactWay.VISIT)
    state = models.CharField(max_length=20, default="planned")
    at = models.DateTimeField()
    time_open = models.BooleanField(default=False)  # of `at` the day alone is known
    place = EncryptedText(owner="alliance.person_id")
    started_by = models.CharField(max_length=10, choices=Started.choices, blank=True)
    on_their_mind = EncryptedText(owner="alliance.person_id")
    in_their_words = models.BooleanField(
        default=False
    )  # whether these words are theirs, or told by the practitioner
    did = models.JSONField(default=list)  # listened, promised, worked_out, could_not_fix
    mine_came_up = models.CharField(max_length=16, blank=True)  # not_today, they_raised, named, agreed
    named = EncryptedText(owner="alliance.person_id")
    came_of_it = EncryptedText(owner="alliance.person_id")
    who_was_there = EncryptedText(owner="alliance.person_id")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = EncryptedText(owner="alliance.person_id")
    outside_ref = EncryptedText(owner="alliance.person_id")  # the event of the calendar it came from
    outside_ref_index = KeyedIndex(of="outside_ref")
    moved_from = Link("self", "moved_to", null=True, blank=True)
    saved_as = models.UUIDField(null=True, blank=True)  # the id that the page made when it was recorded

    class Meta:
        indexes = [
            models.Index(fields=["org", "alliance", "at"], name="contact_by_alliance"),
            models.Index(fields=["org", "alliance", "state", "at"], name="contact_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "alliance", "outside_ref_index"],
                condition=~models.Q(outside_ref_index=""),
                name="contact_outside_ref_once",
            )
        ]


class Addendum(Row):
    """A correction or an addition. The earlier text stays."""

    contact = Link("contacts.Contact", "addenda")
    words = EncryptedText(owner="contact.alliance.person_id")

    class Meta:
        indexes = [models.Index(fields=["org", "contact", "seq"], name="addendum_by_contact")]


class ContactPlan(Row):
    """Getting ready for one contact (S2, S11, S12, S14). A new version is a new row; the last one counts.

    What is the practitioner's own (`OWN`) is sealed under their key, and stands on the page that both
    look at only where `openly` names it.
    """

    OWN = ("like_for_me", "my_need", "not_moving")
    PARTS = ("start_with", "respect", "name_openly", *OWN)

    contact = Link("contacts.Contact", "plans")
    respect = EncryptedText(
        owner="made_by_id", binds=["contact_id"]
    )  # what I respect or like about them today
    start_with = EncryptedText(owner="contact.alliance.person_id")
    name_openly = EncryptedText(owner="contact.alliance.person_id")
    like_for_me = EncryptedText(owner="made_by_id", binds=["contact_id"])  # what this is like for me
    my_need = EncryptedText(owner="made_by_id", binds=["contact_id"])
    not_moving = EncryptedText(owner="made_by_id", binds=["contact_id"])  # naming a lack of progress
    openly = models.JSONField(default=list)  # which of OWN I want to say openly
    came_about = models.JSONField(default=list)  # which of PARTS did, as ticked when the contact was recorded

    class Meta:
        indexes = [models.Index(fields=["org", "contact", "seq"], name="plan_by_contact")]


class PrivateNote(Row):
    """How a contact was for the practitioner. Seen by its author alone; never in a note or an export."""

    contact = models.OneToOneField("contacts.Contact", on_delete=models.PROTECT, related_name="private_note")
    author = Link("people.Practitioner")
    ease = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 very uneasy to 5 very at ease
    shared = EncryptedText(owner="author_id", binds=["contact_id"])  # what I shared about myself (S18)
    landed = EncryptedText(owner="author_id", binds=["contact_id"])  # how it landed
    why_shared = EncryptedText(owner="author_id", binds=["contact_id"])
    whose_need = EncryptedText(owner="author_id", binds=["contact_id"])  # a code of core.boundaries.Need

    WORDS = ("shared", "why_shared", "whose_need", "landed")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ease__isnull=True) | models.Q(ease__range=(1, 5)), name="forme_ease_1_to_5"
            )
        ]


class Touch(Row):
    """This contact touched that item. `how` never holds a refusal: none exists to be counted (S7)."""

    contact = Link("contacts.Contact", "touches")
    item = Link("agenda.AgendaItem", "touches")
    how = models.CharField(max_length=16)  # heard, helped, they_raised, named, talked, agreed

    class Meta:
        indexes = [models.Index(fields=["org", "item"], name="touch_by_item")]
        constraints = [
            models.UniqueConstraint(fields=["org", "contact", "item"], name="touch_once_per_contact")
        ]


class PromisedIn(Row):
    """This promise was made in that contact."""

    contact = Link("contacts.Contact", "promised")
    promise = models.OneToOneField("agenda.Promise", on_delete=models.PROTECT, related_name="made_in")

    class Meta:
        indexes = [models.Index(fields=["org", "contact"], name="promisedin_by_contact")]


class AbsenceReason(models.TextChoices):
    HOSPITAL = "hospital", _("In hospital")
    THEIR_TIME = "their_time", _("Away")
    MY_LEAVE = "my_leave", _("My leave")
    SILENCE = "silence", _("We lost touch")


class Leave(Row):
    """My leave, entered once: each of my people has an absence of its own that names it."""

    covered_by = EncryptedText(owner="made_by_id")


class Absence(Row):
    """A time without contact that has a reason, so that silence is not read as trouble (S20)."""

    alliance = Link("people.Alliance", "absences")
    why = models.CharField(max_length=12, choices=AbsenceReason.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    leave = Link("contacts.Leave", "absences", null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)  # a mistake, or it did not come about

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "since"], name="away_by_alliance")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(why__in=AbsenceReason.values), name="absence_reason_known"
            )
        ]

    @property
    def time_away(self) -> TimeAway:
        return TimeAway(self.since, self.until, self.why, self.pk)


def in_a_day(contact: Contact, zone: str) -> tuple[dt.date, bool, dt.datetime, int]:
    """In which order planned contacts are shown: of a day first those with an hour."""
    return contact.at.astimezone(ZoneInfo(zone)).date(), contact.time_open, contact.at, contact.seq


def may_be_until(contact: Contact, zone: str) -> dt.datetime:
    """When a planned contact begins at the latest: at its hour, or by the end of its day where no hour is known."""
    end_of_day = day_bounds(contact.at.astimezone(ZoneInfo(zone)).date(), zone)[1]
    return end_of_day if contact.time_open else contact.at
