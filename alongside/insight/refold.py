"""Reading the series of many alliances again at once, as after what is usual was changed.

In parts of so many alliances, each in a few statements whatever their number: the states, the looks and the hard patches
are read in one SELECT each, the numpy kernel runs over all of them, and the states and what Today knows are written in one
statement each. What a part can not vouch for (a state that does not fit its looks) is read by itself, as after a change.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import NamedTuple

from alongside.base.changed import Chapter, changed
from alongside.base.clock import now
from alongside.base.many import update_many
from alongside.base.models import Sequence
from alongside.checkins.models import Rater
from alongside.core.detection.settings import RULE
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen
from alongside.core.expectation import Prior
from alongside.core.standing import Read
from alongside.core.standings import stand
from alongside.insight.collect import score_fact
from alongside.insight.kept import Kept
from alongside.insight.models import AllianceState, ScoreState
from alongside.insight.parts import Part, Whose, looks_of
from alongside.insight.priors import as_prior, newest
from alongside.insight.scales import scale_of
from alongside.insight.series import READERS, WORKER
from alongside.insight.state import as_json

PART = 2000  # alliances in one transaction
START = uuid.UUID(int=0)


class Again(NamedTuple):
    """A state, and what it says once it is read again."""

    state: ScoreState
    kept: Kept
    read: Read


def refold(
    org_id: uuid.UUID, instrument: str, after: uuid.UUID = START, at_most: int = PART
) -> uuid.UUID | None:
    """Read the next alliances again, inside a transaction: the last of them, None where no other part is left."""
    Sequence.take(org_id, 0)  # holds the organisation: no look is saved between the reading and the writing
    part = Part(org_id, instrument, after, _last(org_id, instrument, after, at_most))
    for reader in READERS:
        _refold(part, reader)
    return part.last


def _last(org_id: uuid.UUID, instrument: str, after: uuid.UUID, at_most: int) -> uuid.UUID | None:
    there = ScoreState.objects.filter(org_id=org_id, instrument=instrument, alliance_id__gt=after)
    ids = there.order_by("alliance_id").values_list("alliance_id", flat=True).distinct()
    found = list(ids[at_most - 1 : at_most + 1])
    return found[0] if len(found) > 1 else None


def _refold(part: Part, reader: str) -> None:
    rows = ScoreState.objects.filter(audience=reader, instrument=part.instrument, **part.alliances)
    states, looks = {Whose.of(one): one for one in rows}, looks_of(part, reader)
    again = list(_again(part, states, looks))
    names = ("rule", "prior", "state", "told")
    values = (
        (one.state.pk, RULE, asdict(one.kept.prior), one.read.standing.as_json(), one.kept.as_json())
        for one in again
    )
    update_many(ScoreState, part.org_id, names, values)
    fit = {Whose.of(one.state) for one in again}
    odd = {whose.alliance for whose in states.keys() | looks.keys() if whose not in fit}
    if reader == WORKER:
        odd |= _tell_today(part, again)
    for alliance in odd:
        changed(part.org_id, alliance, Chapter.CHECKINS)


def _again(part: Part, states: dict[Whose, ScoreState], looks: dict[Whose, list[Seen]]) -> Iterator[Again]:
    """Those whose looks are the ones that were read before."""
    by_top: dict[int, list[Whose]] = defaultdict(list)
    for whose in states.keys() & looks.keys():
        by_top[states[whose].top].append(whose)
    row = newest(part.org_id, part.instrument)
    for top, series in by_top.items():
        prior = as_prior(row, scale_of(part.instrument, top))
        found = stand([looks[whose] for whose in series], Units.of(prior), top)
        for state, read in zip((states[whose] for whose in series), found, strict=True):
            if (kept := _kept(state, read, prior)) is not None:
                yield Again(state, kept, read)


def _kept(state: ScoreState, read: Read, prior: Prior) -> Kept | None:
    if read.told is None or (read.n, read.mark) != (state.n, state.mark):
        return None
    try:
        before = Kept.from_json(state.told)
    except (KeyError, TypeError, ValueError):  # as another version of the product wrote it
        return None
    waiting = read.standing.watch is not None
    return replace(before, rule=RULE, prior=prior, told=read.told, waiting=waiting)


def _tell_today(part: Part, again: list[Again]) -> set[uuid.UUID]:
    """Put what their answers say now in the place of what Today knew; the alliances of which Today knew other looks."""
    said: dict[uuid.UUID, dict[str, Kept]] = defaultdict(dict)
    for one in again:
        if one.kept.key.rater == Rater.CLIENT:
            said[one.state.alliance_id][one.kept.look.hex] = one.kept
    states = {
        one.alliance_id: one
        for one in AllianceState.objects.filter(audience=WORKER, **part.alliances)
        if one.alliance_id in said
    }
    known = {alliance for alliance, one in states.items() if said[alliance].keys() <= _looks_known(one)}
    values = ((states[one].pk, _facts(states[one], said[one]), now()) for one in known)
    update_many(AllianceState, part.org_id, ("facts", "updated_at"), values)
    return said.keys() - known


def _looks_known(state: AllianceState) -> set[str]:
    return {one["look"] for one in state.facts.get("scores", ())}


def _facts(state: AllianceState, said: dict[str, Kept]) -> dict[str, object]:
    def now_said(one: dict[str, object]) -> object:
        kept = said.get(str(one["look"]))
        return as_json(asdict(score_fact(kept, bool(one["asked_since"])))) if kept else one

    return {**state.facts, "scores": [now_said(one) for one in state.facts["scores"]]}
