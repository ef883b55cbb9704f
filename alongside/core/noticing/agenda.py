"""Rules about the two agendas and shared goals."""

from datetime import date

from alongside.core.noticing.notice import AllianceFacts, Finder, MyFact, Notice, Rule, Value, Way
from alongside.core.rhythm import days_away
from alongside.core.states.agenda import MINE_CLOSED, THEIRS_CLOSED, WHEN_THERE_IS_ROOM, MyState

#: Six weeks, with at least three contacts in them: before that an item of mine has hardly had a turn.
STUCK_DAYS, STUCK_CONTACTS = 42, 3
#: What cannot wait and has not been talked about after a week.
SAFETY_DAYS = 7
STUCK_WEIGHT, SAFETY_WEIGHT, MOST_MORE = 40, 80, 9
STUCK_WAYS = (
    Way.GO_WITH_SOMETHING_OF_THEIRS,
    Way.ASK_HOW_IT_FEELS,
    Way.SAY_WHY_FOR_THEM,
    Way.SMALLER_STEP,
    Way.ANOTHER_TIME_OR_PLACE,
    Way.ASK_WHAT_WOULD_WORK,
    Way.LET_IT_REST,
    Way.TAKE_TO_SUPERVISION,
)
SAFETY_WAYS = (Way.SAY_IT_KINDLY_NOW, Way.TAKE_TO_SUPERVISION, Way.SMALLER_STEP)
EMPTY_WEIGHT = 50
#: A goal is slow: a quarter without anything that belongs to it, with three contacts in it, is when it may be forgotten.
GOAL_DAYS, GOAL_CONTACTS = 84, 3
#: Below whatever happened between the two, above the first meetings.
GOAL_WEIGHT = 33
GOAL_WAYS = (Way.COME_BACK_TO_GOAL, Way.SMALLER_STEP, Way.WORD_IT_ANEW, Way.LET_IT_GO)


def stuck_item(facts: AllianceFacts, today: date) -> Notice | None:
    """The item of mine that has stood longest, one about safety before all others; `n` is how many stand.

    Nothing is counted that they did or did not say: my way of raising it has not worked yet. The first way on is to
    go with something of theirs. Safety is given days, not weeks, and no such way round.
    """
    stuck = sorted(
        (item for item in facts.my_items if _stuck(item, facts, today)),
        key=lambda item: (not item.safety, item.state_on, item.id),
    )
    if not stuck:
        return None
    item, days = stuck[0], (today - stuck[0].state_on).days
    weight = (SAFETY_WEIGHT if item.safety else STUCK_WEIGHT) + min(MOST_MORE, days // 28)
    ways = SAFETY_WAYS if item.safety else STUCK_WAYS
    values: dict[str, Value] = {"item": item.id, "safety": item.safety, "days": days}
    return Notice(Rule.STUCK_ITEM, facts.about, item.state_on, len(stuck), weight, ways, values)


def _stuck(item: MyFact, facts: AllianceFacts, today: date) -> bool:
    days = (today - item.state_on).days
    if item.safety:
        return item.state == MyState.CANNOT_WAIT and days >= SAFETY_DAYS
    contacts = sum(contact.day > item.state_on for contact in facts.happened(today))
    return item.state in WHEN_THERE_IS_ROOM and days >= STUCK_DAYS and contacts >= STUCK_CONTACTS


def their_list_empty(facts: AllianceFacts, today: date) -> Notice | None:
    """A referral's list stands as mine, and theirs is empty: it asks to be filled by listening.

    `n` is how many of mine stand, `since` the day the first of them came, `ever` whether something of theirs was ever
    written down.
    """
    days = [item.on for item in facts.my_items if item.state not in MINE_CLOSED and item.on <= today]
    if not days or any(state not in THEIRS_CLOSED for state in facts.their_states):
        return None
    ever = bool(facts.their_states) or any(contact.about_them for contact in facts.happened(today))
    ways = (Way.ASK_AND_LISTEN, Way.GET_READY)
    return Notice(
        Rule.THEIR_LIST_EMPTY, facts.about, min(days), len(days), EMPTY_WEIGHT, ways, {"ever": ever}
    )


def goal_left(facts: AllianceFacts, today: date) -> Notice | None:
    """The goal that was agreed on and longest left; `n` is how many are, `since` the last day it was touched.

    Days away are not counted. It says nothing of whose turn it was: a goal is both sides'.
    """
    left = []
    for goal in facts.goals:
        since = goal.touched_on or goal.agreed_on
        days = (today - since).days - days_away(facts.absences, since, today)
        contacts = sum(contact.day > since for contact in facts.happened(today))
        if days >= GOAL_DAYS and contacts >= GOAL_CONTACTS:
            left.append((since, goal.id, goal.agreed_on))
    if not left:
        return None
    since, goal_id, agreed_on = min(left)
    values: dict[str, Value] = {"goal": goal_id, "agreed_on": agreed_on, "days": (today - since).days}
    return Notice(Rule.GOAL_LEFT, facts.about, since, len(left), GOAL_WEIGHT, GOAL_WAYS, values)


RULES: dict[Rule, Finder] = {
    Rule.STUCK_ITEM: stuck_item,
    Rule.THEIR_LIST_EMPTY: their_list_empty,
    Rule.GOAL_LEFT: goal_left,
}
