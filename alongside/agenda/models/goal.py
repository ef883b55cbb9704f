from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.agenda.models.tables import names
from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row
from alongside.core.states.goal import GOAL, GoalEvent


class Goal(Row):
    """Something they want, written together in their words and tied to a value (S13)."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="goals", db_index=False
    )
    words = EncryptedText(owner="alliance.person_id")
    value = models.ForeignKey(
        "people.GoodToKnow", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    own_value = models.ForeignKey(
        "people.OwnValue", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    they_agreed_on = models.DateField(null=True, blank=True)
    i_agreed_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="draft")
    state_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="goal_by_alliance")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=names(GOAL)), name="goal_state_of_its_table"),
            models.CheckConstraint(
                condition=(~Q(state="draft") | Q(they_agreed_on__isnull=True, i_agreed_on__isnull=True))
                & (~Q(state="agreed_by_them") | Q(they_agreed_on__isnull=False, i_agreed_on__isnull=True))
                & (~Q(state="agreed_by_me") | Q(they_agreed_on__isnull=True, i_agreed_on__isnull=False))
                & (
                    ~Q(state__in=["agreed_by_both", "reached"])
                    | Q(they_agreed_on__isnull=False, i_agreed_on__isnull=False)
                ),
                name="goal_agreed_by_whom_and_when",
            ),
        ]


class GoalStep(Row):
    """What became of a goal, on a day. Of one that was worded anew, the words as they were before."""

    goal = models.ForeignKey("agenda.Goal", on_delete=models.PROTECT, related_name="steps", db_index=False)
    event = models.CharField(max_length=16)
    words = EncryptedText(owner="goal.alliance.person_id", binds=["event"])
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "goal", "seq"], name="goalstep_by_goal")]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__in=[event.value for event in GoalEvent]), name="goalstep_event_known"
            )
        ]
