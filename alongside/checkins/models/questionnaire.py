from __future__ import annotations

import datetime as dt
from functools import cached_property

from django.db import models
from django.db.models import Q

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row
from alongside.core.instruments.datafile import parse
from alongside.core.instruments.model import Instrument


class Questionnaire(Row):
    """One version of a questionnaire with the wording that an organisation holds a licence for.

    `text` is its data file (core.instruments.parse) with the wording. A version is never changed: answers are read
    again in the words they were given to. Looks name it by key and version.
    """

    key = models.CharField(max_length=24)
    version = (
        models.PositiveSmallIntegerField()
    )  # the organisation's own count; the author's stands in the text
    text = EncryptedText(owner="org_id", binds=["key", "version"])
    granted_by = EncryptedText(owner="org_id", binds=["key", "version"])
    reference = EncryptedText(owner="org_id", binds=["key", "version"])
    valid_until = models.DateField(null=True, blank=True)  # the last day; None where the licence has no end
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "key", "version"], name="questionnaire_one_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="questionnaire_licensed_and_counted"),
        ]

    @cached_property
    def instrument(self) -> Instrument:
        """What stands in the text."""
        return parse(self.text)

    def expired(self, on: dt.date) -> bool:
        """Whether the licence has run out by this day."""
        return self.valid_until is not None and on > self.valid_until

    def in_use(self, on: dt.date) -> bool:
        """Whether it may be answered on this day."""
        return self.retired_at is None and not self.expired(on)
