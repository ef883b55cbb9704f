"""The organisation, who works there, and how they sign in."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from alongside.access.identities import Role, Viewer
from alongside.base.clock import new_id, now
from alongside.base.encrypted import EncryptedText, KeyedIndex, index_of
from alongside.base.models import Link, Row, Sealing, together
from alongside.base.request_context import NotedRows, Noting

MOST_DAYS = 14  # in which everybody sets up a second step
THINKING_MONTHS = (12, 24)  # for which what a practitioner thought is kept: where nobody set it, and at most


class Organisation(Noting):
    """A firm or a team. The tenant: every row belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=40, default="Europe/London")
    is_demo = models.BooleanField(default=False)
    reset_hours = models.PositiveSmallIntegerField(default=72)  # what is somebody's own stays closed so long
    next_reset_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    next_reset_from = models.DateTimeField(null=True, blank=True)
    second_step_set = models.PositiveSmallIntegerField(null=True, blank=True)  # days that a lead has set
    second_step_from = models.DateTimeField(default=now)
    thinking_set = models.PositiveSmallIntegerField(null=True, blank=True)  # months that a lead has set
    thinking_set_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=now, editable=False)

    OF_ORG = "id"
    objects = NotedRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=together("next_reset_hours", "next_reset_from"),
                name="organisation_next_reset_hours_from_when",
            ),
            models.CheckConstraint(
                condition=Q(thinking_set__isnull=True, thinking_set_on__isnull=True)
                | Q(thinking_set__range=THINKING_MONTHS, thinking_set_on__isnull=False),
                name="organisation_thinking_12_to_24_months",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reset_delay(self) -> dt.timedelta:
        """How long what is somebody's own stays closed after a lead gave them a new password."""
        return dt.timedelta(hours=self.reset_hours_now)

    @property
    def reset_hours_now(self) -> int:
        """The hours that count at this moment."""
        changed = self.next_reset_from is not None and self.next_reset_from <= now()
        return (changed and self.next_reset_hours) or self.reset_hours

    @property
    def second_step_days(self) -> int:
        """How long everybody has to set up a second step."""
        return MOST_DAYS if self.second_step_set is None else self.second_step_set

    @property
    def thinking_months(self) -> int:
        """How long what a practitioner thought is kept."""
        return self.thinking_set or THINKING_MONTHS[0]

    @property
    def reset_changes_at(self) -> dt.datetime | None:
        return self.next_reset_from if self.next_reset_from and self.next_reset_from > now() else None


def has_second_step() -> Q:
    """Of practitioners: those who have set one up."""
    app, key = (
        Exists(apps.get_model("people", kind).objects.filter(practitioner_id=OuterRef("pk")))
        for kind in ("SecondFactor", "Passkey")
    )
    return Q(app) | Q(key)


class PractitionerManager(BaseUserManager.from_queryset(NotedRows)):  # type: ignore[misc]
    """Sign-in names are told apart without regard to capitals, and within one organisation."""

    def called(self, username: str) -> QuerySet[Practitioner]:
        """Who signs in with this name, in whichever organisation."""
        orgs = apps.get_model("people", "Organisation").objects.values_list("id", flat=True)
        return self.filter(
            username_index__in=[index_of(self.model, "username", org, username) for org in orgs]
        )

    def with_second_step(self) -> QuerySet[Practitioner]:
        """With `has_second_step`: whether they have set one up."""
        return self.annotate(has_second_step=has_second_step())

    def signed_in(self, id: uuid.UUID) -> Practitioner | None:
        """Whose session it is, unless suspended: with their organisation, and whether a notice waits for them to see it."""
        waits = Exists(AccountNotice.objects.filter(practitioner_id=OuterRef("pk"), seen_at__isnull=True))
        active = self.with_second_step().filter(pk=id, is_active=True).annotate(notices_wait=waits)
        return active.select_related("org").defer("photo").first()


class Practitioner(Sealing, Noting, AbstractBaseUser):
    """A professional who uses Alongside: one account per person and organisation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="practitioners")
    username = EncryptedText(owner="id")
    username_index = KeyedIndex(of="username", fold=True)
    name = EncryptedText(owner="id")
    first_name = EncryptedText(owner="id")
    profession = EncryptedText(owner="id")
    email = EncryptedText(owner="id")
    phone = EncryptedText(owner="id")
    symbol = models.CharField(max_length=20, blank=True)
    photo = models.BinaryField(null=True, blank=True)
    is_worker = models.BooleanField(default=True)
    is_supervisor = models.BooleanField(default=False)
    is_lead = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lead_since = models.DateTimeField(null=True, blank=True)  # empty: from before that was noted, or no lead
    lead_until = models.DateTimeField(null=True, blank=True)  # when the role of a lead was taken from them
    reset_by = Link("self", null=True, blank=True)
    locked_until = models.DateTimeField(null=True, blank=True)
    confirmed_by = Link("self", null=True, blank=True)
    session_round = models.PositiveIntegerField(default=0)  # goes up to end every session there is
    made_at = models.DateTimeField(default=now, editable=False)

    objects = PractitionerManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "username_index"], name="practitioner_username_once"),
            models.CheckConstraint(
                condition=Q(suspended_at__isnull=True, suspended_by__isnull=True, is_active=True)
                | Q(suspended_at__isnull=False, suspended_by__isnull=False, is_active=False),
                name="practitioner_suspended_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(locked_until__isnull=True, reset_by__isnull=True, confirmed_by__isnull=True)
                | Q(locked_until__isnull=False, reset_by__isnull=False),
                name="practitioner_locked_by_whom_and_until_when",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("reset_by")) & ~Q(confirmed_by=F("id")),
                name="practitioner_confirmed_by_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must show to be theirs: it ends with the password, and with the round that it began in."""
        held = f"{self.password}|{self.session_round}"
        return salted_hmac("alongside.session", held, secret=secret, algorithm="sha256").hexdigest()

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for role in Role if getattr(self, f"is_{role}"))

    @property
    def second_step_due(self) -> dt.datetime | None:
        """When their time to set up a second step is over: it begins with the organisation's, or with their account. None in
        the demo, whose passwords everybody knows."""
        if self.org.is_demo:
            return None
        return max(self.org.second_step_from, self.made_at) + dt.timedelta(days=self.org.second_step_days)

    @property
    def has_been_in(self) -> bool:
        """Whether words of theirs may be here: they have a password, or signed in without one."""
        return self.has_usable_password() or self.last_login is not None

    @property
    def is_locked(self) -> bool:
        """Whether what is theirs alone is closed: a lead gave them a new password, and nobody else has confirmed it."""
        return self.locked_until is not None and self.confirmed_by_id is None and now() < self.locked_until

    def as_viewer(self) -> Viewer:
        """This practitioner as the one who is asking."""
        return Viewer(self.id, self.org_id, self.roles, self.org.zone, self.first_name, self.is_locked)


