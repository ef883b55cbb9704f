"""S25, S26: something is hard between the two: by its age and what was tried.

Two clocks. Acknowledging is today's; talking about it is theirs to time, so nothing here asks for a talk that they have not
named a day for, and nothing ever asks whether it is mended.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from alongside.core.noticing.facts import AllianceFacts, PatchFact
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states.rupture import RuptureState

VERSION = 1


ONE_DAY = timedelta(days=1)


class Asks(StrEnum):
    """Why it is on the page today."""

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
    open_ = [
        patch for patch in facts.patches if patch.state != RuptureState.MENDED and patch.began_on <= today
    ]
    asking = [(asks, patch) for patch in open_ if (asks := _asks(patch, today)) is not None]
    if not asking:
        return None
    asks, patch = min(asking, key=lambda pair: (-WEIGHTS[pair[0]], pair[1].began_on, pair[1].id))
    values: dict[str, Value] = {
        "patch": patch.id,
        "asks": asks.value,
        "days": (today - patch.began_on).days,
        "last_on": patch.last_on,
    }
    weight, since = WEIGHTS[asks], patch.began_on
    return Notice(Rule.HARD_PATCH, VERSION, facts.about, since, patch.tried, weight, WAYS[asks], values)


def _asks(patch: PatchFact, today: date) -> Asks | None:
    """What this hard patch asks for today; None while there is nothing to do."""
    if patch.acknowledged_on is None and patch.tried == 0:
        return Asks.UNACKNOWLEDGED
    if patch.talk_on is not None and (patch.last_on is None or patch.last_on < patch.talk_on):
        # they have named a day: until then there is nothing to do
        return Asks.THEIR_DAY if today >= patch.talk_on - ONE_DAY else None
    since = max(patch.began_on, patch.last_on or patch.began_on)
    if patch.follow_up_on is not None and since < patch.follow_up_on <= today:
        return Asks.FOLLOW_UP
    left = patch.state in (RuptureState.LEFT_ALONE, RuptureState.CALMER)
    return Asks.QUIET if (today - since).days >= (LEFT_QUIET_DAYS if left else QUIET_DAYS) else None
