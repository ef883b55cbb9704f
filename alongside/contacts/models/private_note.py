from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class PrivateNote(Row):
    """How a contact was for the practitioner. Seen by its author alone; never in a note or an export."""

    contact = models.OneToOneField("contacts.Contact", on_delete=models.PROTECT, related_name="for_me")
    author = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ease = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 very uneasy to 5 very at ease
    shared = EncryptedText(owner="author_id", binds=["contact_id"])  # what I shared about myself (S18)
    landed = EncryptedText(owner="author_id", binds=["contact_id"])  # how it landed

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ease__isnull=True) | Q(ease__range=(1, 5)), name="forme_ease_1_to_5"
            )
        ]
