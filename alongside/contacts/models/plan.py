from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class ContactPlan(Row):
    """Getting ready for one contact (S2, S11, S12, S14). A new version is a new row; the last one counts.

    What is the practitioner's own (`OWN`) is sealed under their key, and stands on the page that both
    look at only where `openly` names it.
    """

    OWN = ("like_for_me", "my_need", "not_moving")

    contact = models.ForeignKey(
        "contacts.Contact", on_delete=models.PROTECT, related_name="plans", db_index=False
    )
    respect = EncryptedText(
        owner="made_by_id", binds=["contact_id"]
    )  # what I respect or like about them today
    start_with = EncryptedText(owner="contact.alliance.person_id")
    name_openly = EncryptedText(owner="contact.alliance.person_id")
    like_for_me = EncryptedText(owner="made_by_id", binds=["contact_id"])  # what this is like for me
    my_need = EncryptedText(owner="made_by_id", binds=["contact_id"])
    not_moving = EncryptedText(owner="made_by_id", binds=["contact_id"])  # naming a lack of progress
    openly = models.JSONField(default=list)  # which of OWN I want to say openly

    class Meta:
        indexes = [models.Index(fields=["org", "contact", "seq"], name="plan_by_contact")]
