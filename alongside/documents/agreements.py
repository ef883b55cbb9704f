"""Promises and goals in words: where they stand today, what became of them, and what can become of a goal."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from alongside.agenda.actions.agreements import BOTH_AGREE
from alongside.agenda.models import Goal, GoalStep, Promise, PromiseStep
from alongside.core.reading import HintKind
from alongside.core.states.agreements import GOAL, GoalEvent, GoalState, PromiseEvent, PromiseState
from alongside.documents.words import Spoken, day

#: Hints for plain words on the sheet of what to expect.
HINTS = {
    HintKind.LONG_SENTENCE: gettext_lazy(
        "The sentence that begins “%(where)s” has %(figure)s words. Can it be two?"
    ),
    HintKind.SENTENCES_LONG: gettext_lazy(
        "On average a sentence here has %(figure)s words. Fifteen read more easily."
    ),
    HintKind.LONG_WORD: gettext_lazy("“%(where)s” is a long word. Is there a shorter one?"),
    HintKind.GRADE_HIGH: gettext_lazy(
        "This reads like US school grade %(figure)s. Shorter words and sentences help."
    ),
}
STANDS = {
    PromiseState.OPEN: gettext_lazy("promised"),
    PromiseState.KEPT: gettext_lazy("kept %(day)s"),
    PromiseState.BROKEN: gettext_lazy("not kept, and not said yet"),
    PromiseState.NOT_HAPPENED: gettext_lazy("“this did not happen”"),
    PromiseState.OWNED: gettext_lazy("not kept, and said so"),
    PromiseState.RELEASED: gettext_lazy("no longer needed"),
    PromiseState.WITHDRAWN: gettext_lazy("written down by mistake"),
}
BECAME = {
    PromiseEvent.KEPT: gettext_lazy("Kept"),
    PromiseEvent.CHANGED: gettext_lazy("A new day was agreed: %(after)s instead of %(before)s"),
    PromiseEvent.BROKEN: gettext_lazy("Not kept"),
    PromiseEvent.OWNED: gettext_lazy("Said to %(name)s"),
    PromiseEvent.RELEASED: gettext_lazy("%(name)s no longer needs it"),
    PromiseEvent.DID_NOT_HAPPEN: gettext_lazy("%(name)s says that it did not happen"),
    PromiseEvent.UNDONE: gettext_lazy("Taken back: it is open again"),
    PromiseEvent.WITHDRAWN: gettext_lazy("Taken off: it was written down by mistake"),
}
GOAL_HISTORY = {
    GoalEvent.THEY_AGREE: gettext_lazy("%(name)s agreed"),
    GoalEvent.I_AGREE: gettext_lazy("%(I)s agreed"),
    GoalEvent.REWORDED: gettext_lazy("Put in other words. Before, it said"),
    GoalEvent.REACHED: gettext_lazy("Reached"),
    GoalEvent.LET_GO: gettext_lazy("Let go"),
    GoalEvent.REOPENED: gettext_lazy("Taken up again"),
}
GOAL_STANDS = {
    GoalState.DRAFT: gettext_lazy("being written: nobody has agreed to these words yet"),
    GoalState.AGREED_BY_THEM: gettext_lazy("%(name)s agreed %(they_day)s"),
    GoalState.AGREED_BY_ME: gettext_lazy("%(I)s agreed %(i_day)s"),
    GoalState.AGREED_BY_BOTH: gettext_lazy("%(name)s agreed %(they_day)s, %(I)s agreed %(i_day)s"),
    GoalState.REACHED: gettext_lazy("reached %(day)s"),
    GoalState.LET_GO: gettext_lazy("let go %(day)s"),
}
GOAL_CHOICES = {
    BOTH_AGREE: gettext_lazy("We both agree"),
    GoalEvent.THEY_AGREE: gettext_lazy("%(name)s agrees"),
    GoalEvent.I_AGREE: gettext_lazy("I agree"),
    GoalEvent.REACHED: gettext_lazy("It is reached"),
    GoalEvent.LET_GO: gettext_lazy("It is let go"),
    GoalEvent.REOPENED: gettext_lazy("Take it up again"),
}


def promise_tag(promise: Promise, today: dt.date) -> str:
    """ "late since Tuesday", "promised for today", "kept 3 March"."""
    if promise.late and promise.due_on:
        return _("late since %(day)s") % {"day": near(promise.due_on, today)}
    if promise.state == PromiseState.OPEN and promise.due_on:
        return _("promised for %(day)s") % {"day": near(promise.due_on, today)}
    return str(STANDS[PromiseState(promise.state)]) % {"day": day(promise.state_on or promise.made_on, today)}


def near(when: dt.date, today: dt.date) -> str:
    """ "today", "tomorrow", "yesterday", a weekday within six days, else a day."""
    away = (when - today).days
    names = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if away in names:
        return names[away]
    return date_format(when, "l") if abs(away) < 7 else day(when, today)


def promise_history(step: PromiseStep, person: Spoken, today: dt.date) -> str:
    fill = {
        "name": person.name,
        "after": day(step.due_after, today) if step.due_after else "",
        "before": day(step.due_before, today) if step.due_before else _("no day"),
    }
    became = str(BECAME[PromiseEvent(step.event)]) % fill
    return became if step.made_by_id else _("%(became)s (on a check-in link)") % {"became": became}


def after_tap(event: str, person: Spoken) -> str:
    """What is said after one tap on a promise."""
    return _("%(became)s.") % {"became": str(BECAME[PromiseEvent(event)]) % {"name": person.name}}


def goal_stands(goal: Goal, person: Spoken, today: dt.date, i: str | None = None) -> str:
    """Who has agreed to a goal, and when; or what became of it."""
    they, me = goal.they_agreed_on, goal.i_agreed_on
    fill = {
        "name": person.name,
        "I": i or _("you"),
        "they_day": day(they, today) if they else "",
        "i_day": day(me, today) if me else "",
        "day": day(goal.state_on, today) if goal.state_on else "",
    }
    return str(GOAL_STANDS[GoalState(goal.state)]) % fill


def goal_history(step: GoalStep, person: Spoken, i: str | None = None) -> str:
    return str(GOAL_HISTORY[GoalEvent(step.event)]) % {"name": person.name, "I": i or _("You")}


def goal_choices(goal: Goal, person: Spoken) -> list[tuple[str, str]]:
    possible: set[str] = set(GOAL.events_from(goal.state))
    if {GoalEvent.THEY_AGREE, GoalEvent.I_AGREE} <= possible:
        possible.add(BOTH_AGREE)
    fill = {"name": person.name}
    return [(str(event), str(label) % fill) for event, label in GOAL_CHOICES.items() if event in possible]
