"""The check-ins of a whole service, for figures about the service: scores without a name, and who they come from as a count.

Only what the client lets the worker read, and only their own answers: with help, or given for them, stand for themselves.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from alongside.access.identities import Viewer
from alongside.base.models import COUNTS
from alongside.checkins.models import Audience, CheckIn, Rater
from alongside.core import priors, reliability
from alongside.core.errors import NotEnough
from alongside.core.results import Figure
from alongside.core.service_figures import enough_for_a_mean
from alongside.insight.models import ServiceReport
from alongside.insight.queries.series import IN_PERSON
from alongside.people.queries.team import check_lead

#: What a prior is made of; there when twenty relationships have three looks.
OF_A_PRIOR = ("mean", "variance_between", "variance_within")
SEED = 1
SHARED = (Audience.WORKER, Audience.TALK)


@dataclass(frozen=True)
class ServiceSeries:
    """One relationship's scores in steps, in their order, asked in one way; whose, and with whom."""

    alliance: uuid.UUID
    person: uuid.UUID
    worker: uuid.UUID
    scores: tuple[int, ...]


def scores_of(org_id: uuid.UUID, instruments: Sequence[str]) -> dict[str, list[ServiceSeries]]:
    """Every relationship with scores, by instrument; one SELECT.

    Answers that came in different ways are not joined: the longest way counts.
    """
    way = ("instrument", "alliance_id", "mode", "medium")
    rows = _own_answers(org_id, instruments).order_by(*way, "on", "seq")
    fields = (*way, "person_id", "alliance__practitioner_id", "score")
    longest: dict[tuple[str, uuid.UUID], ServiceSeries] = {}
    for (instrument, alliance, *_), grouped in groupby(rows.values_list(*fields), key=lambda row: row[:4]):
        check_ins = list(grouped)
        series = ServiceSeries(
            alliance,
            person=check_ins[0][4],
            worker=check_ins[0][5],
            scores=tuple(row[6] for row in check_ins),
        )
        before = longest.get((instrument, alliance))
        if before is None or len(series.scores) > len(before.scores):
            longest[instrument, alliance] = series
    return {key: [series for (of, _), series in longest.items() if of == key] for key in instruments}


def changed_since(org_id: uuid.UUID, instrument: str, made: dt.datetime) -> list[int]:
    """How many relationships of each worker have check-ins that were kept after `made`."""
    rows = _own_answers(org_id, [instrument]).filter(made_at__gt=made)
    changed = rows.values_list("alliance_id", "alliance__practitioner_id").distinct()
    return list(Counter(worker for _, worker in changed).values())


def _own_answers(org_id: uuid.UUID, instruments: Sequence[str]) -> QuerySet[CheckIn]:
    own = {"org_id": org_id, "instrument__in": instruments, "rater": Rater.CLIENT}
    return CheckIn.objects.filter(COUNTS, audience__in=SHARED, mode__in=IN_PERSON, score__isnull=False, **own)


@dataclass(frozen=True)
class ServiceCount:
    """How many relationships have so many looks, of how many people, and how many people each worker has. For rounding
    only."""

    relationships: int
    people: int
    of_each_worker: list[int]


def count(series: Sequence[ServiceSeries], fewest_looks: int) -> ServiceCount:
    """Of those of the series that have at least so many looks."""
    often = [of for of in series if len(of.scores) >= fewest_looks]
    pairs = {(of.worker, of.person) for of in often}
    each = list(Counter(worker for worker, _person in pairs).values())
    return ServiceCount(len(often), len({of.person for of in often}), each)


def counts(viewer: Viewer, instruments: Sequence[str], fewest_looks: int) -> dict[str, ServiceCount]:
    """How far it is to figures of these instruments. Raises NotThere for who does not lead."""
    check_lead(viewer)
    scores = scores_of(viewer.org_id, instruments)
    return {key: count(series, fewest_looks) for key, series in scores.items()}


def latest_report(viewer: Viewer, instrument: str) -> ServiceReport | None:
    """What was worked out last. Raises NotThere for who does not lead."""
    check_lead(viewer)
    return ServiceReport.objects.filter(org_id=viewer.org_id, instrument=instrument).order_by("-seq").first()


def figures_from(series: list[ServiceSeries]) -> dict[str, Figure]:
    """Every figure that these relationships are enough for. Raises NotEnough where there is not one."""
    twice = count(series, 2)
    enough_for_a_mean(twice.people, twice.of_each_worker)
    figures: dict[str, Figure] = {}
    too_few: NotEnough | None = None
    for part in (_relied, _retested, _usual):
        try:
            figures |= dict(part(series))
        except NotEnough as lacking:
            too_few = too_few or lacking
    if not figures and too_few:
        raise too_few
    return figures


def _relied(series: list[ServiceSeries]) -> Iterator[tuple[str, Figure]]:
    scores = [of.scores for of in series]
    spread = reliability.spread(scores, SEED)
    yield "between", spread.between
    yield "within", spread.within
    yield "icc", reliability.icc1(scores).icc


def _retested(series: list[ServiceSeries]) -> Iterator[tuple[str, Figure]]:
    yield "retest", reliability.retest([of.scores for of in series])


def _usual(series: list[ServiceSeries]) -> Iterator[tuple[str, Figure]]:
    often = count(series, priors.FEWEST_LOOKS)
    scores = [of.scores for of in series if len(of.scores) >= priors.FEWEST_LOOKS]
    estimated = priors.estimate(scores, "own looks", SEED)
    enough_for_a_mean(often.people, often.of_each_worker)
    yield from zip(OF_A_PRIOR, (estimated.mean, estimated.between, estimated.within), strict=True)
