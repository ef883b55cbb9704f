"""What Today shows: who I am with in the order of the day, what I owe, and a few things worth a look."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.agenda.models import Item, Promise
from alongside.agenda.models.item import Side
from alongside.base.acting import saw
from alongside.base.clock import day_bounds, today
from alongside.contacts.models import Contact
from alongside.core.noticing import Notice, Rule, notice_all, rank
from alongside.core.ordering import order_mine, order_theirs
from alongside.insight.models import AllianceState, NotNow
from alongside.insight.state import WORKER, from_json
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

SOON = dt.timedelta(days=1)  # a promise is shown as owed from the day before


@dataclass(frozen=True)
class Meeting:
    """Somebody I am with today: the contact, their words first, then what I promised and what I wish."""

    contact: Contact
    alliance: Alliance
    theirs: Item | None
    promises: tuple[Promise, ...] = ()
    mine: Item | None = None


@dataclass(frozen=True)
class Today:
    """The page. `owed` are promises late or due by tomorrow, to people I do not see today or do."""

    day: dt.date
    meetings: tuple[Meeting, ...]
    owed: tuple[Promise, ...]
    notices: tuple[tuple[Notice, Alliance], ...]
    mine: dict[uuid.UUID, Alliance]
    words: dict[str, str]  # what a notice is about, by the item's id


def today_of(viewer: Viewer) -> Today:
    """Everything on Today, in a number of queries that does not depend on the caseload."""
    day = today(viewer.zone)
    mine = {one.pk: one for one in own_alliances(viewer).select_related("person")}
    contacts = _contacts(viewer, mine, day)
    owed = _owed(viewer, mine, day)
    meetings = _meetings(viewer, mine, contacts, owed)
    notices = _notices(viewer, mine, day)
    saw("person", _shown(meetings, owed, notices, mine))
    return Today(day, meetings, owed, notices, mine, _words(viewer, notices))


def _contacts(viewer: Viewer, mine: Iterable[uuid.UUID], day: dt.date) -> list[Contact]:
    start, end = day_bounds(day, viewer.zone)
    rows = Contact.objects.filter(
        org_id=viewer.org_id, alliance_id__in=list(mine), state="planned", at__gte=start, at__lt=end
    )
    return list(rows.order_by("at", "seq"))


def _owed(viewer: Viewer, mine: Iterable[uuid.UUID], day: dt.date) -> tuple[Promise, ...]:
    rows = Promise.objects.filter(
        org_id=viewer.org_id,
        alliance_id__in=list(mine),
        state__in=("open", "changed"),
        due_on__lte=day + SOON,
    )
    return tuple(rows.order_by("due_on", "seq"))


def _meetings(
    viewer: Viewer, mine: dict[uuid.UUID, Alliance], contacts: list[Contact], owed: tuple[Promise, ...]
) -> tuple[Meeting, ...]:
    met = {one.alliance_id for one in contacts}
    items: dict[uuid.UUID, list[Item]] = {}
    for item in Item.objects.filter(org_id=viewer.org_id, alliance_id__in=met, closed=False).order_by("seq"):
        items.setdefault(item.alliance_id, []).append(item)
    return tuple(
        _meeting(one, mine[one.alliance_id], items.get(one.alliance_id, []), owed) for one in contacts
    )


def _meeting(contact: Contact, alliance: Alliance, items: list[Item], owed: tuple[Promise, ...]) -> Meeting:
    theirs = order_theirs([Heard(one) for one in items if one.side == Side.THEIRS])
    own = order_mine([Heard(one) for one in items if one.side == Side.MINE])
    return Meeting(
        contact,
        alliance,
        theirs[0].item if theirs else None,
        tuple(one for one in owed if one.alliance_id == alliance.pk),
        own[0].item if own else None,
    )


class Heard:
    """An item as the ordering reads it."""

    def __init__(self, item: Item):
        self.item, self.id, self.state, self.position = item, item.pk, item.state, item.position
        self.heard_on, self.since = item.heard_on or item.on, item.on
        self.safety, self.deadline = item.safety, item.deadline


def _notices(
    viewer: Viewer, mine: dict[uuid.UUID, Alliance], day: dt.date
) -> tuple[tuple[Notice, Alliance], ...]:
    states = AllianceState.objects.filter(org_id=viewer.org_id, alliance_id__in=list(mine), audience=WORKER)
    asides = NotNow.objects.filter(org_id=viewer.org_id, alliance_id__in=list(mine), until__gte=day)
    aside = {(one.alliance_id.hex, Rule(one.rule)): one.until for one in asides}
    found = [notice for state in states for notice in notice_all(from_json(state.facts), day)]
    # late promises stand under "owed", word for word; the rest is chosen here
    others = [notice for notice in found if notice.rule is not Rule.LATE_PROMISE]
    return tuple((one, mine[uuid.UUID(one.about)]) for one in rank(others, today=day, aside=aside))


def _words(viewer: Viewer, notices: tuple[tuple[Notice, Alliance], ...]) -> dict[str, str]:
    named = {
        str(notice.facts["item"]): alliance.pk for notice, alliance in notices if notice.facts.get("item")
    }
    rows = Item.objects.filter(org_id=viewer.org_id, alliance_id__in=named.values(), pk__in=list(named))
    return {pk.hex: words for pk, words in rows.values_list("pk", "words")}


def _shown(
    meetings: tuple[Meeting, ...],
    owed: tuple[Promise, ...],
    notices: tuple[tuple[Notice, Alliance], ...],
    mine: dict[uuid.UUID, Alliance],
) -> list[uuid.UUID]:
    people = [one.alliance.person_id for one in meetings]
    people += [mine[one.alliance_id].person_id for one in owed]
    return people + [alliance.person_id for _notice, alliance in notices]
