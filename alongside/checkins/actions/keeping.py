"""What the actions share: one look with its answers, its audit event, and the score read from it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.checkins.models import Answer, CheckIn, Rater
from alongside.core.errors import NotEnoughAnswers, NotOnScale
from alongside.core.instruments.model import Aside, Instrument
from alongside.core.scoring import score
from alongside.people.models import Alliance

#: Item to step above the lowest answer, or an answer that is no score.
Steps = Mapping[str, int | Aside]


@dataclass(frozen=True)
class Said:
    """One answer as it will be kept."""

    item: str
    step: int | None = None
    choice: str = ""
    words: str = ""
    goal_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Read:
    """What a set of answers comes to: `steps` is None where too few were answered or nothing is added up."""

    steps: int | None = None
    top: int = 0
    answered: int = 0


@dataclass(frozen=True)
class How:
    """Which questions, by whom, in which company and on what."""

    rater: str
    instrument: str
    version: str
    mode: str
    medium: str
    audience: str
    helper: str = ""
    read: Read = field(default_factory=Read)


def read(instrument: Instrument, steps: Steps) -> Read:
    """The score of these answers in whole steps, if there are enough. Raises Refused for an answer not on offer."""
    answered = sum(isinstance(one, int) for one in steps.values())
    try:
        return Read(score(instrument, steps).steps, instrument.top, answered)
    except NotEnoughAnswers:
        return Read(None, instrument.top, answered)
    except NotOnScale as no:
        raise Refused(_("Please choose one of these.")) from no


def stepped(steps: Steps) -> list[Said]:
    """Answers in steps, or asides, as they are kept."""
    return [
        Said(item, choice=one.value) if isinstance(one, Aside) else Said(item, step=one)
        for item, one in steps.items()
    ]


def keep(
    by: Viewer, id: uuid.UUID, alliance: Alliance, how: How, said: Iterable[Said], **more: Any
) -> CheckIn:
    """Write one look with its answers and its audit event. Raises Refused where nothing was said."""
    answers = list(said)
    if not answers:
        raise Refused(_("Nothing is chosen or written yet. Say one thing, or leave the page; both are fine."))
    mine = how.rater != Rater.CLIENT
    own = {"org_id": by.org_id, "made_by_id": by.id}
    look = CheckIn.objects.create(
        id=id,
        alliance=alliance,
        person_id=alliance.person_id,
        rater=how.rater,
        instrument=how.instrument,
        version=how.version,
        mode=how.mode,
        medium=how.medium,
        audience=how.audience,
        helper=how.helper.strip(),
        score=how.read.steps,
        top=how.read.top,
        answered=how.read.answered,
        **own,
        **more,
    )
    key_of = by.id if mine else alliance.person_id
    rows = (Answer(look=look, key_of=key_of, **own, **vars(one)) for one in answers)
    Answer.objects.bulk_create(rows)
    tell(by, f"look.{how.rater}", alliance, look.id, "C" if mine else "B", instrument=how.instrument)
    return look


def tell(by: Viewer, verb: str, alliance: Alliance, id: uuid.UUID, records: str, **code: str) -> None:
    """The audit event, and that the alliance has changed."""
    record(by, verb, [("person", alliance.person_id), ("look", id)], records, **code)
