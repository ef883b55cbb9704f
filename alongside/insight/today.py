"""What Today shows: who I am with in the order of the day, what I owe, and a few things worth a look."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from alongside.access.identities import Viewer
from alongside.agenda.models import Item, Promise, Side
from alongside.agenda.queries import MyItem, Promised, TheirItem, my_item, promised, their_item
from alongside.base.acting import saw
from alongside.base.clock import day_bounds, today
from alongside.contacts.models import Away, Contact
from alongside.core.noticing import Notice, Rule, notice_all, rank
from alongside.core.noticing.budget import WEEK, is_signal, within_budget
from alongside.core.ordering import order_mine, order_theirs
from alongside.core.states import THEIRS_LIVE, ContactState, MyState, PromiseState
from alongside.insight.models import AllianceState, NotNow, SignalShown
from alongside.insight.state import WORKER, from_json
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

SOON = dt.timedelta(days=1)  # a promise is shown as owed from the day before
LATELY = dt.timedelta(days=7)  # a contact that was planned and never written down is asked for this long

#: Rules that read care facts alone: these speak while records C and D are closed to a practitioner.
FROM_CARE_FACTS = {
    *(Rule.LATE_PROMISE, Rule.WAY_BACK, Rule.CROWDED_OUT, Rule.GONE_QUIET, Rule.THEIR_LIST_EMPTY),
    *(Rule.STUCK_ITEM, Rule.ONLY_THEIRS, Rule.FIRST_MEETINGS),
}

Mine = dict[uuid.UUID, Alliance]
Noticed = tuple[tuple[Notice, Alliance], ...]


@dataclass(frozen=True)
class Meeting:
    """Somebody I am with today: the contact, their words first, then what I promised and what I wish."""

    contact: Contact
    alliance: Alliance
    theirs: TheirItem | None
    promises: tuple[Promised, ...] = ()
    mine: MyItem | None = None


@dataclass(frozen=True)
class Today:
    """The page. `owed` are promises late, due by tomorrow, or not kept and not said yet, to anybody.

    `unwritten` are planned contacts of the last days that nobody wrote down. `words` are what a notice is
    about, by the item's id, and `back` the times away that a notice speaks of, by alliance.
    """

    day: dt.date
    meetings: tuple[Meeting, ...]
    owed: tuple[Promised, ...]
    unwritten: tuple[Contact, ...]
    notices: Noticed
    mine: Mine
    words: dict[str, str]
    back: dict[uuid.UUID, uuid.UUID]


def today_of(viewer: Viewer) -> Today:
    """Everything on Today, in a number of queries that does not depend on the caseload."""
    day = today(viewer.zone)
    mine = {one.pk: one for one in own_alliances(viewer).select_related("person")}
    start, _end = day_bounds(day, viewer.zone)
    planned, owed = _planned(viewer, mine, day), _owed(viewer, mine, day)
    notices = _notices(viewer, mine, day)
    ahead = [one for one in planned if one.at >= start]
    items = _items(viewer, {one.alliance_id for one in ahead}, notices)
    meetings = tuple(_meeting(one, mine[one.alliance_id], items, owed) for one in ahead)
    unwritten = tuple(one for one in planned if one.at < start)
    saw("person", _shown(planned, owed, notices, mine))
    words = {one.pk.hex: one.words for one in items}
    return Today(day, meetings, owed, unwritten, notices, mine, words, _back(viewer, notices))


def _planned(viewer: Viewer, mine: Iterable[uuid.UUID], day: dt.date) -> list[Contact]:
    _start, end = day_bounds(day, viewer.zone)
    lately, _ = day_bounds(day - LATELY, viewer.zone)
    rows = Contact.objects.filter(
        org_id=viewer.org_id,
        alliance_id__in=list(mine),
        state=ContactState.PLANNED,
        at__gte=lately,
        at__lt=end,
    )
    return list(rows.order_by("at", "seq"))


def _owed(viewer: Viewer, mine: Iterable[uuid.UUID], day: dt.date) -> tuple[Promised, ...]:
    due = Q(state=PromiseState.OPEN, due_on__lte=day + SOON)
    rows = Promise.objects.filter(
        due | Q(state=PromiseState.BROKEN), org_id=viewer.org_id, alliance_id__in=list(mine)
    )
    return tuple(promised(row, day) for row in rows.order_by("due_on", "seq"))


def _items(viewer: Viewer, met: Iterable[uuid.UUID], notices: Noticed) -> list[Item]:
    """What is on the lists of those I see, and what the notices are about."""
    named = [str(notice.facts["item"]) for notice, _alliance in notices if notice.facts.get("item")]
    among = {alliance.pk for _notice, alliance in notices}
    wanted = Q(alliance_id__in=list(met), closed=False) | Q(pk__in=named, alliance_id__in=among)
    return list(Item.objects.filter(wanted, org_id=viewer.org_id))


def _meeting(contact: Contact, alliance: Alliance, items: list[Item], owed: tuple[Promised, ...]) -> Meeting:
    here = [one for one in items if one.alliance_id == alliance.pk and not one.closed]
    theirs = order_theirs(their_item(one) for one in here if one.side == Side.THEIRS)
    mine = order_mine(my_item(one) for one in here if one.side == Side.MINE)
    return Meeting(
        contact,
        alliance,
        next((one for one in theirs if one.state in THEIRS_LIVE), None),
        tuple(one for one in owed if one.alliance_id == alliance.pk),
        next((one for one in mine if one.state != MyState.AGREED), None),  # agreed is no wish any more
    )


def _notices(viewer: Viewer, mine: Mine, day: dt.date) -> Noticed:
    states = AllianceState.objects.filter(org_id=viewer.org_id, alliance_id__in=list(mine), audience=WORKER)
    asides = NotNow.objects.filter(org_id=viewer.org_id, alliance_id__in=list(mine), until__gte=day)
    aside = {(one.alliance_id.hex, Rule(one.rule)): one.until for one in asides}
    found = [notice for state in states for notice in notice_all(from_json(state.facts), day)]
    if viewer.closed:
        found = [notice for notice in found if notice.rule in FROM_CARE_FACTS]
    # late promises stand under "owed", word for word; the rest is chosen here
    others = [notice for notice in found if notice.rule is not Rule.LATE_PROMISE]
    allowed = _within_budget(viewer, rank(others, len(others), today=day, aside=aside), mine, day)
    shown = [one for one in others if not is_signal(one) or one in allowed]
    return tuple((one, mine[uuid.UUID(one.about)]) for one in rank(shown, today=day, aside=aside))


def _within_budget(viewer: Viewer, notices: list[Notice], mine: Mine, day: dt.date) -> list[Notice]:
    """The signals from scores that this week has room for; asked only where there is one."""
    signals = [one for one in notices if is_signal(one)]
    if not signals:
        return []
    rows = SignalShown.objects.filter(
        org_id=viewer.org_id, alliance_id__in=list(mine), last_on__gt=day - WEEK, last_on__lte=day
    )
    shown = {one.look.hex: one.last_on for one in rows}
    return within_budget(signals, shown, len(mine), day)


def _back(viewer: Viewer, notices: Noticed) -> dict[uuid.UUID, uuid.UUID]:
    away = {alliance.pk: notice.since for notice, alliance in notices if notice.rule is Rule.WAY_BACK}
    if not away:
        return {}
    rows = Away.objects.filter(org_id=viewer.org_id, alliance_id__in=list(away), until__in=away.values())
    return {one.alliance_id: one.pk for one in rows if one.until == away[one.alliance_id]}


def _shown(
    planned: list[Contact], owed: tuple[Promised, ...], notices: Noticed, mine: Mine
) -> list[uuid.UUID]:
    alliances = [one.alliance_id for one in planned] + [one.alliance_id for one in owed]
    people = [mine[one].person_id for one in alliances]
    return people + [alliance.person_id for _notice, alliance in notices]
