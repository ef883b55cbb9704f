from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.models import Row


class Way(models.TextChoices):
    """How two people were in contact."""

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

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="contacts", db_index=False
    )
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.VISIT)
    state = models.CharField(max_length=20, default="planned")
    at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    started_by = models.CharField(max_length=10, choices=Started.choices, blank=True)
    on_their_mind = models.TextField(blank=True)
    did = models.JSONField(default=list)  # listened, promised, worked_out, could_not_fix
    mine_came_up = models.CharField(max_length=16, blank=True)  # not_today, they_raised, named, agreed
    named = models.TextField(blank=True)
    came_of_it = models.TextField(blank=True)
    who_was_there = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    outside_ref = models.CharField(max_length=200, blank=True)  # the event of the calendar it came from
    moved_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_to", db_index=False
    )
    saved_as = models.UUIDField(null=True, blank=True)  # the id that the page made when it was recorded

    class Meta:
        indexes = [
            models.Index(fields=["org", "alliance", "at"], name="contact_by_alliance"),
            models.Index(fields=["org", "alliance", "state", "at"], name="contact_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "alliance", "outside_ref"],
                condition=~models.Q(outside_ref=""),
                name="contact_outside_ref_once",
            )
        ]


class Addendum(Row):
    """A correction or an addition. The earlier text stays."""

    contact = models.ForeignKey(
        "contacts.Contact", on_delete=models.PROTECT, related_name="addenda", db_index=False
    )
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["org", "contact", "seq"], name="addendum_by_contact")]
