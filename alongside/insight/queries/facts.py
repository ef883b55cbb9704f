"""What the rules of noticing may know of a caseload: dates, states and ids, never words."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Side
from alongside.base.clock import today
from alongside.base.encrypted import is_written
from alongside.checkins.actions.asked import ASKED_KEY
from alongside.checkins.models import Rater
from alongside.contacts.models import Contact
from alongside.core.absence import AwayReason, TimeAway
from alongside.core.checkin_rhythm import CheckInRhythm
from alongside.core.detection.signal import Severity
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.core.noticing.agenda import stuck_item
from alongside.core.noticing.facts import (
    AllianceFacts,
    CheckInsFact,
    ContactFact,
    GoalFact,
    HardConversationFact,
    HardDayFact,
    MyFact,
    RuptureFact,
    ScoreFact,
    StartedBy,
    TheirFact,
)
from alongside.core.noticing.notice import Notice
from alongside.core.states.contact import ContactState
from alongside.insight.queries.caseload import COME_BACK, Caseload, latest_contacts
from alongside.insight.queries.interpretation import Interpretation, interpret
from alongside.insight.queries.series import CheckInRow, RuptureDays, scale_of, series_of
from alongside.insight.queries.usual import priors_for
from alongside.repair.models import RuptureCame

CAME_UP = {"they_raised", "named", "agreed"}
STARTED = {"me": StartedBy.ME, "them": StartedBy.THEM}

#: The lists of a caseload whose rows belong to one alliance each.
OF_ALLIANCE = ("items", "goals", "contacts", "absences", "ruptures", "set_days", "check_ins")

Rows = dict[str, list[Any]]


def facts_of(caseload: Caseload) -> list[AllianceFacts]:
    """The facts of each alliance, in the order of the caseload; one SELECT, and one more for licensed questionnaires."""
    rows: dict[uuid.UUID, Rows] = {id: {name: [] for name in OF_ALLIANCE} for id in caseload.alliances}
    for name in OF_ALLIANCE:
        for row in getattr(caseload, name):
            rows[row.alliance_id][name].append(row)
    series = series_of(row for row in caseload.check_ins if row.rater == Rater.CLIENT)
    ruptures = {about: _days(of_alliance["ruptures"]) for about, of_alliance in rows.items()}
    interpretations = defaultdict(list)
    saved = priors_for(caseload.viewer.org_id, {key.instrument for key in series})
    for key, interpretation in sorted(
        interpret(caseload.viewer.org_id, series, ruptures, saved).items(), key=lambda pair: pair[0]
    ):
        interpretations[key.alliance].append(interpretation)
    zone = ZoneInfo(caseload.viewer.zone)
    return [
        _facts(alliance, rows[id], interpretations[id], zone) for id, alliance in caseload.alliances.items()
    ]


def stuck(viewer: Viewer, item: AgendaItem) -> Notice | None:
    """The notice about this one item of the viewer's own, fetched for this viewer; None where it moves (S7)."""
    contacts = Contact.objects.filter(
        org_id=viewer.org_id, alliance_id=item.alliance_id, alliance__practitioner_id=viewer.id
    )
    zone = ZoneInfo(viewer.zone)
    met = tuple(_contact(contact, zone) for contact in latest_contacts(contacts))
    facts = AllianceFacts(about=item.alliance_id.hex, contacts=met, mine=(_mine(item),))
    return stuck_item(facts, today(viewer.zone))


def _facts(
    alliance: Any, rows: Rows, interpretations: Sequence[Interpretation], zone: ZoneInfo
) -> AllianceFacts:
    contacts = [_contact(contact, zone) for contact in rows["contacts"]]
    if alliance.next_planned is not None:
        hour = alliance.next_planned.astimezone(zone)
        contacts.append(ContactFact(day=hour.date(), state=ContactState.PLANNED, at=f"{hour:%H:%M}"))
    return AllianceFacts(
        about=alliance.pk.hex,
        began_on=alliance.since,
        contacts=tuple(contacts),
        theirs=tuple(
            TheirFact(item.pk.hex, item.state, item.heard_on or item.on)
            for item in rows["items"]
            if item.side == Side.THEIRS
        ),
        mine=tuple(_mine(item) for item in rows["items"] if item.side == Side.MINE),
        goals=tuple(_goal(goal, zone) for goal in rows["goals"]),
        absences=tuple(
            TimeAway(absence.since, absence.until, AwayReason(absence.why), absence.pk.hex)
            for absence in rows["absences"]
            if absence.why != AwayReason.SILENCE
        ),
        ruptures=tuple(_rupture(rupture) for rupture in rows["ruptures"]),
        hard_conversations=tuple(
            HardConversationFact(day.id.hex, said_on=day.done_on, back_on=day.on)
            for day in rows["set_days"]
            if day.kind == COME_BACK
        ),
        hard_days=tuple(
            HardDayFact(day.id.hex, day.kind, day.on, day.yearly, day.done_on)
            for day in rows["set_days"]
            if day.kind != COME_BACK
        ),
        check_ins=_check_ins(alliance, rows["check_ins"], _days(rows["ruptures"])),
        scores=tuple(_score(interpretation, rows["check_ins"]) for interpretation in interpretations),
    )


