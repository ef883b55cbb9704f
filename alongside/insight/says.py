"""What a set of their answers says, for their practitioner: and that nothing is said where they say nothing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.checkins.models import Look, Rater
from alongside.core.detection.usual import Usual
from alongside.core.expectation import Prior, Verdict
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.core.saying import Saying, saying
from alongside.core.standing import Read
from alongside.insight.models import ScoreState
from alongside.insight.scales import scale_of
from alongside.insight.scores import as_read, prior_of, read_again
from alongside.insight.series import IN_PERSON, WORKER, Key, flat, key_of, patches_of, series
from alongside.people.models import Alliance

FALSE = {Saying.UNUSUAL: Verdict.UNUSUAL, Saying.POSSIBLE: Verdict.POSSIBLE}


@dataclass(frozen=True)
class Says:
    """One thing said of one look, and what it was read from. `n` is how many earlier looks, asked in the same way."""

    saying: Saying
    look: uuid.UUID
    on: dt.date
    instrument: str
    top: int
    steps: int = 0
    mode: str = ""
    medium: str = ""
    n: int = 0
    usual: Usual | None = None
    rule: str = ""
    prior: str = ""
    in_hundred: int | None = None


def states(viewer: Viewer, alliance: Alliance) -> list[ScoreState]:
    """Where every series stands that this viewer may read, of an alliance of their own; one SELECT."""
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    return list(ScoreState.objects.filter(org_id=viewer.org_id, audience=WORKER, **own))


def priors(found: Iterable[ScoreState]) -> dict[str, Prior]:
    """What each instrument began from, by its key."""
    return {one.instrument: prior_of(one) for one in found}


def newest(found: Iterable[ScoreState]) -> Says | None:
    """What their newest answers say, in whatever way they were asked; None where there are none."""
    theirs = [one for one in found if one.rater == Rater.CLIENT]
    return _of_state(max(theirs, key=lambda one: (one.last_on, one.last_seq))) if theirs else None


def says(viewer: Viewer, look: Look) -> Says | None:
    """What one look says that was fetched for this viewer; None for what is never added up, and for a mirror."""
    if look.rater != Rater.CLIENT or not look.top:
        return None
    bare = Says(Saying.NO_SCORE, look.id, look.on, look.instrument, look.top)
    if look.score is None:
        return bare
    if look.mode not in IN_PERSON:
        return Says(Saying.APART, look.id, look.on, look.instrument, look.top)
    key = key_of(look)
    kept = next((one for one in states(viewer, look.alliance) if Key(*_parts(one)) == key), None)
    if kept is None:
        return None
    return _of_state(kept) if kept.look == look.id else _as_it_was(look, key, kept)


def _parts(state: ScoreState) -> tuple[str, str, str, str]:
    return state.rater, state.instrument, state.version, state.way


def _as_it_was(look: Look, key: Key, kept: ScoreState) -> Says:
    """An older look: its series read again, up to it."""
    rows = series(look.org_id, look.alliance_id, WORKER)[key]
    until = rows[: next(at for at, row in enumerate(rows, 1) if row.id == look.id)]
    prior = prior_of(kept)
    read = read_again(None, until, patches_of(look.org_id, look.alliance_id), prior)
    return _said(read, flat(look.org_id, until), look.id, look.on, look.score or 0, kept)


def _of_state(state: ScoreState) -> Says:
    return _said(as_read(state), state.flat, state.look, state.last_on, state.steps, state)


def _said(read: Read, same: bool, look: uuid.UUID, on: dt.date, steps: int, state: ScoreState) -> Says:
    one, told = saying(read, same), read.told
    mode, medium = state.way.split(" ")
    false = within_a_year(scale_of(state.instrument, state.top), FALSE[one]) if one in FALSE else None
    return Says(
        one,
        look,
        on,
        state.instrument,
        state.top,
        steps,
        mode,
        medium,
        told.looks_before if told else 0,
        told.usual if told else None,
        state.rule,
        prior_of(state).source,
        in_a_hundred(false) if false else None,
    )
