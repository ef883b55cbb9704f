"""What the rules of noticing may know of a caseload: dates, states and ids, never words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from alongside.agenda.models import AgendaItem, Side
from alongside.base.encrypted import is_written
from alongside.checkins.actions.asked import ASKED_KEY
from alongside.checkins.models import Rater
from alongside.core.absence import AbsenceReason as Reason
from alongside.core.absence import TimeAway
from alongside.core.checkin_rhythm import CheckInRhythm
from alongside.core.detection.signal import Severity
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.core.noticing.facts import (
    AllianceFacts,
    CheckInsFact,
    ContactFact,
    HardConversationFact,
    HardDayFact,
    MyFact,
    RuptureFact,
    ScoreFact,
    StartedBy,
    TheirFact,
)
from alongside.core.states.contact import ContactState
from alongside.insight.caseload import Caseload
from alongside.insight.interpretation import Interpretation, interpret
from alongside.insight.priors import priors_for
from alongside.insight.scales import scale_of
from alongside.insight.series import Key, LookRow, Patches, series_of
from alongside.people.models import Alliance
from alongside.repair.models.rupture import Came

CAME_UP = {"they_raised", "named", "agreed"}
STARTED = {"me": StartedBy.ME, "them": StartedBy.THEM}
REASONS = {"hospital": Reason.HOSPITAL, "their_time": Reason.THEIR_TIME, "my_leave": Reason.MY_LEAVE}


def facts_of(caseload: Caseload) -> list[AllianceFacts]:
    """The facts of each alliance, in the order of the caseload; one SELECT, and one more for licensed questionnaires."""
    rows = {name: _by_alliance(getattr(caseload, name)) for name in OF_ALLIANCE}
    theirs = {key: looks for key, looks in series_of(caseload.looks).items() if key.rater == Rater.CLIENT}
    patches = {about: _patches(strains) for about, strains in rows["strains"].items()}
    interpretations = defaultdict(list)
    saved = priors_for(caseload.viewer.org_id, {key.instrument for key in theirs})
    for key, interpretation in interpret(caseload.viewer.org_id, theirs, patches, saved).items():
        interpretations[key.alliance].append((key, interpretation))
    zone = ZoneInfo(caseload.viewer.zone)
    return [
        _facts(alliance, {name: rows[name][id] for name in OF_ALLIANCE}, interpretations[id], zone)
        for id, alliance in caseload.alliances.items()
    ]


#: The lists of a caseload whose rows belong to one alliance each.
OF_ALLIANCE = ("items", "contacts", "absences", "strains", "talks", "hard_days", "looks")

Rows = dict[str, list[Any]]


def _by_alliance(rows: Sequence[Any]) -> dict[uuid.UUID, list[Any]]:
    by: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        by[row.alliance_id].append(row)
    return by


def _facts(
    alliance: Alliance, rows: Rows, interpretations: list[tuple[Key, Interpretation]], zone: ZoneInfo
) -> AllianceFacts:
    theirs = [item for item in rows["items"] if item.side == Side.THEIRS]
    mine = [item for item in rows["items"] if item.side == Side.MINE]
    return AllianceFacts(
        about=alliance.pk.hex,
        began_on=alliance.since,
        contacts=_contacts(alliance, rows["contacts"], zone),
        theirs=tuple(TheirFact(item.pk.hex, item.state, item.heard_on or item.on) for item in theirs),
        mine=tuple(my_fact(item) for item in mine),
        absences=tuple(
            TimeAway(absence.since, absence.until, REASONS[absence.why], absence.pk.hex)
            for absence in rows["absences"]
            if absence.why in REASONS
        ),
        ruptures=tuple(_rupture(strain) for strain in rows["strains"] if strain.state != "mended"),
        hard_conversations=tuple(
            HardConversationFact(talk.pk.hex, talk.said_on, talk.back_on) for talk in rows["talks"]
        ),
        hard_days=tuple(
            HardDayFact(day.pk.hex, day.kind, day.on, day.yearly, day.rang_on) for day in rows["hard_days"]
        ),
        check_ins=_check_ins(alliance, rows["looks"], _patches(rows["strains"])),
        scores=tuple(
            _score(interpretation, _asked_directly(rows["looks"]))
            for _key, interpretation in sorted(interpretations, key=lambda pair: pair[0])
        ),
    )


def _contacts(alliance: Any, contacts: Sequence[Any], zone: ZoneInfo) -> tuple[ContactFact, ...]:
    facts = [contact_fact(contact, zone) for contact in contacts]
    if alliance.next_planned is not None:
        hour = alliance.next_planned.astimezone(zone)
        facts.append(ContactFact(day=hour.date(), state=ContactState.PLANNED, at=f"{hour:%H:%M}"))
    return tuple(facts)


def my_fact(item: AgendaItem) -> MyFact:
    """An item of mine as the rules of noticing take it."""
    return MyFact(item.pk.hex, item.state, item.on, item.state_on, item.safety)


def contact_fact(contact: Any, zone: ZoneInfo) -> ContactFact:
    """A contact of `caseload.latest_contacts` as the rules of noticing take it; days and hours in this zone."""
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


def _rupture(strain: Any) -> RuptureFact:
    return RuptureFact(
        id=strain.pk.hex,
        state=strain.state,
        began_on=strain.began_on,
        acknowledged_on=strain.acknowledged_on,
        talk_on=strain.talk_on,
        follow_up_on=strain.follow_up_on,
        tried=strain.tried,
        last_on=strain.last_on,
        asked=strain.came == Came.ASKED,
    )


def _patches(strains: Sequence[Any]) -> Patches:
    return [(strain.began_on, strain.mended_on) for strain in strains]


def _check_ins(alliance: Any, looks: Sequence[LookRow], patches: Patches) -> CheckInsFact:
    """Days only. `rhythm` is there where the two chose one."""
    rhythm = getattr(alliance, "rhythm", None) or CheckInRhythm()
    return CheckInsFact(
        mine_on=max((look.on for look in looks if look.rater != Rater.CLIENT), default=None),
        asked_on=max((look.on for look in looks if look.rater == Rater.CLIENT), default=None),
        mine_weeks=rhythm.mine_weeks,
        good_weeks=rhythm.good_weeks,
        hard_on=max((day for patch in patches for day in patch if day), default=None),
    )


def _asked_directly(looks: Sequence[LookRow]) -> tuple[dt.date, int] | None:
    """When they were last asked directly how it is between the two."""
    return max(((look.on, look.seq) for look in looks if look.instrument == ASKED_KEY), default=None)


def _score(interpretation: Interpretation, asked_directly: tuple[dt.date, int] | None) -> ScoreFact:
    """What the newest look of a series of theirs says, as the rules of noticing take it."""
    reading = interpretation.reading
    if reading is None:
        raise ValueError("a series is read")
    false = within_a_year(scale_of(interpretation.instrument, interpretation.top), Severity.UNUSUAL)
    asked_since = asked_directly is not None and asked_directly > (interpretation.on, interpretation.seq)
    return ScoreFact(
        check_in=interpretation.look.hex,
        on=interpretation.on,
        severity=reading.severity.value,
        evidence=reading.evidence,
        n=reading.looks_before,
        said={
            "check_in": interpretation.look.hex,
            "instrument": interpretation.instrument,
            "mode": interpretation.mode,
            "medium": interpretation.medium,
            "steps": interpretation.steps,
            "top": interpretation.top,
            "low": reading.usual.low if reading.usual else None,
            "high": reading.usual.high if reading.usual else None,
            "rule": interpretation.rule,
            "prior": interpretation.prior,
            "in_hundred": in_a_hundred(false),
            "scale": interpretation.scale,
        },
        calmer=reading.calmer,
        asked_since=asked_since,
    )
