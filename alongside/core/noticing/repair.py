"""Rules about hard patches (by their age and what was tried, and that they said so when asked), days that may hurt, and the
day that was set to come back to a hard conversation.

Two clocks. Acknowledging is today's; talking about it is theirs to time, so nothing here asks for a talk that they have not
named a day for, and nothing ever asks whether it is mended.
"""

from datetime import date, timedelta
from enum import StrEnum

from alongside.core.noticing.notice import AllianceFacts, Finder, Notice, Rule, RuptureFact, Value, Way
from alongside.core.rhythm import HardDayPhase, coming, phase_of
from alongside.core.states.rupture import RuptureState

ONE_DAY = timedelta(days=1)
#: Where a hard patch stands while nothing more than acknowledging it has come about.
NOT_YET_TALKED = (RuptureState.ACKNOWLEDGED, RuptureState.WAITING)
#: The direct question outranks every other notice, late promises and all scores included.
SAID_WEIGHT = 99
ASKED = "asked"  # they said so when asked


class Asks(StrEnum):
    """Why a hard patch is on the page today."""

    UNACKNOWLEDGED = "unacknowledged"
    THEIR_DAY = "their_day"
    FOLLOW_UP = "follow_up"
    QUIET = "quiet"


#: Nobody has said anything yet: heavier than the rest, below safety (80) and late promises (90).
WEIGHTS = {Asks.UNACKNOWLEDGED: 78, Asks.THEIR_DAY: 74, Asks.FOLLOW_UP: 72, Asks.QUIET: 60}
WAYS = {
    Asks.UNACKNOWLEDGED: (Way.ACKNOWLEDGE, Way.OWN_MY_PART, Way.TAKE_TO_SUPERVISION),
    Asks.THEIR_DAY: (Way.KEEP_THEIR_DAY, Way.OWN_MY_PART, Way.TAKE_TO_SUPERVISION),
    Asks.FOLLOW_UP: (Way.FOLLOW_UP, Way.SHORT_HELLO),
    Asks.QUIET: (Way.STAY_IN_TOUCH, Way.OWN_MY_PART, Way.TAKE_TO_SUPERVISION),
}
#: Days after the last try until "stay in touch" is said. Where they would rather not, and where it is calmer, much later.
QUIET_DAYS, LEFT_QUIET_DAYS = 7, 28


def hard_patch(facts: AllianceFacts, today: date) -> Notice | None:
    """The open hard patch that asks for most, the oldest first; `n` is how often something was tried."""
    begun = [rupture for rupture in facts.open_ruptures if rupture.began_on <= today]
    asking = [(asks, rupture) for rupture in begun if (asks := _asks(rupture, today)) is not None]
    if not asking:
        return None
    asks, rupture = min(asking, key=lambda pair: (-WEIGHTS[pair[0]], pair[1].began_on, pair[1].id))
    values: dict[str, Value] = {
        "rupture": rupture.id,
        "asks": asks.value,
        "days": (today - rupture.began_on).days,
        "last_on": rupture.last_on,
    }
    weight, since = WEIGHTS[asks], rupture.began_on
    return Notice(Rule.HARD_PATCH, facts.about, since, rupture.tried, weight, WAYS[asks], values)


def _asks(rupture: RuptureFact, today: date) -> Asks | None:
    """What this hard patch asks for today; None while there is nothing to do."""
    if rupture.acknowledged_on is None and rupture.tried == 0:
        return Asks.UNACKNOWLEDGED
    if rupture.talk_on is not None and not _day_was_kept(rupture, rupture.talk_on):
        # they have named a day: until then there is nothing to do
        return Asks.THEIR_DAY if today >= rupture.talk_on - ONE_DAY else None
    since = max(rupture.began_on, rupture.last_on or rupture.began_on)
    back_on = rupture.follow_up_on
    if back_on is not None and back_on <= today and not _day_was_kept(rupture, back_on):
        return Asks.FOLLOW_UP
    left = rupture.state in (RuptureState.LEFT_ALONE, RuptureState.CALMER)
    return Asks.QUIET if (today - since).days >= (LEFT_QUIET_DAYS if left else QUIET_DAYS) else None


