"""Collecting what the rules of noticing may know about one alliance: dates, states and ids, never words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from alongside.agenda.models import Item
from alongside.agenda.models.item import Side
from alongside.base.changed import Chapter
from alongside.checkins.queries.worked import as_rhythm
from alongside.contacts.models import Touch
from alongside.core.away import Away as Reason
from alongside.core.away import Spell
from alongside.core.expectation import Verdict
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.core.noticing import (
    AllianceFacts,
    ContactFact,
    DayFact,
    LooksFact,
    MyFact,
    PatchFact,
    PromiseFact,
    ScoreFact,
    StartedBy,
    TalkFact,
    TheirFact,
)
from alongside.insight import asked
from alongside.insight.kept import Kept
from alongside.insight.scales import scale_of
from alongside.people.models import Alliance
from alongside.repair.models import Attempt
from alongside.repair.models.strain import Came

Facts = dict[str, Any]  # by their names in AllianceFacts
AT_ONCE = 500  # ids in one question
CAME_UP = {"they_raised", "named", "agreed"}
STARTED = {"me": StartedBy.ME, "them": StartedBy.THEM}
REASONS = {"hospital": Reason.HOSPITAL, "their_time": Reason.THEIR_TIME, "my_leave": Reason.MY_LEAVE}


def collect(org_id: uuid.UUID, alliance_id: uuid.UUID) -> AllianceFacts:
    """The facts of one alliance as they stand in the database now."""
    alliance = Alliance.objects.select_related("org").get(org_id=org_id, pk=alliance_id)
    return AllianceFacts(**collected(alliance, Chapter.ALL))


def collected(alliance: Alliance, chapter: Chapter) -> Facts:
    """Those of the facts, by name, that rows of this chapter have a part in."""
    found: Facts = {}
    for facts in OF[chapter]:
        found |= facts(alliance)
    return found


def begun(org_id: uuid.UUID, alliances: Sequence[uuid.UUID]) -> dict[uuid.UUID, AllianceFacts]:
    """The facts of alliances that begin now: besides their day and their lists there can be none."""
    found: dict[uuid.UUID, AllianceFacts] = {}
    for at in range(0, len(alliances), AT_ONCE):
        some = alliances[at : at + AT_ONCE]
        of: dict[uuid.UUID, list[Any]] = {}
        items = Item.objects.filter(org_id=org_id, alliance_id__in=some, closed=False)
        for item in items.values_list(*asked.ON_LIST, named=True):
            of.setdefault(item.alliance_id, []).append(item)
        rows = Alliance.objects.filter(org_id=org_id, pk__in=some)
        found |= {one.pk: AllianceFacts(**_begun(one), **_on_lists(of.get(one.pk, []))) for one in rows}
    return found


def _begun(alliance: Alliance) -> Facts:
    return {"about": alliance.pk.hex, "began_on": alliance.since}


def _on_lists(items: Iterable[Any]) -> Facts:
    theirs = [i for i in items if i.side == Side.THEIRS]
    mine = [i for i in items if i.side == Side.MINE]
    return {
        "theirs": tuple(TheirFact(i.pk.hex, i.state, i.heard_on or i.on) for i in theirs),
        "mine": tuple(MyFact(i.pk.hex, i.state, i.on, i.state_on, i.safety) for i in mine),
    }


def _agenda(alliance: Alliance) -> Facts:
    return {**_on_lists(asked.OPEN_ITEMS(*_own(alliance))), "promises": _promises(alliance)}


def _own(alliance: Alliance) -> tuple[uuid.UUID, uuid.UUID]:
    return alliance.org_id, alliance.pk


def _met(alliance: Alliance) -> Facts:
    return {"contacts": _contacts(alliance), "away": _spells(alliance)}


def _hard(alliance: Alliance) -> Facts:
    """What was hard, and with it the looks: when it was last hard is one of their facts."""
    strains = asked.HARD(*_own(alliance))
    return {
        "patches": _patches(alliance.org_id, [one for one in strains if one.state != "mended"]),
        "talks": _talks(alliance),
        "days": _days(alliance),
        "looks": _looks(alliance, _hard_on((one.began_on, one.mended_on) for one in strains)),
    }


def _looked(alliance: Alliance) -> Facts:
    hard = ((one.began_on, one.mended_on) for one in asked.HARD(*_own(alliance)))
    return {"looks": _looks(alliance, _hard_on(hard))}


def _scored(alliance: Alliance) -> Facts:
    return {"scores": _scores(alliance)}


#: What has to be looked at again where rows of a chapter have changed; `tests/domain/test_chapters.py` holds that it is enough.
OF: dict[Chapter, tuple[Callable[[Alliance], Facts], ...]] = {
    Chapter.ALL: (_begun, _agenda, _met, _hard, _scored),
    Chapter.AGENDA: (_agenda,),
    Chapter.CONTACTS: (_met,),
    Chapter.CHECKINS: (_looked, _scored),
    Chapter.REPAIR: (_hard, _scored),
}


def _contacts(alliance: Alliance) -> tuple[ContactFact, ...]:
    contacts = asked.MET(*_own(alliance))
    touched = _touched(alliance.org_id, [one.pk for one in contacts])
    zone = ZoneInfo(alliance.org.zone)
    return tuple(
        ContactFact(
            day=(there := one.at.astimezone(zone)).date(),
            state=one.state,
            started_by=STARTED.get(one.started_by, StartedBy.UNKNOWN),
            theirs=(one.pk, Side.THEIRS) in touched,
            mine=(one.pk, Side.MINE) in touched or one.mine_came_up in CAME_UP,
            written=not one.on_their_mind.is_empty,  # it stays sealed
            at=f"{there:%H:%M}",
        )
        for one in contacts
    )


def _touched(org_id: uuid.UUID, contacts: list[uuid.UUID]) -> set[tuple[uuid.UUID, str]]:
    if not contacts:
        return set()
    rows = Touch.objects.filter(org_id=org_id, contact_id__in=contacts)
    return set(rows.values_list("contact_id", "item__side"))


def _promises(alliance: Alliance) -> tuple[PromiseFact, ...]:
    promises = asked.PROMISES(*_own(alliance))
    return tuple(PromiseFact(pk.hex, state, due_on) for pk, state, due_on in promises)


def _spells(alliance: Alliance) -> tuple[Spell, ...]:
    spells = asked.AWAY(*_own(alliance))
    return tuple(Spell(since, until, REASONS[why]) for since, until, why in spells if why in REASONS)


def _patches(org_id: uuid.UUID, strains: list[Any]) -> tuple[PatchFact, ...]:
    """Those that are not mended."""
    if not strains:
        return ()
    tried: dict[uuid.UUID, list[dt.date]] = {one.pk: [] for one in strains}
    attempts = Attempt.objects.filter(org_id=org_id, strain_id__in=list(tried))
    for strain, on in attempts.values_list("strain_id", "on"):
        tried[strain].append(on)
    return tuple(_patch(one, tried[one.pk]) for one in strains)


def _patch(one: Any, tried: list[dt.date]) -> PatchFact:
    return PatchFact(
        id=one.pk.hex,
        state=one.state,
        began_on=one.began_on,
        acknowledged_on=one.acknowledged_on,
        talk_on=one.talk_on,
        follow_up_on=one.follow_up_on,
        tried=len(tried),
        last_on=max(tried, default=None),
        asked=one.came == Came.ASKED,
    )


def _talks(alliance: Alliance) -> tuple[TalkFact, ...]:
    """Those with a day to come back on that was not kept yet."""
    talks = asked.TALKS(*_own(alliance))
    return tuple(TalkFact(pk.hex, said_on, back_on) for pk, said_on, back_on in talks)


def _looks(alliance: Alliance, hard_on: dt.date | None) -> LooksFact:
    """Days only, and of theirs only what they let the worker read."""
    mine, theirs = asked.LOOKED.first(*_own(alliance)) or (None, None)
    rhythm = as_rhythm(asked.RHYTHM.first(*_own(alliance)))
    return LooksFact(mine, theirs, rhythm.mine_weeks, rhythm.good_weeks, hard_on)


def _hard_on(patches: Iterable[tuple[dt.date, dt.date | None]]) -> dt.date | None:
    """The newest day on which it became hard or was mended."""
    return max((day for patch in patches for day in patch if day), default=None)


def _scores(alliance: Alliance) -> tuple[ScoreFact, ...]:
    """What their newest answers say, series by series: the worker's eyes, never a mirror."""
    kept = [Kept.from_json(one) for one in asked.TOLD(*_own(alliance))]
    if not kept:
        return ()
    directly = asked.DIRECTLY.first(*_own(alliance))
    return tuple(
        score_fact(one, directly is not None and directly > (one.on, one.seq))
        for one in sorted(kept, key=lambda one: one.key)
    )


def score_fact(kept: Kept, asked_since: bool) -> ScoreFact:
    """What the newest look of a series says, as the rules of noticing take it."""
    told = kept.told
    false = within_a_year(scale_of(kept.key.instrument, kept.top), Verdict.UNUSUAL)
    return ScoreFact(
        look=kept.look.hex,
        on=kept.on,
        steps=kept.steps,
        top=kept.top,
        verdict=told.verdict.value,
        calmer=told.calmer,
        evidence=told.evidence,
        n=told.looks_before,
        low=told.usual.low if told.usual else None,
        high=told.usual.high if told.usual else None,
        rule=kept.rule,
        prior=kept.prior.source,
        instrument=kept.key.instrument,
        mode=kept.mode,
        medium=kept.medium,
        in_hundred=in_a_hundred(false),
        scale=kept.scale,
        asked_since=asked_since,
    )


def _days(alliance: Alliance) -> tuple[DayFact, ...]:
    days = asked.HARD_DAYS(*_own(alliance))
    return tuple(DayFact(pk.hex, kind, on, yearly, rang_on) for pk, kind, on, yearly, rang_on in days)
