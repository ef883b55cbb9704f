"""What the rules of noticing may know of a caseload: dates, states and ids, never words."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Side
from alongside.base.clock import day_bounds, today
from alongside.base.encrypted import is_written
from alongside.checkins.actions.check_ins import ASKED_KEY
from alongside.checkins.models import Rater
from alongside.contacts.models import AbsenceReason, Contact
from alongside.core.noticing import notice
from alongside.core.noticing.agenda import stuck_item
from alongside.core.rhythm import CheckInRhythm
from alongside.core.states.contact import ContactState
from alongside.insight.queries.caseload import COME_BACK, Caseload, latest_contacts
from alongside.insight.queries.check_ins import (
    CheckInRow,
    Interpretation,
    RuptureDays,
    interpret,
    series_of,
)
from alongside.insight.queries.service import priors_for

CAME_UP = {"they_raised", "named", "agreed"}

#: The lists of a caseload whose rows belong to one alliance each.
OF_ALLIANCE = ("items", "goals", "contacts", "absences", "ruptures", "set_days", "check_ins")

Rows = dict[str, list[Any]]
F = TypeVar("F")


def facts_of(caseload: Caseload) -> list[notice.AllianceFacts]:
    """The facts of each alliance, in the order of the caseload; one SELECT, and one more for licensed questionnaires."""
    org_id, zone = caseload.viewer.org_id, ZoneInfo(caseload.viewer.zone)
    rows: dict[uuid.UUID, Rows] = {id: {name: [] for name in OF_ALLIANCE} for id in caseload.alliances}
    for name in OF_ALLIANCE:
        for row in getattr(caseload, name):
            rows[row.alliance_id][name].append(row)
    series = series_of(row for row in caseload.check_ins if row.rater == Rater.CLIENT)
    ruptures = {about: _days(of_alliance["ruptures"]) for about, of_alliance in rows.items()}
    saved = priors_for(org_id, {key.instrument for key in series})
    interpretations = defaultdict(list)
    for key, interpretation in interpret(org_id, series, ruptures, saved).items():
        interpretations[key.alliance].append(interpretation)
    return [
        _facts(alliance, rows[id], interpretations[id], zone) for id, alliance in caseload.alliances.items()
    ]


def stuck(viewer: Viewer, item: AgendaItem) -> notice.Notice | None:
    """The notice about this one item of the viewer's own, fetched for this viewer; None where it moves."""
    contacts = Contact.objects.filter(
        org_id=viewer.org_id, alliance_id=item.alliance_id, alliance__practitioner_id=viewer.id
    )
    zone, day = ZoneInfo(viewer.zone), today(viewer.zone)
    _start, end = day_bounds(day, viewer.zone)
    met = tuple(_contact(contact, zone) for contact in latest_contacts(contacts, end))
    facts = notice.AllianceFacts(item.alliance_id, contacts=met, my_items=(_fact(notice.MyFact, item),))
    return stuck_item(facts, day)