class Told(models.TextChoices):
    """What a notice is about: something that somebody else did to an account, or about it."""

    LINK = "link"  # a link to set a new password
    LINK_LOST = "link_lost"  # the same, and their second step is taken away with it
    ROLE = "role"
    ROLE_TAKEN = "role_taken"
    ASSIGNED = "assigned"  # from a day that was over
    SIGNED_OUT = "signed_out"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    OPENED = "opened"  # what was closed after a reset, before its time
    ADDED = "added"  # an account, told to the other leads
    NEW_LEAD = "new_lead"  # the same
    LINK_OF = "link_of"  # a link for somebody else, told to the other leads
    NAME = "name"  # another sign-in name, told to its owner and to the other leads
    DELAY = "delay"  # how long things stay closed after a reset
    ASKS = "asks"  # a lead asks for something for themselves
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    OPENING = "opening"  # what they thought, by an order


class AccountNotice(Row):
    """Something that a practitioner must see: it stands before every page until they say that they have.

    `made_by` did it, at `made_at`.
    """

    practitioner = Link("people.Practitioner", "notices")
    told = models.CharField(max_length=12, choices=Told.choices)
    about = Link("people.Practitioner", null=True)
    assignment = Link("people.Assignment", null=True)
    role = models.CharField(max_length=12, blank=True)
    hours = models.PositiveSmallIntegerField(null=True)
    seen_at = models.DateTimeField(null=True)
    unsent = models.BooleanField(default=False)  # the mail about it is tried again

    class Meta:
        indexes = [
            models.Index(fields=["practitioner"], condition=Q(seen_at__isnull=True), name="notice_not_seen")
        ]


class OwnRequest(Row):
    """What a lead asks for themselves where another one leads too: it stands once that other lead confirms it.

    `made_by` asks. `given` holds ids, days and roles, never a word.
    """

    class Kind(models.TextChoices):
        ROLE = "role"
        ASSIGNMENT = "assignment"
        SUPERVISION = "supervision"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    given = models.JSONField()
    decided_at = models.DateTimeField(null=True)
    decided_by = Link("people.Practitioner", null=True)
    confirmed = models.BooleanField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["org"], condition=Q(decided_at__isnull=True), name="ownrequest_waiting")
        ]
        constraints = [
            models.CheckConstraint(
                condition=together("decided_at", "decided_by", "confirmed"),
                name="ownrequest_decided_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed=True, decided_by=F("made_by")),
                name="ownrequest_confirmed_by_somebody_else",
            ),
        ]
