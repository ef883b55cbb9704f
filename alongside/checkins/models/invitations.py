"""The links that lead a client to one check-in."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row

LIFE = dt.timedelta(days=7)
REMIND_AFTER = dt.timedelta(
    days=3
)  # about the middle: an evening to answer is left, whichever day it was given


class Over(models.TextChoices):
    """Why nothing can be answered on a link any more."""

    ANSWERED = "answered", _("answered")
    NOT_ME = "not_me", _("not theirs")
    TAKEN_BACK = "taken_back", _("taken back")


class Reminder(models.TextChoices):
    """How somebody is reminded of a link, once; agreed when it is given."""

    NONE = "", _("No reminder")
    MAIL = "mail", _("By email, once, after three days")
    MINE = "mine", _("I send it myself: Today tells me, once, after three days")


class Invitation(Row):
    """A link to one check-in, for seven days. Two secrets of 256 bits, of which only the SHA-256 is kept: the one in the
    address works once, for whoever presses the button; what they get for it is a cookie, the other one. A reminder has an
    address of its own for the same check-in.

    The practitioner sees when it was given, until when it works and whether they took it back, which may be after it was over;
    whether it was opened or answered is the client's to say.
    """

    alliance = Link("people.Alliance", "invitations")
    person = Link("people.Person")
    secret_hash = models.CharField(max_length=64)
    until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    cookie_hash = models.CharField(max_length=64, blank=True)
    over = models.CharField(max_length=10, choices=Over.choices, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    reminder = models.CharField(max_length=4, choices=Reminder.choices, blank=True)
    # a second secret for the same check-in: the first is known to nobody any more
    reminder_hash = models.CharField(max_length=64, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    # what was chosen and written until now, as JSON; empty once it is finished
    unfinished = EncryptedText(owner="person_id", binds=["alliance_id"])

    secret = ""  # what the address holds; known only to whoever has just made the row

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="invitation_by_alliance")]
        constraints = [
            models.UniqueConstraint(fields=["secret_hash"], name="invitation_secret_once"),
            models.UniqueConstraint(
                fields=["cookie_hash"], condition=~Q(cookie_hash=""), name="invitation_cookie_once"
            ),
            models.UniqueConstraint(
                fields=["reminder_hash"], condition=~Q(reminder_hash=""), name="invitation_reminder_once"
            ),
            models.CheckConstraint(
                condition=Q(reminded_at__isnull=True, reminder_hash="")
                | Q(reminded_at__isnull=False) & ~Q(reminder_hash=""),
                name="invitation_reminded_with_a_secret",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, cookie_hash="")
                | Q(opened_at__isnull=False) & ~Q(cookie_hash=""),
                name="invitation_opened_with_a_cookie",
            ),
            models.CheckConstraint(
                condition=Q(over="", over_at__isnull=True) | ~Q(over="") & Q(over_at__isnull=False),
                name="invitation_over_when_and_why",
            ),
        ]

    @property
    def remind_at(self) -> dt.datetime:
        """When the reminder is due, where one was agreed."""
        return self.made_at + REMIND_AFTER
