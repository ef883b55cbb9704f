"""What cannot be worked out again: that a notice was put aside, that a signal was shown, and what a service has worked
out, or written down, about its check-ins as a whole."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.models import Link, Row
from alongside.core.noticing.notice import Rule
from alongside.core.results import Figure


class NotNow(Row):
    """The worker put a notice aside until a day."""

    alliance = Link("people.Alliance")
    rule = models.CharField(max_length=24)
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "until"], name="notnow_by_alliance")]


class SignalShown(Row):
    """A signal from a score was on Today: first and last on which day. It says nothing of whether it was right."""

    rule = Rule.UNUSUAL

    alliance = Link("people.Alliance")
    check_in = models.UUIDField()  # plain: a check-in that is taken back takes nothing with it
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "alliance", "check_in"], name="signalshown_one_per_check_in"
            ),
            models.CheckConstraint(
                condition=Q(first_on__lte=models.F("last_on")), name="signalshown_in_order"
            ),
        ]


class UsualFrom(models.TextChoices):
    ESTIMATED = "estimated", _("worked out from our own looks")
    BY_HAND = "by_hand", _("entered by hand")
    DEFAULT = "default", _("the safe default")


class ServiceReport(Row):
    """What the looks of the whole service gave on a day, with one instrument. The newest one is shown.

    It is kept and not worked out at each reading, so that two readings cannot be compared until eight relationships
    have new looks (core.service_figures). `figures` are `core.results.Figure` as plain values, by name; what there was
    too little for is not among them.
    """

    instrument = models.CharField(max_length=24)
    #: What was set beside the alliance, where that was asked: `goals`, or the key of a questionnaire.
    outcome = models.CharField(max_length=24, blank=True)
    relationships = models.PositiveIntegerField()
    figures = models.JSONField(default=dict)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "instrument", "-seq"], name="servicereport_newest")]

    def read(self) -> dict[str, Figure]:
        return {name: Figure.from_json(stored) for name, stored in self.figures.items()}


class OrgPrior(Row):
    """What is usual in this service with one instrument, in its steps. The newest row holds; the others are its history.

    `between` and `within` are variances; `weight` is in looks. `relationships` and `intervals` ({"mean": [low, high], ...})
    are there where it was estimated. With DEFAULT the figures are the default's of that day, for the history alone.
    """

    instrument = models.CharField(max_length=24)
    rater = models.CharField(max_length=12)
    how = models.CharField(max_length=10, choices=UsualFrom.choices)
    mean = models.FloatField()
    between = models.FloatField()
    within = models.FloatField()
    weight = models.PositiveSmallIntegerField(default=4)
    relationships = models.PositiveIntegerField(null=True, blank=True)
    intervals = models.JSONField(default=dict)
    report = Link(ServiceReport, null=True, blank=True)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "instrument", "-seq"], name="orgprior_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(between__gt=0, within__gt=0, weight__gte=1), name="orgprior_makes_a_prior"
            ),
            models.CheckConstraint(
                condition=Q(how="estimated", report__isnull=False, relationships__isnull=False)
                | ~Q(how="estimated") & Q(report__isnull=True, relationships__isnull=True),
                name="orgprior_counts_where_estimated",
            ),
        ]

    @property
    def source(self) -> str:
        """Where it comes from: a code, a day and of how many relationships. `documents.scores` says it in words."""
        return f"{self.how} {self.on.isoformat()} {self.relationships or 0}"
