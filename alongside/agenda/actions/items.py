"""The two lists: putting something on one, what happens to it, its order and its wording (S3, S5, S6, S17)."""

import datetime as dt
import re
import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.models import UNWRITTEN, AgendaItem, AgendaItemStep, Goal, Origin, Side, Written
from alongside.agenda.queries import live_theirs
from alongside.audit.record import record
from alongside.base.action import action, day_of, needed, stamp, step
from alongside.base.clock import new_id, today
from alongside.base.errors import Refused
from alongside.base.models import Sequence
from alongside.core.states import agenda as states
from alongside.core.states.machine import Machine
from alongside.people.models import Alliance

#: What I do by myself moves nothing: an item that was only named has stood still since before.
BY_ME_ALONE = frozenset({states.MyEvent.NAMED, states.MyEvent.WHEN_THERE_IS_ROOM})
MOST_LINES = 60  # of one referral; a longer one is a document, not a list


@action("item.added", records="A", codes=["side"], aside=["origin"])
def add_item(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    side: str,
    words: str,
    why: str = "",
    in_their_words: bool = False,
    how_to_say: str = "",
    safety: bool = False,
    deadline: dt.date | None = None,
    goal: Goal | None = None,
    origin: str = Origin.LISTENING,
    on: dt.date | None = None,
) -> AgendaItem:
    """Put one thing on their list or on mine. Raises Refused."""
    _check_goal(alliance.id, goal)
    day = day_of(by, on)
    return AgendaItem.objects.create(
        **stamp(by, id),
        alliance=alliance,
        side=side,
        words=needed(words, _("Please write what it is about."), "words"),
        why=why.strip(),
        in_their_words=in_their_words,
        how_to_say=how_to_say.strip(),
        safety=safety,
        deadline=deadline,
        goal=goal,
        origin=origin,
        on=day,
        state=(states.THEIRS if side == Side.THEIRS else states.mine_machine(safety=safety)).initial.value,
        state_on=day,
    )


def _check_goal(alliance_id: uuid.UUID, goal: Goal | None) -> None:
    if goal is not None and goal.alliance_id != alliance_id:
        raise Refused(_("Please choose one of the goals of the two of you."), "goal")


def referral_lines(pasted: str) -> list[str]:
    """The lines of a pasted list, each once, without bullets and numbers."""
    bare = (
        re.sub(r"^\s*(?:[-*•·–—▪●◦]+|\(?\d{1,2}[.)])\s*", "", line).strip() for line in pasted.splitlines()
    )
    return list(dict.fromkeys(line for line in bare if line))


@action("referral.added", records="A")
def add_referral(by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, pasted: str) -> Alliance:
    """A referral's list arrives as mine, one item a line; theirs asks to be filled by listening (S3). Raises Refused."""
    lines = referral_lines(pasted)
    if not lines:
        raise Refused(_("Please paste or write at least one line."), "pasted")
    if len(lines) > MOST_LINES:
        raise Refused(
            _("These are more than %(most)d lines. Please paste only the needs, one a line.")
            % {"most": MOST_LINES},
            "pasted",
        )
    day = today(by.zone)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            **stamp(by, id),
            alliance=alliance,
            side=Side.MINE,
            words=line,
            origin=Origin.REFERRAL,
            on=day,
            state=states.MINE.initial.value,
            state_on=day,
        )
        for id, line in zip(sorted(new_id() for _line in lines), lines, strict=True)
    )
    record(by, "referral.added", [("person", alliance.person_id)], "A", lines=len(lines))
    return alliance


def machine_of(item: AgendaItem) -> Machine:
    """The table that this item follows."""
    return states.THEIRS if item.side == Side.THEIRS else states.mine_machine(safety=item.safety)


@action("item.stepped", records="A")
def step_item(
    by: Viewer,
    item: AgendaItem,
    *,
    id: uuid.UUID | None = None,
    event: str,
    words: str = "",
    instead: str = "",
    on: dt.date | None = None,
) -> AgendaItem:
    """Something happened to an item: one of `machine_of(item).events_from(item.state)`, on a day.

    `instead` is what came in place of what will not work. Raises Refused.
    """
    day = day_of(by, on)
    before, item.state = item.state, step(machine_of(item), item.state, event)
    if item.state != before and event not in BY_ME_ALONE:
        item.state_on = day
    item.closed = item.state in states.THEIRS_CLOSED | states.MINE_CLOSED
    item.instead = instead.strip() or item.instead
    if event == states.TheirEvent.HEARD:
        item.heard_on = day
    item.save()
    if event == states.MyEvent.NAMED and (named := item.steps.filter(event=event).first()):
        # naming it again moves the one step there is: nobody can count how often it was named
        named.words = "\n".join(filter(None, (named.words, words.strip())))
        named.on, named.seq = max(day, named.on), Sequence.take(by.org_id)
        named.save()
    elif event not in UNWRITTEN:
        AgendaItemStep.objects.create(**stamp(by), item=item, event=event, words=words.strip(), on=day)
    return item


@action("agenda.ordered", records="A", of="item")
def move_item(by: Viewer, item: AgendaItem, *, id: uuid.UUID | None = None, up: bool) -> AgendaItem:
    """Put something of theirs one place earlier or later: the order is theirs (S17). At the end nothing changes."""
    order = live_theirs(by, item.alliance_id)
    place = next((n for n, other in enumerate(order) if other.id == item.id), None)
    if place is None:
        raise Refused(_("Only what is on their mind now can be put in order."))
    swapped = place + (-1 if up else 1)
    if 0 <= swapped < len(order):
        order[place], order[swapped] = order[swapped], order[place]
        for position, other in enumerate(order, start=1):
            AgendaItem.objects.filter(org_id=by.org_id, pk=other.id).update(position=position)
        item.position = swapped + 1
    return item


@action("item.changed", records="A", again=True)
def change_item(by: Viewer, item: AgendaItem, *, id: uuid.UUID | None = None, **to: Any) -> AgendaItem:
    """Word an item anew, say how I will say it, give it a day, a goal, or say that it cannot wait.

    Takes any of words, why, in_their_words, how_to_say, deadline, safety, goal. The earlier wording stays
    in the history. Raises Refused.
    """
    if "words" in to:
        to["words"] = needed(to["words"], _("Please write what it is about."), "words")
    _check_goal(item.alliance_id, to.get("goal"))
    before = {name: getattr(item, name) for name in to}
    if before == to:
        return item
    worded = [
        before[name] for name in ("words", "why") if name in to and before[name] and before[name] != to[name]
    ]
    if worded:
        _write(by, item, Written.REWORDED, "\n".join(worded))
    for name, value in to.items():
        setattr(item, name, value)
    if item.safety != before.get("safety", item.safety):
        if item.side == Side.THEIRS:
            raise Refused(
                _("Only something of yours can be marked so. Write it down as yours, and say so."), "safety"
            )
        item.state = (states.as_safety if item.safety else states.as_ordinary)(item.state).value
        item.state_on, item.closed = today(by.zone), item.state in states.MINE_CLOSED
        _write(by, item, Written.ABOUT_SAFETY if item.safety else Written.NOT_ABOUT_SAFETY)
    item.save()
    return item


def _write(by: Viewer, item: AgendaItem, event: str, words: str = "") -> None:
    AgendaItemStep.objects.create(**stamp(by), item=item, event=event, words=words, on=today(by.zone))
