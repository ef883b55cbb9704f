from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.base.models import Row


class Told(models.TextChoices):
    """What a notice is about: something that somebody else did to an account, or about it."""

    LINK = "link"  # a link to set a new password
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
    DELAY = "delay"  # how long things stay closed after a reset
    ASKS = "asks"  # a lead asks for something for themselves
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Notice(Row):
    """Something that a practitioner must see: it stands before every page until they say that they have.

    `made_by` did it, at `made_at`.
    """

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="notices", db_index=False
    )
    told = models.CharField(max_length=12, choices=Told.choices)
    about = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    assignment = models.ForeignKey(
        "people.Assignment", on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    role = models.CharField(max_length=12, blank=True)
    hours = models.PositiveSmallIntegerField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["practitioner"], condition=Q(seen_at__isnull=True), name="notice_not_seen")
        ]
