from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class HardConversation(Row):
    """A hard conversation, thought through before it is had (S26a). A new version replaces the fields, and what
    stood before is kept; the plan of the contact shows the newest."""

    WORDS = ("believe", "affected", "must_do", "warn", "ask_leave", "first", "second", "stay")

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="hard_talks", db_index=False
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    contact = models.ForeignKey(
        "contacts.Contact",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hard_talks",
        db_index=False,
    )
    about = EncryptedText(owner="person_id", binds=["alliance_id"])
    believe = EncryptedText(owner="person_id", binds=["alliance_id"])  # what they believe will happen
    affected = EncryptedText(owner="person_id", binds=["alliance_id"])  # who else is affected
    must_do = EncryptedText(owner="person_id", binds=["alliance_id"])  # what I must do in any case
    warn = EncryptedText(owner="person_id", binds=["alliance_id"])
    ask_leave = EncryptedText(owner="person_id", binds=["alliance_id"])
    first = EncryptedText(owner="person_id", binds=["alliance_id"])  # the two sentences
    second = EncryptedText(owner="person_id", binds=["alliance_id"])
    stay = EncryptedText(owner="person_id", binds=["alliance_id"])
    back_on = models.DateField(null=True, blank=True)
    came_back_on = models.DateField(null=True, blank=True)
    said_on = models.DateField(null=True, blank=True)
    landed = models.CharField(max_length=10, blank=True)  # as for an attempt

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="hardtalk_by_alliance")]
