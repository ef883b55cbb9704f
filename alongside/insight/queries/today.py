"""What Today shows: who I am with in the order of the day, what I owe, and a few things worth a look."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Promise, Side
from alongside.agenda.queries import as_of
from alongside.base import drafts
from alongside.base.clock import day_bounds
from alongside.base.models import Draft
from alongside.base.request_context import saw
from alongside.contacts.models import Contact, in_a_day
from alongside.core.noticing import rules
from alongside.core.noticing.notice import Notice, Rule, Value
from alongside.core.ordering import order_mine, order_theirs
from alongside.core.states.agenda import THEIRS_LIVE, MyState
from alongside.core.states.agreements import PromiseState
from alongside.core.states.contact import ContactState
from alongside.core.states.rupture import OPEN_RUPTURE
from alongside.insight.models import NotNow
from alongside.insight.queries.caseload import Caseload, caseload_of, of_alliance
from alongside.insight.queries.check_ins import CheckInRow
from alongside.insight.queries.facts import facts_of
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances
from alongside.repair.models import Rupture

SOON = dt.timedelta(days=1)  # a promise is shown as owed from the day before
LATELY = dt.timedelta(
    days=7
)  # what was planned and never written down, or begun and never saved, is asked for this long


@dataclass(frozen=True)
class Meeting:
    """Somebody I am with today: the contact, their words first, then what I promised and what I wish."""

    contact: Contact
    alliance: Alliance
    their_item: AgendaItem | None
    promises: tuple[Promise, ...] = ()
    my_item: AgendaItem | None = None


@dataclass(frozen=True)
class Today:
    """The page. `owed` are promises late, due by tomorrow, or not kept and not said yet, to anybody.

    `unwritten` are planned contacts of the last days that nobody wrote down, `week` those of the next seven days, `begun`
    the drafts of the last days, the newest first. `whose` says with whom a record is, by its id. `item_words` are what a notice is about, by the id of
    the item or goal. `signals` are the check-ins that a notice comes from, each with its alliance. `aside` is what was put
    aside and holds, with until when. `seen` are today's contacts that happened, `promised` what was promised today and
    still stands, `ruptures` the hard patches that are open.
    """

    day: dt.date
    meetings: tuple[Meeting, ...]
    owed: tuple[Promise, ...]
    unwritten: tuple[Contact, ...]
    week: tuple[Contact, ...]
    begun: tuple[Draft, ...]
    notices: tuple[tuple[Notice, Alliance], ...]
    alliances: Mapping[uuid.UUID, Alliance]
    whose: Mapping[uuid.UUID, Alliance]
    item_words: Mapping[Value, str]
    signals: tuple[tuple[CheckInRow, Alliance], ...] = ()
    aside: tuple[tuple[Notice, dt.date], ...] = ()
    seen: tuple[Contact, ...] = ()
    promised: tuple[Promise, ...] = ()
    ruptures: tuple[Rupture, ...] = ()


def today_of(viewer: Viewer) -> Today:
    """Everything on Today, in a number of queries that does not depend on the caseload."""
    caseload = caseload_of(viewer, own_alliances(viewer))
    day, alliances = caseload.day, caseload.alliances
    start, _end = day_bounds(day, viewer.zone)
    lately, _end = day_bounds(day - LATELY, viewer.zone)
    planned, owed = _planned(caseload, lately), _owed(caseload)
    shown, aside = _notices(caseload)
    notices = [(notice, alliances[notice.about]) for notice in shown]
    seen = [
        contact
        for contact in reversed(caseload.contacts)
        if contact.state == ContactState.HAPPENED and contact.at >= start
    ]
    promised = [promise for promise in caseload.promises if promise.made_on == day]
    check_ins = {str(check_in.id): check_in for check_in in caseload.check_ins}
    named = {notice.facts.get(fact) for notice, _alliance in notices for fact in ("item", "goal")}
    records = (*caseload.items, *caseload.goals, *caseload.promises, *caseload.contacts, *caseload.ahead)
    records += (*caseload.ruptures, *caseload.set_days, *caseload.absences)
    on_page = [alliances[contact.alliance_id] for contact in (*planned, *caseload.ahead)]
    on_page += [alliances[promise.alliance_id] for promise in owed]
    on_page += [alliance for _notice, alliance in notices]
    on_page += [alliances[row.alliance_id] for row in (*seen, *promised)]
    on_page += [alliances[notice.about] for notice, _until in aside]
    saw("person", [alliance.person_id for alliance in on_page])
    return Today(
        day=day,
        meetings=tuple(_meeting(contact, caseload, owed) for contact in planned if contact.at >= start),
        owed=owed,
        unwritten=tuple(contact for contact in planned if contact.at < start),
        week=tuple(caseload.ahead),
        begun=tuple(drafts.begun(viewer, lately)),
        notices=tuple(notices),
        alliances=alliances,
        whose={**alliances, **{record.id: alliances[record.alliance_id] for record in records}},
        item_words={row.pk: row.words for row in (*caseload.items, *caseload.goals) if row.pk in named},
        signals=tuple(
            (check_ins[rules.check_in_of(notice)], alliance)
            for notice, alliance in notices
            if rules.is_signal(notice)
        ),
        aside=tuple(aside),
        seen=tuple(seen),
        promised=tuple(promised),
        ruptures=tuple(row for row in caseload.ruptures if row.state in OPEN_RUPTURE),
    )


def _planned(caseload: Caseload, since: dt.datetime) -> list[Contact]:
    planned = [
        contact
        for contact in caseload.contacts
        if contact.state == ContactState.PLANNED and contact.at >= since
    ]
    return sorted(planned, key=lambda contact: in_a_day(contact, caseload.viewer.zone))


def _owed(caseload: Caseload) -> tuple[Promise, ...]:
    """Promises that are late, due soon, or did not happen by my word or by theirs."""
    day = caseload.day
    return tuple(
        promise
        for promise in as_of(day, caseload.promises)
        if promise.unsaid
        or (promise.state == PromiseState.OPEN and promise.due_on and promise.due_on <= day + SOON)
    )


def _meeting(contact: Contact, caseload: Caseload, owed: tuple[Promise, ...]) -> Meeting:
    items = of_alliance(caseload.items, contact.alliance_id)
    concerns = order_theirs(item for item in items if item.side == Side.THEIRS)
    wishes = order_mine(item for item in items if item.side == Side.MINE)
    return Meeting(
        contact,
        caseload.alliances[contact.alliance_id],
        next((item for item in concerns if item.state in THEIRS_LIVE), None),
        tuple(promise for promise in owed if promise.alliance_id == contact.alliance_id),
        next((item for item in wishes if item.state != MyState.AGREED), None),  # agreed is no wish any more
    )


def _notices(caseload: Caseload) -> tuple[list[Notice], list[tuple[Notice, dt.date]]]:
    """Those that are shown: none that was put aside, and no more signals from scores than this week has room for. Then
    those that were put aside and hold, each with until when."""
    viewer, day = caseload.viewer, caseload.day
    rows = NotNow.objects.filter(
        org_id=viewer.org_id, alliance_id__in=list(caseload.alliances), until__gte=day
    )
    aside = {(row.alliance_id, Rule(row.rule)): row.until for row in rows}
    notices = [notice for facts in facts_of(caseload) for notice in rules.notice_all(facts, day)]
    if viewer.closed:
        notices = [notice for notice in notices if notice.rule in rules.FROM_CARE_FACTS]
    shown = {str(check_in.id): check_in.shown_on for check_in in caseload.check_ins if check_in.shown_on}
    signals = [
        notice
        for notice in rules.rank(notices, len(notices), today=day, aside=aside)
        if rules.is_signal(notice)
    ]
    allowed = rules.within_budget(signals, shown, len(caseload.alliances), day)
    put_aside = [
        (notice, until) for notice in notices if (until := aside.get((notice.about, notice.rule))) is not None
    ]
    shown_now = rules.rank(
        (notice for notice in notices if not rules.is_signal(notice) or notice in allowed),
        today=day,
        aside=aside,
    )
    return shown_now, put_aside
