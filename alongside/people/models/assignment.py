from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from alongside.base.models import Row

_DATES_IN_ORDER = Q(until__isnull=True) | Q(until__gte=F("since"))


class Assignment(Row):
    """A practitioner works with a client from a day, perhaps until a day. This is what opens the record."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="assignments", db_index=False
    )
    client = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="assignments", db_index=False
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["org", "practitioner", "until"], name="assignment_by_practitioner"),
            models.Index(fields=["org", "client"], name="assignment_by_client"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "practitioner", "client"],
                condition=Q(until__isnull=True),
                name="assignment_once_at_a_time",
            ),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="assignment_dates_in_order"),
        ]


class SupervisionLink(Row):
    """A supervisor reads the care facts of a practitioner's people while this stands."""

    supervisor = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="supervises", db_index=False
    )
    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="supervised_by", db_index=False
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "supervisor", "until"], name="supervision_by_supervisor")]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "supervisor", "practitioner"],
                condition=Q(until__isnull=True),
                name="supervision_once_at_a_time",
            ),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="supervision_dates_in_order"),
            models.CheckConstraint(
                condition=~Q(supervisor=F("practitioner")), name="supervision_not_of_oneself"
            ),
        ]
