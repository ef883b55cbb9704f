from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from alongside.base.models import Row

_DATES_IN_ORDER = Q(until__isnull=True) | Q(until__gte=F("since"))
_CLOSED_BY_WHOM_AND_WHEN = Q(closed_at__isnull=True, closed_by__isnull=True, by_mistake=False) | Q(
    closed_at__isnull=False, closed_by__isnull=False, until__isnull=False
)


class Dated(Row):
    """A link between two from a day, perhaps until a day: it stands to the end of its last day.

    One that was closed stands no longer from that moment on, whatever its days say.
    """

    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "people.Practitioner",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    by_mistake = models.BooleanField(default=False)  # it was taken back: it should never have stood

    class Meta:
        abstract = True


class Assignment(Dated):
    """A practitioner works with a client from a day, perhaps until a day. This is what opens the record."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="assignments", db_index=False
    )
    client = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="assignments", db_index=False
    )

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
            models.CheckConstraint(
                condition=_CLOSED_BY_WHOM_AND_WHEN, name="assignment_closed_by_whom_and_when"
            ),
        ]


class SupervisionLink(Dated):
    """A supervisor reads the care facts of a practitioner's people while this stands."""

    supervisor = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="supervises", db_index=False
    )
    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="supervised_by", db_index=False
    )

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
                condition=_CLOSED_BY_WHOM_AND_WHEN, name="supervision_closed_by_whom_and_when"
            ),
            models.CheckConstraint(
                condition=~Q(supervisor=F("practitioner")), name="supervision_not_of_oneself"
            ),
        ]