def _day_was_kept(rupture: RuptureFact, day: date) -> bool:
    """Whether something was tried on or after the day that was named. To acknowledge it on that day is not yet to talk."""
    last = rupture.last_on
    only_acknowledged = last == day == rupture.acknowledged_on and rupture.state in NOT_YET_TALKED
    return last is not None and last >= day and not only_acknowledged


def said_hard(facts: AllianceFacts, today: date) -> Notice | None:
    """They said so when asked, and nothing has been done about it; `since` is the day they said it."""
    unanswered = [
        rupture
        for rupture in facts.open_ruptures
        if rupture.came == ASKED and rupture.acknowledged_on is None and not rupture.tried
    ]
    if not unanswered:
        return None
    first = min(unanswered, key=lambda rupture: (rupture.began_on, rupture.id))
    values: dict[str, Value] = {"rupture": first.id, "days": (today - first.began_on).days}
    ways = (Way.ACKNOWLEDGE, Way.OWN_MY_PART, Way.TAKE_TO_SUPERVISION)
    return Notice(Rule.SAID_HARD, facts.about, first.began_on, len(unanswered), SAID_WEIGHT, ways, values)


#: Before and on the day it can still be done rightly; safety (80) and late promises (90) come before.
HARD_DAY_WEIGHT, AFTER_WEIGHT = 76, 66
HARD_DAY_WAYS = (Way.SLOW_DOWN, Way.LEAVE_MINE, Way.SHORT_HELLO)
AFTER_WAYS = (Way.RING_AFTER, Way.SLOW_DOWN)
NEAREST = (HardDayPhase.TODAY, HardDayPhase.TOMORROW, HardDayPhase.AFTER)
#: As a follow-up of a hard patch: a day that was named to them.
BACK_WEIGHT = 72
#: After so many days it rests: later it would be a reproach, and of no use to them.
LONGEST = 28


def hard_day(facts: AllianceFacts, today: date) -> Notice | None:
    """The nearest day that may hurt, today's first; `since` is the day itself, `n` how many days away it is."""
    near = []
    for hard_day in facts.hard_days:
        day = coming(hard_day.on, today, yearly=hard_day.yearly, rang_on=hard_day.rang_on)
        if day is not None and phase_of(day, today) is not HardDayPhase.AHEAD:
            near.append((NEAREST.index(phase_of(day, today)), day, hard_day.id, hard_day.kind))
    if not near:
        return None
    place, day, _id, kind = min(near)
    weight, ways = (
        (AFTER_WEIGHT, AFTER_WAYS)
        if NEAREST[place] is HardDayPhase.AFTER
        else (HARD_DAY_WEIGHT, HARD_DAY_WAYS)
    )
    n, values = abs((day - today).days), {"kind": kind, "phase": NEAREST[place].value}
    return Notice(Rule.HARD_DAY, facts.about, day, n, weight, ways, values)


def come_back(facts: AllianceFacts, today: date) -> Notice | None:
    """The earliest day set to come back to a hard conversation that has come and was not kept; `n` is how many there are.

    While a hard patch is open this keeps still: when to talk about it is then for them to say, and nobody is chased.
    """
    due = [
        (conversation.back_on, conversation.id, conversation.said_on)
        for conversation in facts.hard_conversations
        if conversation.back_on and 0 <= (today - conversation.back_on).days <= LONGEST
    ]
    if not due or facts.open_ruptures:
        return None
    day, conversation, said_on = min(due, key=lambda row: row[:2])
    values: dict[str, Value] = {"conversation": conversation, "said_on": said_on, "days": (today - day).days}
    ways = (Way.COME_BACK, Way.SHORT_HELLO)
    return Notice(Rule.COME_BACK, facts.about, day, len(due), BACK_WEIGHT, ways, values)


RULES: dict[Rule, Finder] = {
    Rule.HARD_PATCH: hard_patch,
    Rule.SAID_HARD: said_hard,
    Rule.HARD_DAY: hard_day,
    Rule.COME_BACK: come_back,
}
