"""For the practitioner's own eyes: the gap between how I think it is for them and how they said it is, and how many notices
from answers chance alone would show on my caseload."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.checkins.models import Rater
from alongside.checkins.queries import own_check_ins
from alongside.core.detection.settings import FEWEST, OWN_SCALE, Units
from alongside.core.detection.signal import Severity
from alongside.core.dyad import DatedScore, Gap, Pair, Tracking, gap, pairs, tracking
from alongside.core.errors import NotEnough
from alongside.core.false_signals import chance_signals, within_a_year
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.interpretation import severities_of
from alongside.core.results import Figure
from alongside.insight.queries.series import IN_PERSON, check_in_rows, readable, seen, series_of
from alongside.insight.queries.usual import prior_for
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

YEAR = dt.timedelta(days=365)
F = TypeVar("F")


@dataclass(frozen=True)
class TwoSides:
    """The pairs, and what they are enough for: a figure, or how far it is to one.

    `mode` and `medium`: how their answers in these pairs came; `other` is how many came in other ways.
    """

    pairs: tuple[Pair, ...]
    gap: Gap | NotEnough
    tracking: Tracking | NotEnough
    mode: str = ""
    medium: str = ""
    other: int = 0


def two_sides(viewer: Viewer, alliance: Alliance) -> TwoSides:
    """Of an alliance that was fetched for this viewer; one SELECT. What is kept from the worker is not in it.

    Answers with help, or given for them, stand for themselves and are paired with nothing. Answers that came in different
    ways are not joined up: the way with most pairs counts, of two the one that was used last.
    """
    rows = own_check_ins(viewer, alliance).filter(
        instrument__in=(CLIENT.key, MIRROR.key), mode__in=IN_PERSON, score__isnull=False
    )
    answers: dict[tuple[str, str], list[DatedScore]] = defaultdict(list)
    guesses: list[DatedScore] = []
    fields = ("rater", "mode", "medium", "on", "score")
    for rater, mode, medium, on, score in rows.order_by("on", "seq").values_list(*fields):
        (answers[mode, medium] if rater == Rater.CLIENT else guesses).append(DatedScore(on, score or 0))
    by_way = {way: pairs(theirs, guesses) for way, theirs in answers.items()}
    way = max(by_way, key=lambda way: (len(by_way[way]), answers[way][-1].on), default=("", ""))
    paired = by_way.get(way, [])
    other = sum(len(theirs) for theirs in answers.values()) - len(answers[way])
    scores = [pair.answer.steps for pair in paired], [pair.guess.steps for pair in paired]
    return TwoSides(tuple(paired), _enough(gap, *scores), _enough(tracking, *scores), *way, other)


def _enough(figure: Callable[[Sequence[int], Sequence[int]], F], *scores: Sequence[int]) -> F | NotEnough:
    try:
        return figure(*scores)
    except NotEnough as lacking:
        return lacking


@dataclass(frozen=True)
class Chance:
    """`expected` of my relationships would show one by chance, in the looks of the last year; in `seen` there was one."""

    expected: Figure
    seen: int


def chance_of(viewer: Viewer) -> Chance:
    """Over my relationships with answers of the last year that were enough for a notice; three SELECTs."""
    units = Units.of(prior_for(viewer.org_id, CLIENT.key, OWN_SCALE))
    own = own_alliances(viewer).values_list("pk", flat=True)
    answers = readable(viewer.org_id, own).filter(rater=Rater.CLIENT, instrument=CLIENT.key)
    series = series_of(check_in_rows(answers))
    since, compared, unusual = today(viewer.zone) - YEAR, Counter[uuid.UUID](), set()
    severities = severities_of([seen(rows, ()) for rows in series.values()], units)
    for (key, rows), of_series in zip(series.items(), severities, strict=True):
        if lately := sum(row.on >= since for row in rows[FEWEST:]):
            compared[key.alliance] += lately
        if any(
            row.on >= since and severity is Severity.UNUSUAL
            for row, severity in zip(rows, of_series, strict=True)
        ):
            unusual.add(key.alliance)
    share = within_a_year(OWN_SCALE, Severity.UNUSUAL).value
    return Chance(chance_signals(list(compared.values()), share), len(unusual))