def _mine(item: AgendaItem) -> MyFact:
    return MyFact(item.pk.hex, item.state, item.on, item.state_on, item.safety)


def _goal(goal: Any, zone: ZoneInfo) -> GoalFact:
    touched_on = goal.touched_at and goal.touched_at.astimezone(zone).date()
    days = [day for day in (goal.item_on, touched_on, goal.asked_on) if day]
    agreed_on = max(goal.they_agreed_on, goal.i_agreed_on)
    return GoalFact(goal.pk.hex, agreed_on, max([agreed_on, *days]) if days else None)


def _contact(contact: Any, zone: ZoneInfo) -> ContactFact:
    """A contact of `caseload.latest_contacts`; days and hours in this zone."""
    hour = contact.at.astimezone(zone)
    return ContactFact(
        day=hour.date(),
        state=contact.state,
        started_by=STARTED.get(contact.started_by, StartedBy.UNKNOWN),
        theirs=contact.theirs,
        mine=contact.mine or contact.mine_came_up in CAME_UP,
        written=is_written(contact, "on_their_mind"),
        at=f"{hour:%H:%M}",
    )


def _rupture(rupture: Any) -> RuptureFact:
    return RuptureFact(
        id=rupture.pk.hex,
        state=rupture.state,
        began_on=rupture.began_on,
        acknowledged_on=rupture.acknowledged_on,
        talk_on=rupture.talk_on,
        follow_up_on=rupture.follow_up_on,
        tried=rupture.tried,
        last_on=rupture.last_on,
        asked=rupture.came == RuptureCame.ASKED,
    )


def _days(ruptures: Sequence[Any]) -> RuptureDays:
    return [(rupture.began_on, rupture.mended_on) for rupture in ruptures]


def _check_ins(alliance: Any, check_ins: Sequence[CheckInRow], ruptures: RuptureDays) -> CheckInsFact:
    """Days only. `rhythm` is there where the two chose one."""
    rhythm = getattr(alliance, "rhythm", None) or CheckInRhythm()
    return CheckInsFact(
        mine_on=max((row.on for row in check_ins if row.rater != Rater.CLIENT), default=None),
        asked_on=max((row.on for row in check_ins if row.rater == Rater.CLIENT), default=None),
        mine_weeks=rhythm.mine_weeks,
        good_weeks=rhythm.good_weeks,
        hard_on=max((day for days in ruptures for day in days if day), default=None),
    )


def _score(interpretation: Interpretation, check_ins: Sequence[CheckInRow]) -> ScoreFact:
    """What the newest check-in of a series of theirs says, as the rules of noticing take it."""
    reading, row = interpretation.reading, interpretation.check_in
    if reading is None:
        raise ValueError("a series is read")
    false = within_a_year(scale_of(row.instrument, row.top), Severity.UNUSUAL)
    asked_directly = [(asked.on, asked.seq) for asked in check_ins if asked.instrument == ASKED_KEY]
    return ScoreFact(
        check_in=row.id.hex,
        on=row.on,
        severity=reading.severity.value,
        evidence=reading.evidence,
        n=reading.looks_before,
        said={
            "check_in": row.id.hex,
            "mode": row.mode,
            "medium": row.medium,
            "steps": row.score or 0,
            "scale": str(interpretation.scale),
            "low": reading.usual.low if reading.usual else None,
            "high": reading.usual.high if reading.usual else None,
            "prior": interpretation.prior,
            "in_hundred": in_a_hundred(false),
        },
        calmer=reading.calmer,
        asked_since=any(asked > (row.on, row.seq) for asked in asked_directly),
    )
