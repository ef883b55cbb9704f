from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row
from alongside.core.scale import MOST_STEPS


class Answer(Row):
    """One answer of a look: a step above the lowest answer, or a choice that is no score, or words.

    How far the steps go is the instrument's: 4 in the own check-ins, checked by whoever keeps the answer.

    `key_of` is whose data key the words are under: the person's where they are theirs, mine where they are mine.
    """

    look = models.ForeignKey(
        "checkins.CheckIn", on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    goal = models.ForeignKey(
        "agenda.Goal", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    item = models.CharField(max_length=24)
    step = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # as answered: a reversed item is turned in scoring
    choice = models.CharField(max_length=16, blank=True)  # dont_know, rather_not_say; yes, not_now, no
    key_of = models.UUIDField(editable=False)
    words = EncryptedText(owner="key_of", binds=["look_id", "item", "goal_id"])

    class Meta:
        indexes = [models.Index(fields=["org", "look", "seq"], name="answer_by_look")]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__isnull=True) | Q(step__lte=MOST_STEPS, choice=""),
                name="answer_step_or_choice",
            ),
            models.CheckConstraint(
                condition=Q(choice__in=["", "dont_know", "rather_not_say", "yes", "not_now", "no"]),
                name="answer_choice_known",
            ),
        ]