def _facts(
    alliance: Any, rows: Rows, interpretations: Sequence[Interpretation], zone: ZoneInfo
) -> notice.AllianceFacts:
    contacts = [_contact(contact, zone) for contact in rows["contacts"]]
    if alliance.next_planned is not None:
        hour = alliance.next_planned.astimezone(zone)
        contacts.append(notice.ContactFact(day=hour.date(), state=ContactState.PLANNED, at=f"{hour:%H:%M}"))
    check_ins = rows["check_ins"]
    rhythm = getattr(alliance, "rhythm", None) or CheckInRhythm()  # the two chose one, or not
    return notice.AllianceFacts(
        about=alliance.pk,
        began_on=alliance.since,
        review_on=alliance.review_on,
        decided_on=alliance.decided_on,
        given_on=alliance.given_at and alliance.given_at.astimezone(zone).date(),
        unwanted=alliance.unwanted,
        contacts=tuple(contacts),
        their_states=tuple(item.state for item in rows["items"] if item.side == Side.THEIRS),
        my_items=tuple(_fact(notice.MyFact, item) for item in rows["items"] if item.side == Side.MINE),
        goals=tuple(_goal(goal, zone) for goal in rows["goals"]),
        absences=tuple(
            absence.time_away for absence in rows["absences"] if absence.why != AbsenceReason.SILENCE
        ),
        ruptures=tuple(_fact(notice.RuptureFact, rupture) for rupture in rows["ruptures"]),
        hard_conversations=tuple(
            notice.HardConversationFact(day.id, said_on=day.rang_on, back_on=day.on)
            for day in rows["set_days"]
            if day.kind == COME_BACK
        ),
        hard_days=tuple(_fact(notice.HardDayFact, day) for day in rows["set_days"] if day.kind != COME_BACK),
        check_ins=notice.CheckInsFact(
            mine_on=max((row.on for row in check_ins if row.rater != Rater.CLIENT), default=None),
            asked_on=max((row.on for row in check_ins if row.rater == Rater.CLIENT), default=None),
            mine_weeks=rhythm.mine_weeks,
            good_weeks=rhythm.good_weeks,
            hard_on=max((day for days in _days(rows["ruptures"]) for day in days if day), default=None),
        ),
        unanswered=tuple(
            notice.UnansweredFact(row.id, row.on, row.sealed) for row in check_ins if row.unanswered
        ),
        scores=tuple(_score(interpretation, check_ins) for interpretation in interpretations),
    )


def _fact(kind: type[F], row: Any) -> F:
    """The fact whose fields are called like those of the row."""
    return kind(**{field.name: getattr(row, field.name) for field in fields(kind)})  # type: ignore[arg-type]


def _contact(contact: Any, zone: ZoneInfo) -> notice.ContactFact:
    """A contact of `caseload.latest_contacts`; days and hours in this zone."""
    hour = contact.at.astimezone(zone)
    return notice.ContactFact(
        day=hour.date(),
        state=contact.state,
        started_by=contact.started_by,
        touched_theirs=contact.touched_theirs,
        touched_mine=contact.touched_mine or contact.mine_came_up in CAME_UP,
        written=is_written(contact, "on_their_mind"),
        at=f"{hour:%H:%M}",
    )


def _goal(goal: Any, zone: ZoneInfo) -> notice.GoalFact:
    touched_on = goal.touched_at and goal.touched_at.astimezone(zone).date()
    days = [day for day in (goal.item_on, touched_on, goal.asked_on) if day]
    agreed_on = max(goal.they_agreed_on, goal.i_agreed_on)
    return notice.GoalFact(goal.pk, agreed_on, max([agreed_on, *days]) if days else None)


def _days(ruptures: Sequence[Any]) -> RuptureDays:
    return [(rupture.began_on, rupture.mended_on) for rupture in ruptures]


def _score(interpretation: Interpretation, check_ins: Sequence[CheckInRow]) -> notice.ScoreFact:
    """What the newest check-in of a series of theirs says, as the rules of noticing take it."""
    reading, row = interpretation.reading, interpretation.check_in
    if reading is None:
        raise ValueError("a series is read")
    return notice.ScoreFact(
        check_in=row.id,
        on=row.on,
        severity=reading.severity.value,
        evidence=reading.evidence,
        n=reading.check_ins_before,
        data={
            "check_in": row.id,
            "mode": row.mode,
            "medium": row.medium,
            "steps": row.score or 0,
            "scale": str(interpretation.scale),
            "low": reading.usual.low if reading.usual else None,
            "high": reading.usual.high if reading.usual else None,
            "prior": interpretation.prior,
            **(vars(interpretation.chance) if interpretation.chance else {}),
        },
        calmer=reading.calmer,
        asked_since=any(
            asked.instrument == ASKED_KEY and (asked.on, asked.seq) > (row.on, row.seq) for asked in check_ins
        ),
    )
