"""Keeping what the scores say up to date, in the transaction of whatever changed them.

A look that comes in order is one step of the detector. Whatever changes the past (an earlier date, a withdrawal, another
audience, a hard patch around a look) shows in the fingerprint, and the series is read again from its beginning; so it is
where another version of the rule, or another prior, made the state.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from alongside.base.changed import Chapter
from alongside.base.prepared import Prepared
from alongside.core.detection.settings import RULE
from alongside.core.detection.units import Units
from alongside.core.expectation import Prior
from alongside.core.scale import Scale
from alongside.core.standing import Read, Standing, bring_up
from alongside.insight.kept import Kept
from alongside.insight.models import ScoreState
from alongside.insight.priors import prior_for
from alongside.insight.scales import said_on, scale_of
from alongside.insight.series import (
    READERS,
    Key,
    Patches,
    Row,
    flat,
    patches_of,
    seen,
    series,
)

_KEPT = Prepared(
    lambda org_id, alliance_id, reader: ScoreState.objects.filter(
        org_id=org_id, alliance_id=alliance_id, audience=reader
    )
)
READ_FROM = {Chapter.ALL, Chapter.CHECKINS, Chapter.REPAIR}  # looks, and when it was hard


def refresh(org_id: uuid.UUID, alliance_id: uuid.UUID, chapter: Chapter) -> None:
    """Bring every series of one alliance up to date, for every reader. What has not changed is not written."""
    if chapter not in READ_FROM:
        return
    patches = patches_of(org_id, alliance_id)
    for reader in READERS:
        of = {"org_id": org_id, "alliance_id": alliance_id, "audience": reader}
        kept = {_key(one): one for one in _KEPT(org_id, alliance_id, reader)}
        found = series(org_id, alliance_id, reader)
        for key, rows in found.items():
            state = kept.get(key) or ScoreState(**of, **key._asdict())
            _bring_up(state, rows, patches)
        gone = [one.pk for key, one in kept.items() if key not in found]
        if gone:
            ScoreState.objects.filter(org_id=org_id, pk__in=gone).delete()


def read_again(kept: ScoreState | None, rows: Sequence[Row], patches: Patches, prior: Prior) -> Read:
    """A series read to its end: on from what is kept, or from its beginning."""
    top = rows[-1].top
    same = kept is not None and kept.rule == RULE and kept.prior == asdict(prior) and kept.top == top
    return bring_up(
        as_read(kept) if kept is not None and same else None,
        seen(rows, patches),
        Units.of(prior),
        top,
    )


def as_read(state: ScoreState) -> Read:
    """What a kept state says."""
    return Read(Standing.from_json(state.state), Kept.from_json(state.told).told, state.n, state.mark)


def _bring_up(state: ScoreState, rows: Sequence[Row], patches: Patches) -> None:
    last = rows[-1]
    prior = prior_for(state.org_id, state.instrument, scale_of(state.instrument, last.top))
    new = state._state.adding
    read = read_again(None if new else state, rows, patches, prior)
    source = _read_from(read, prior, last)
    if not new and all(getattr(state, name) == value for name, value in source.items()):
        return
    for name, value in source.items():
        setattr(state, name, value)
    state.state = read.standing.as_json()
    scale = said_on(state.org_id, state.instrument, state.version, last.top)
    state.told = kept_of(read, _key(state), rows, prior, flat(state.org_id, rows), scale).as_json()
    state.save()


def kept_of(read: Read, key: Key, rows: Sequence[Row], prior: Prior, same: bool, scale: Scale | str) -> Kept:
    """What pages need of a series that was read to its end."""
    if read.told is None:
        raise ValueError("a series has a look")
    last, waiting = rows[-1], read.standing.watch is not None
    where = (last.id, last.on, last.seq, last.steps, last.top)
    return Kept(key, *where, RULE, prior, read.told, same, waiting, str(scale))


def _read_from(read: Read, prior: Prior, last: Row) -> dict[str, Any]:
    """What a state was made from: where this is the same, the rest is."""
    return {
        "rule": RULE,
        "prior": asdict(prior),
        "top": last.top,
        "n": read.n,
        "mark": read.mark,
        "look": last.id,
        "last_on": last.on,
        "last_seq": last.seq,
        "steps": last.steps,
    }


def _key(state: ScoreState) -> Key:
    return Key(state.rater, state.instrument, state.version, state.way)
