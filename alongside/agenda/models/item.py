from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.agenda.models.tables import names
from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row
from alongside.core.states.agenda import (
    MINE,
    MINE_CLOSED,
    MINE_SAFETY,
    THEIRS,
    THEIRS_CLOSED,
    MyEvent,
    TheirEvent,
)


class Side(models.TextChoices):
    """Whose wish it is. There are always two agendas."""

    THEIRS = "theirs"
    MINE = "mine"


class Origin(models.TextChoices):
    """Where an item came from."""

    LISTENING = "listening"
    REFERRAL = "referral"
    OWN = "own"


class Written(models.TextChoices):
    """What may happen to an item beside the events of its table in `core.states`."""

    REWORDED = "reworded"  # the step holds the words as they were before
    ABOUT_SAFETY = "about_safety"
    NOT_ABOUT_SAFETY = "not_about_safety"


#: "Not now" leaves no trace of its own (S7): putting an item of mine behind changes where it stands, and
#: no row says so.
UNWRITTEN = frozenset({MyEvent.WHEN_THERE_IS_ROOM})
_EVENTS = sorted(str(event) for event in {*TheirEvent, *MyEvent, *Written.values} - UNWRITTEN)
_CLOSED = sorted(str(state) for state in THEIRS_CLOSED | MINE_CLOSED)


class AgendaItem(Row):
    """Something one of the two wants to get done (S3, S5, S6)."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="items", db_index=False
    )
    side = models.CharField(max_length=8, choices=Side.choices)
    words = EncryptedText(owner="alliance.person_id", binds=["side"])
    in_their_words = models.BooleanField(default=False)
    # theirs: why it matters to them; mine: why I think this could help you
    why = EncryptedText(owner="alliance.person_id", binds=["side"])
    how_to_say = EncryptedText(owner="alliance.person_id", binds=["side"])
    safety = models.BooleanField(default=False)
    deadline = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.LISTENING)
    goal = models.ForeignKey(
        "agenda.Goal", on_delete=models.PROTECT, null=True, blank=True, related_name="items", db_index=False
    )
    position = models.PositiveSmallIntegerField(null=True, blank=True)  # the order they chose (S17)
    on = models.DateField()
    heard_on = models.DateField(null=True, blank=True)  # last on their mind, where that is later than `on`
    state = models.CharField(max_length=20)
    state_on = models.DateField()
    closed = models.BooleanField(default=False)
    # what came in place of what will not work
    instead = EncryptedText(owner="alliance.person_id", binds=["side"])

    class Meta:
        indexes = [
            models.Index(fields=["org", "alliance", "closed", "seq"], name="item_by_alliance"),
            models.Index(fields=["org", "goal"], condition=Q(goal__isnull=False), name="item_by_goal"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="mine") | Q(safety=False), name="item_safety_is_mine_to_name"
            ),
            models.CheckConstraint(
                condition=Q(side="theirs", state__in=names(THEIRS))
                | Q(side="mine", safety=False, state__in=names(MINE))
                | Q(side="mine", safety=True, state__in=names(MINE_SAFETY)),
                name="item_state_of_its_table",
            ),
            models.CheckConstraint(
                condition=Q(closed=True, state__in=_CLOSED) | (Q(closed=False) & ~Q(state__in=_CLOSED)),
                name="item_closed_as_its_state_says",
            ),
            models.CheckConstraint(
                condition=Q(side="theirs") | Q(position__isnull=True), name="item_order_is_theirs_to_choose"
            ),
        ]


class AgendaItemStep(Row):
    """What happened to an item: an event of its state machine, on a day, with what was said or done.

    Naming an item of mine is kept once, with its latest day, however often it was named: there is no
    number of times that anybody could hold against the client (S7).
    """

    item = models.ForeignKey(
        "agenda.AgendaItem", on_delete=models.PROTECT, related_name="steps", db_index=False
    )
    event = models.CharField(max_length=26)
    words = EncryptedText(owner="item.alliance.person_id", binds=["event"])
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "item", "seq"], name="itemstep_by_item")]
        constraints = [
            models.CheckConstraint(condition=Q(event__in=_EVENTS), name="itemstep_event_known"),
            models.UniqueConstraint(
                fields=["org", "item"], condition=Q(event="named"), name="itemstep_named_once"
            ),
        ]
