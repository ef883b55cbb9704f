"""The two agendas, shared goals, promises and the what-to-expect sheet."""

from django.db import models
from django.db.models import F, Q

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row
from alongside.core.ordering import Mark, mark
from alongside.core.states import agenda as states
from alongside.core.states.agreements import GOAL, PROMISE, UNSAID, GoalEvent, PromiseEvent, PromiseState
from alongside.core.states.machine import Machine


def names(machine: Machine) -> list[str]:
    """The states of a table as plain words, for a constraint in the database."""
    return [state.value for state in machine.states]


class Side(models.TextChoices):
    """Whose wish it is. There are always two agendas."""

    THEIRS = "theirs"
    MINE = "mine"


class Origin(models.TextChoices):
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
UNWRITTEN = frozenset({states.MyEvent.WHEN_THERE_IS_ROOM})
_EVENTS = sorted(str(event) for event in {*states.TheirEvent, *states.MyEvent, *Written.values} - UNWRITTEN)
_CLOSED = sorted(str(state) for state in states.THEIRS_CLOSED | states.MINE_CLOSED)
#: What the latest step of an item is opened with, and what it says: annotated by `queries.items.with_last`.
LAST = {"id": models.UUIDField(), "made_by_id": models.UUIDField(), "event": None, "words": None, "on": None}


class AgendaItem(Row):
    """Something one of the two wants to get done (S3, S5, S6)."""

    # what was promised about it and still asks for something, where it was read with the two agendas
    promised: "tuple[Promise, ...]" = ()

    alliance = Link("people.Alliance", "items")
    side = models.CharField(max_length=8, choices=Side.choices)
    words = EncryptedText(owner="alliance.person_id", binds=["side"])
    in_their_words = models.BooleanField(default=False)
    # theirs: why it matters to them; mine: why I think this could help you
    why = EncryptedText(owner="alliance.person_id", binds=["side"])
    how_to_say = EncryptedText(owner="alliance.person_id", binds=["side"])
    safety = models.BooleanField(default=False)
    deadline = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.LISTENING)
    goal = Link("agenda.Goal", "items", null=True, blank=True)
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
                condition=Q(side="theirs", state__in=names(states.THEIRS))
                | Q(side="mine", safety=False, state__in=names(states.MINE))
                | Q(side="mine", safety=True, state__in=names(states.MINE_SAFETY)),
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

    @property
    def mark(self) -> Mark:
        """What stands beside it, where it is mine."""
        return mark(self)

    @property
    def last(self) -> "AgendaItemStep | None":
        """The latest thing that happened to it, where it was read with that."""
        if not getattr(self, "last_event", None):
            return None
        latest = {name: getattr(self, f"last_{name}") for name in LAST}
        return AgendaItemStep(org_id=self.org_id, item=self, **latest)


class AgendaItemStep(Row):
    """What happened to an item: an event of its state machine, on a day, with what was said or done.

    Naming an item of mine is kept once, with its latest day, however often it was named: there is no
    number of times that anybody could hold against the client (S7).
    """

    item = Link("agenda.AgendaItem", "steps")
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


class Goal(Row):
    """Something they want, written together in their words and tied to a value (S13)."""

    alliance = Link("people.Alliance", "goals")
    words = EncryptedText(owner="alliance.person_id")
    value = Link("people.GoodToKnow", null=True, blank=True)
    own_value = Link("people.OwnValue", null=True, blank=True)
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

    goal = Link("agenda.Goal", "steps")
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


class Promise(Row):
    """Something the practitioner said they would do, by a day (S8)."""

    # as it stands on the day that it was read for (`queries.agreements.as_of`), and when its day was last agreed anew
    late = today = False
    anew: "PromiseStep | None" = None

    alliance = Link("people.Alliance", "promises")
    item = Link("agenda.AgendaItem", "promises", null=True, blank=True)
    words = EncryptedText(owner="alliance.person_id")
    made_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, default="open")
    state_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["org", "alliance", "state", "due_on"], name="promise_by_alliance"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=names(PROMISE)), name="promise_state_of_its_table"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("made_on")), name="promise_due_after_made"
            ),
        ]

    @property
    def unsaid(self) -> bool:
        """Whether it did not happen, and I have not said so to them."""
        return self.state in UNSAID

    @property
    def theirs_to_take_back(self) -> bool:
        """Whether they said themselves, on a link, that it did not happen."""
        if self.state != PromiseState.NOT_HAPPENED:
            return False
        last = self.steps.order_by("-seq").first()
        return last is not None and last.made_by_id is None


class PromiseStep(Row):
    """What became of a promise: kept, a new day agreed, broken, owned; or they say that it did not happen (nobody of the
    organisation made that where it came through a link). Late is read from the date."""

    promise = Link("agenda.Promise", "steps")
    event = models.CharField(max_length=16)
    words = EncryptedText(owner="promise.alliance.person_id", binds=["event"])
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "promise", "seq"], name="promisestep_by_promise")]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__in=[event.value for event in PromiseEvent]), name="promisestep_event_known"
            ),
            models.CheckConstraint(
                condition=Q(event="changed", due_after__isnull=False) | ~Q(event="changed"),
                name="promisestep_change_has_new_day",
            ),
        ]


class ExpectSheet(Row):
    """What you can expect from me (S15). A new version is a new row; the last one counts."""

    alliance = Link("people.Alliance", "sheets")
    my_role = EncryptedText(owner="alliance.person_id")
    my_plan = EncryptedText(owner="alliance.person_id")
    i_can = EncryptedText(owner="alliance.person_id")
    i_can_not = EncryptedText(owner="alliance.person_id")
    we_can = EncryptedText(owner="alliance.person_id")  # what we can each do for the other
    who_i_tell = EncryptedText(owner="alliance.person_id")
    given_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "alliance", "seq"], name="expect_by_alliance")]
