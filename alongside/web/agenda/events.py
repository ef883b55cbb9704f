"""Which events a page offers for an item or a goal, in words for this person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from alongside.agenda.actions.items import machine_of
from alongside.agenda.models import AgendaItem, Goal, Side
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.core.states.goal import GOAL, GoalEvent
from alongside.documents.pronouns import Spoken

Offered = list[tuple[str, Any]]

# (event, words); said as the worker would say it
_THEIRS = {
    TheirEvent.I_DID_IT: gettext_lazy("I did it"),
    TheirEvent.TOGETHER: gettext_lazy("We worked it out together"),
    TheirEvent.OWN_STEP: gettext_lazy("%(names)s own step"),
    TheirEvent.COULD_NOT_FIX: gettext_lazy("I could not fix it, and said so"),
    TheirEvent.BEGUN: gettext_lazy("It is begun"),
    TheirEvent.HEARD: gettext_lazy("It was on %(their)s mind again"),
    TheirEvent.SAID_DONE: gettext_lazy("%(name)s says it is done"),
    TheirEvent.LET_GO: gettext_lazy("%(name)s lets it go"),
    TheirEvent.PARKED: gettext_lazy("Park it"),
    TheirEvent.REOPENED: gettext_lazy("Take it up again"),
    TheirEvent.WITHDRAWN: gettext_lazy("It was written down by mistake"),
}
_MINE = {
    MyEvent.RAISED_BY_THEM: gettext_lazy("%(name)s raised it"),
    MyEvent.SAID_YES: gettext_lazy("%(name)s said yes to talking about it"),
    MyEvent.THINGS_EASED: gettext_lazy("Things eased"),
    MyEvent.NAMED: gettext_lazy("I named it openly"),
    MyEvent.TALKED: gettext_lazy("We talked about it"),
    MyEvent.AGREED: gettext_lazy("We agreed"),
    MyEvent.WHEN_THERE_IS_ROOM: gettext_lazy("When there is room"),
    MyEvent.DONE: gettext_lazy("It is done"),
    MyEvent.DROPPED: gettext_lazy("It is no longer needed"),
    MyEvent.REOPENED: gettext_lazy("Take it up again"),
}
_GOALS = {
    GoalEvent.THEY_AGREE: gettext_lazy("%(name)s agrees"),
    GoalEvent.I_AGREE: gettext_lazy("I agree"),
    GoalEvent.REACHED: gettext_lazy("It is reached"),
    GoalEvent.LET_GO: gettext_lazy("It is let go"),
    GoalEvent.REOPENED: gettext_lazy("Take it up again"),
}
#: One tap on the item's own page, without a word more.
ONE_TAP = (
    TheirEvent.HEARD,
    TheirEvent.SAID_DONE,
    TheirEvent.PARKED,
    TheirEvent.REOPENED,
    *(MyEvent.RAISED_BY_THEM, MyEvent.SAID_YES, MyEvent.THINGS_EASED, MyEvent.NAMED),
)


def for_item(item: AgendaItem, person: Spoken) -> Offered:
    """What can happen to this item now; "will not work" has a page of its own."""
    words = _THEIRS if item.side == Side.THEIRS else _MINE
    possible = set(machine_of(item).events_from(item.state))
    return [(event.value, str(said) % _fill(person)) for event, said in words.items() if event in possible]


def one_tap(item: AgendaItem, person: Spoken) -> Offered:
    """The few of them that are a button on the item's page."""
    return [(event, said) for event, said in for_item(item, person) if event in ONE_TAP]


def for_goal(goal: Goal, person: Spoken) -> Offered:
    """What can become of this goal now."""
    possible = set(GOAL.events_from(goal.state))
    return [(event.value, str(said) % _fill(person)) for event, said in _GOALS.items() if event in possible]


def _fill(person: Spoken) -> dict[str, str]:
    return {"name": person.name, "names": person.names, "their": person.their}
