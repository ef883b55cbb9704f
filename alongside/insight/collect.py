"""Collecting what the rules of noticing may know about one alliance: dates, states and ids, never words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Q

from alongside.agenda.models import Item, Promise
from alongside.agenda.models.item import Side
from alongside.base.changed import Chapter
from alongside.checkins.actions.asked import ASKED_KEY
from alongside.checkins.models import COUNTS, READABLE, Look, Rater, Rhythm
from alongside.checkins.queries.worked import as_rhythm
from alongside.contacts.models import Away, Contact, Touch
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
from alongside.insight.kept import Kept
from alongside.insight.models import ScoreState
from alongside.insight.scales import scale_of
from alongside.insight.series import WORKER
from alongside.people.models import Alliance
from alongside.repair.models import Attempt, HardTalk, Strain, Weather
from alongside.repair.models.strain import COUNTS as HARD_COUNTS
from alongside.repair.models.strain import Came
from alongside.repair.queries.standing import not_come_back_to

Facts = dict[str, Any]  # by their names in AllianceFacts
AT_ONCE = 500  # ids in one question
LATEST = 40  # contacts looked back on: more than a year for most, and what the longest rule needs
#: What is asked of a row: days, states and ids. Its words are not read, nor are they opened.
ON_LIST = ("pk", "alliance_id", "side", "state", "heard_on", "on", "state_on", "safety")
MET = ("pk", "at", "state", "started_by", "mine_came_up", "on_their_mind")
PATCH = ("pk", "state", "began_on", "mended_on", "acknowledged_on", "talk_on", "follow_up_on", "came")
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
        for item in items.values_list(*ON_LIST, named=True):
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
    open_items = Item.objects.filter(org_id=alliance.org_id, alliance_id=alliance.pk, closed=False)
    return {**_on_lists(open_items.values_list(*ON_LIST, named=True)), "promises": _promises(alliance)}


def _met(alliance: Alliance) -> Facts:
    return {"contacts": _contacts(alliance), "away": _spells(alliance)}


def _hard(alliance: Alliance) -> Facts:
    """What was hard, and with it the looks: when it was last hard is one of their facts."""
    hard = Strain.objects.filter(HARD_COUNTS, org_id=alliance.org_id, alliance_id=alliance.pk)
    strains = list(hard.order_by("began_on", "seq").values_list(*PATCH, named=True))
    return {
        "patches": _patches(alliance.org_id, [one for one in strains if one.state != "mended"]),
        "talks": _talks(alliance),
        "days": _days(alliance),
        "looks": _looks(alliance, _hard_on((one.began_on, one.mended_on) for one in strains)),
    }


def _looked(alliance: Alliance) -> Facts:
    hard = Strain.objects.filter(HARD_COUNTS, org_id=alliance.org_id, alliance_id=alliance.pk)
    return {"looks": _looks(alliance, _hard_on(hard.values_list("began_on", "mended_on")))}


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
    rows = Contact.objects.filter(org_id=alliance.org_id, alliance_id=alliance.pk).order_by("-at", "-seq")
    contacts = list(rows.values_list(*MET, named=True)[:LATEST])
    touched = _touched(alliance.org_id, [one.pk for one in contacts])
    zone = ZoneInfo(alliance.org.zone)
    return tuple(
        ContactFact(
            day=(there := one.at.astimezone(zone)).date(),
            state=one.state,
            started_by=STARTED.get(one.started_by, StartedBy.UNKNOWN),
            theirs=(one.pk, Side.THEIRS) in touched,
            mine=(one.pk, Side.MINE) in touched or one.mine_came_up in CAME_UP,
            written=bool(one.on_their_mind),  # sealed: where nothing was written there is nothing
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
    rows = Promise.objects.filter(
        org_id=alliance.org_id, alliance_id=alliance.pk, state__in=("open", "changed")
    )
    promises = rows.values_list("pk", "state", "due_on")
    return tuple(PromiseFact(pk.hex, state, due_on) for pk, state, due_on in promises)


def _spells(alliance: Alliance) -> tuple[Spell, ...]:
    rows = Away.objects.filter(org_id=alliance.org_id, alliance_id=alliance.pk, why__in=REASONS)
    spells = rows.values_list("since", "until", "why")
    return tuple(Spell(since, until, REASONS[why]) for since, until, why in spells)


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
    rows = HardTalk.objects.filter(org_id=alliance.org_id, alliance_id=alliance.pk)
    due = not_come_back_to(rows).order_by("back_on", "seq")
    talks = due.values_list("pk", "said_on", "back_on")
    return tuple(TalkFact(pk.hex, said_on, back_on) for pk, said_on, back_on in talks)


def _looks(alliance: Alliance, hard_on: dt.date | None) -> LooksFact:
    """Days only, and of theirs only what they let the worker read."""
    theirs = Q(rater=Rater.CLIENT)
    rows = Look.objects.filter(COUNTS, org_id=alliance.org_id, alliance_id=alliance.pk, audience__in=READABLE)
    days = rows.aggregate(mine=Max("on", filter=~theirs), asked=Max("on", filter=theirs))
    found = Rhythm.objects.filter(org_id=alliance.org_id, alliance_id=alliance.pk).first()
    rhythm = as_rhythm(found)
    return LooksFact(days["mine"], days["asked"], rhythm.mine_weeks, rhythm.good_weeks, hard_on)


def _hard_on(patches: Iterable[tuple[dt.date, dt.date | None]]) -> dt.date | None:
    """The newest day on which it became hard or was mended."""
    return max((day for patch in patches for day in patch if day), default=None)


def _scores(alliance: Alliance) -> tuple[ScoreFact, ...]:
    """What their newest answers say, series by series: the worker's eyes, never a mirror."""
    own = {"org_id": alliance.org_id, "alliance_id": alliance.pk}
    told = ScoreState.objects.filter(audience=WORKER, rater=Rater.CLIENT, **own).values_list(
        "told", flat=True
    )
    kept = [Kept.from_json(one) for one in told]
    if not kept:
        return ()
    directly = Look.objects.filter(COUNTS, instrument=ASKED_KEY, audience__in=READABLE, **own)
    asked = directly.order_by("-on", "-seq").values_list("on", "seq").first()
    return tuple(
        score_fact(one, asked is not None and asked > (one.on, one.seq))
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
    rows = Weather.objects.filter(
        org_id=alliance.org_id, alliance_id=alliance.pk, dropped_at__isnull=True
    ).order_by("on", "seq")
    days = rows.values_list("pk", "kind", "on", "yearly", "rang_on")
    return tuple(DayFact(pk.hex, kind, on, yearly, rang_on) for pk, kind, on, yearly, rang_on in days)
