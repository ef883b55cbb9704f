from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class ExpectSheet(Row):
    """What you can expect from me (S15). A new version is a new row; the last one counts."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="sheets", db_index=False
    )
    my_role = EncryptedText(owner="alliance.person_id")
    my_plan = EncryptedText(owner="alliance.person_id")
    i_can = EncryptedText(owner="alliance.person_id")
    i_can_not = EncryptedText(owner="alliance.person_id")
    we_can = EncryptedText(owner="alliance.person_id")  # what we can each do for the other
    who_i_tell = EncryptedText(owner="alliance.person_id")
    given_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="expect_by_alliance")]
