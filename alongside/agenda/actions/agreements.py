"""What the two of them agree on: promises and what becomes of them (S8), shared goals (S13), what to expect (S15)."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, ExpectSheet, Goal, GoalStep, Promise, PromiseStep
from alongside.agenda.queries import expect_sheet
from alongside.base.action import action, day_of, needed, stamp, step
from alongside.base.errors import Refused
from alongside.core.states.agreements import GOAL, PROMISE, GoalEvent, GoalState, PromiseEvent
from alongside.people.models import Alliance, GoodToKnow, OwnValue

#: The two agreements in one step.
BOTH_AGREE = "both_agree"
PARTS = ("my_role", "my_plan", "i_can", "i_can_not", "we_can", "who_i_tell")


@action("promise.made", records="A")
def add_promise(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    words: str,
    due_on: dt.date | None = None,
    made_on: dt.date | None = None,
    item: AgendaItem | None = None,
) -> Promise:
    """I said that I would do something, perhaps by a day. Raises Refused."""
    if item is not None and item.alliance_id != alliance.id:
        raise Refused(_("Please choose one of the things on the two lists."), "item")
    made = day_of(by, made_on, "made_on")
    return Promise.objects.create(
        **stamp(by, id),
        alliance=alliance,
        item=item,
        words=needed(words, _("Please write what you said you would do."), "words"),
        made_on=made,
        due_on=check_due(due_on, made),
    )


def check_due(due_on: dt.date | None, made: dt.date) -> dt.date | None:
    """The day it is due. Raises Refused where that is before it was made."""
    if due_on is not None and due_on < made:
        raise Refused(_("This day is before the promise was made. Please give a later one."), "due_on")
    return due_on


@action("promise.{event}", records="A")
def step_promise(
    by: Viewer,
    promise: Promise,
    *,
    id: uuid.UUID | None = None,
    event: str,
    words: str = "",
    due_on: dt.date | None = None,
    on: dt.date | None = None,
) -> Promise:
    """What became of a promise: an event of `core.states.PROMISE`, on a day.

    A change by agreement brings the new day with it; owning it brings what I said to them. Raises Refused.
    """
    day, before = day_of(by, on), promise.due_on
    if event == PromiseEvent.UNDONE and promise.theirs_to_take_back:
        raise Refused(_("They said so themselves. Own it, or say what you did instead."))
    changed = event == PromiseEvent.CHANGED
    if changed and due_on is None:
        raise Refused(_("Please give the day you agreed on."), "due_on")
    if changed and due_on and due_on < day:
        raise Refused(_("This day is over. Please give one to come."), "due_on")
    promise.due_on = check_due(due_on, promise.made_on) if changed else before
    promise.state, promise.state_on = step(PROMISE, promise.state, event), day
    promise.save()
    PromiseStep.objects.create(
        **stamp(by),
        promise=promise,
        event=event,
        words=words.strip(),
        due_before=before,
        due_after=promise.due_on if changed else None,
        on=day,
    )
    return promise


@action("goal.added", records="A")
def add_goal(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    words: str,
    value: GoodToKnow | None = None,
    own_value: OwnValue | None = None,
) -> Goal:
    """Write down a goal. Nobody has agreed to it yet. Raises Refused."""
    _check_values(by, alliance, value, own_value)
    text = needed(words, _("Please write the goal, in their words."), "words")
    return Goal.objects.create(
        **stamp(by, id), alliance=alliance, words=text, value=value, own_value=own_value
    )


def _check_values(
    by: Viewer, alliance: Alliance, value: GoodToKnow | None, own_value: OwnValue | None
) -> None:
    if value is not None and (value.person_id != alliance.person_id or value.retired_at is not None):
        raise Refused(_("Please choose one of the values that are written down."), "value")
    if own_value is not None and (
        by.closed or own_value.practitioner_id != by.id or own_value.retired_at is not None
    ):
        raise Refused(_("Please choose one of your own values."), "own_value")


@action("goal.changed", records="A", again=True)
def reword_goal(
    by: Viewer,
    goal: Goal,
    *,
    id: uuid.UUID | None = None,
    words: str,
    value: GoodToKnow | None = None,
    own_value: OwnValue | None = None,
) -> Goal:
    """Word a goal anew, or tie it to another value. New words ask both again; the earlier ones stay. Raises Refused."""
    # a value that was taken back since may stay on its goal
    _check_values(
        by,
        goal.alliance,
        value if value != goal.value else None,
        own_value if own_value != goal.own_value else None,
    )
    text = needed(words, _("Please write the goal, in their words."), "words")
    if (text, value, own_value) == (goal.words, goal.value, goal.own_value):
        return goal
    if text != goal.words:
        if GoalEvent.REWORDED not in GOAL.events_from(goal.state):
            raise Refused(
                _(
                    "This goal is reached or let go. Take it up again on its page first, then change its words."
                ),
                "words",
            )
        _take(by, goal, GoalEvent.REWORDED, day_of(by, None), goal.words)
    goal.words, goal.value, goal.own_value = text, value, own_value
    goal.save()
    return goal


@action("goal.{event}", records="A")
def step_goal(
    by: Viewer, goal: Goal, *, id: uuid.UUID | None = None, event: str, on: dt.date | None = None
) -> Goal:
    """They agree, I agree, both at once, it is reached, let go, or taken up again, on a day. Raises Refused."""
    if event == GoalEvent.REWORDED:
        raise Refused(_("Please write the new words of the goal on its own page."), "event")
    both = (GoalEvent.THEY_AGREE, GoalEvent.I_AGREE)
    for taken in both if event == BOTH_AGREE else (event,):
        _take(by, goal, taken, day_of(by, on))
    goal.save()
    return goal


def _take(by: Viewer, goal: Goal, event: str, day: dt.date, words: str = "") -> None:
    """Move the goal and keep the step; whoever agrees gets a day, and a draft has none."""
    goal.state, goal.state_on = step(GOAL, goal.state, event), day
    if event == GoalEvent.THEY_AGREE:
        goal.they_agreed_on = day
    elif event == GoalEvent.I_AGREE:
        goal.i_agreed_on = day
    elif goal.state == GoalState.DRAFT:
        goal.they_agreed_on = goal.i_agreed_on = None
    GoalStep.objects.create(**stamp(by), goal=goal, event=event, words=words, on=day)


@action("expect.written", records="A")
def write_sheet(by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, **parts: str) -> ExpectSheet:
    """A new version of the sheet; the earlier ones stay. Takes the PARTS. Raises Refused."""
    filled_in = {name: parts.get(name, "").strip() for name in PARTS}
    if not any(filled_in.values()):
        raise Refused(_("Please fill in at least one part."), PARTS[0])
    return ExpectSheet.objects.create(**stamp(by, id), alliance=alliance, **filled_in)


@action("expect.given", records="A")
def give_sheet(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, on: dt.date | None = None
) -> ExpectSheet:
    """The version that counts was given to them, on a day. The first day stays. Raises Refused."""
    sheet = expect_sheet(by, alliance)
    if sheet is None:
        raise Refused(_("There is nothing to give yet. Please write the sheet first."))
    if sheet.given_on is None:
        sheet.given_on = day_of(by, on)
        sheet.save()
    return sheet
