from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.indexed import KeyedIndex
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
    place = EncryptedText(owner="alliance.person_id")
    started_by = models.CharField(max_length=10, choices=Started.choices, blank=True)
    on_their_mind = EncryptedText(owner="alliance.person_id")
    did = models.JSONField(default=list)  # listened, promised, worked_out, could_not_fix
    mine_came_up = models.CharField(max_length=16, blank=True)  # not_today, they_raised, named, agreed
    named = EncryptedText(owner="alliance.person_id")
    came_of_it = EncryptedText(owner="alliance.person_id")
    who_was_there = EncryptedText(owner="alliance.person_id")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = EncryptedText(owner="alliance.person_id")
    outside_ref = EncryptedText(owner="alliance.person_id")  # the event of the calendar it came from
    outside_ref_index = KeyedIndex(of="outside_ref")
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
                fields=["org", "alliance", "outside_ref_index"],
                condition=~models.Q(outside_ref_index=""),
                name="contact_outside_ref_once",
            )
        ]


class Addendum(Row):
    """A correction or an addition. The earlier text stays."""

    contact = models.ForeignKey(
        "contacts.Contact", on_delete=models.PROTECT, related_name="addenda", db_index=False
    )
    words = EncryptedText(owner="contact.alliance.person_id")

    class Meta:
        indexes = [models.Index(fields=["org", "contact", "seq"], name="addendum_by_contact")]
