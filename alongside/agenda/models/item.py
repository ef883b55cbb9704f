from __future__ import annotations

from django.db import models

from alongside.base.models import Row


class Side(models.TextChoices):
    """Whose wish it is. There are always two agendas."""

    THEIRS = "theirs"
    MINE = "mine"


class Item(Row):
    """Something one of the two wants to get done (S3, S5, S6)."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="items", db_index=False
    )
    side = models.CharField(max_length=8, choices=Side.choices)
    words = models.TextField()
    in_their_words = models.BooleanField(default=False)
    why = models.TextField(
        blank=True
    )  # theirs: why it matters to them; mine: why I think this could help you
    how_to_say = models.TextField(blank=True)
    safety = models.BooleanField(default=False)
    deadline = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=16, default="listening")  # listening, referral, own, import
    goal = models.ForeignKey(
        "agenda.Goal", on_delete=models.PROTECT, null=True, blank=True, related_name="items", db_index=False
    )
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    on = models.DateField()
    state = models.CharField(max_length=20)
    state_on = models.DateField()
    closed = models.BooleanField(default=False)
    instead = models.TextField(blank=True)  # what came in place of what will not work

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "closed", "seq"], name="item_by_alliance")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(side="mine") | models.Q(safety=False), name="item_safety_is_mine_to_name"
            )
        ]


class ItemStep(Row):
    """What happened to an item: an event of its state machine, on a day, with what was said or done."""

    item = models.ForeignKey("agenda.Item", on_delete=models.PROTECT, related_name="steps", db_index=False)
    event = models.CharField(max_length=24)
    how = models.CharField(max_length=24, blank=True)
    words = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "item", "seq"], name="itemstep_by_item")]
