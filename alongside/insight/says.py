"""What a set of their answers says, for their practitioner: and that nothing is said where they say nothing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.checkins.models import Look, Rater
from alongside.core.detection.usual import Usual
from alongside.core.expectation import Verdict
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.core.instruments import CLIENT
from alongside.core.saying import Saying, saying
from alongside.insight.kept import Kept
from alongside.insight.models import ScoreState
from alongside.insight.scales import scale_of
from alongside.insight.scores import kept_of, read_again
from alongside.insight.series import IN_PERSON, WORKER, flat, key_of, patches_of, series

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
    scale: str = ""


def newest(found: Iterable[Kept]) -> Says | None:
    """What their newest answers to the own questions say, in whatever way they were asked; None where there are none.

    It stands with the line, of which a licensed questionnaire is no part.
    """
    theirs = [one for one in found if one.key.rater == Rater.CLIENT and one.key.instrument == CLIENT.key]
    return _of(max(theirs, key=lambda one: (one.on, one.seq))) if theirs else None


def says(viewer: Viewer, look: Look) -> Says | None:
    """What one look says that was fetched for this viewer; None for what is never added up, for a mirror, and for
    what was taken back."""
    if look.rater != Rater.CLIENT or not look.top or look.withdrawn_at is not None:
        return None
    if look.score is None or look.mode not in IN_PERSON:
        alone = Saying.NO_SCORE if look.score is None else Saying.APART
        return Says(alone, look.id, look.on, look.instrument, look.top)
    state = _state(viewer, look)
    if state is None:
        return None
    kept = Kept.from_json(state.told)
    return _of(kept if kept.look == look.id else _as_it_was(look, kept))


def _state(viewer: Viewer, look: Look) -> ScoreState | None:
    own = {"alliance_id": look.alliance_id, "alliance__practitioner_id": viewer.id}
    rows = ScoreState.objects.filter(org_id=viewer.org_id, audience=WORKER, **own)
    return rows.filter(**key_of(look)._asdict()).only("told").first()


def _as_it_was(look: Look, newest: Kept) -> Kept:
    """An older look: its series read again, up to it."""
    rows = series(look.org_id, look.alliance_id, WORKER)[newest.key]
    until = rows[: next(at for at, row in enumerate(rows, 1) if row.id == look.id)]
    read = read_again(None, until, patches_of(look.org_id, look.alliance_id), newest.prior)
    return kept_of(read, newest.key, until, newest.prior, flat(look.org_id, until), newest.scale)


def _of(kept: Kept) -> Says:
    told = kept.told
    one = saying(told, flat=kept.flat, waiting=kept.waiting)
    instrument = kept.key.instrument
    false = within_a_year(scale_of(instrument, kept.top), FALSE[one]) if one in FALSE else None
    where = (kept.look, kept.on, instrument, kept.top, kept.steps, kept.mode, kept.medium)
    source = (told.looks_before, told.usual, kept.rule, kept.prior.source)
    return Says(one, *where, *source, in_a_hundred(false) if false else None, kept.scale)
