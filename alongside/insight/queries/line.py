"""The line between a practitioner and one person, and the gap between the two sides: dates, steps and codes, never a word.

For the practitioner's own eyes too: how many notices from answers chance alone would show on the caseload.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db.models import DateField, IntegerField, Q, QuerySet, Value

from alongside.access.identities import Viewer
from alongside.agenda.models import Promise
from alongside.base.clock import today
from alongside.base.models import COUNTS
from alongside.checkins.models import Mode, Rater
from alongside.checkins.queries import own_check_ins
from alongside.core.detection.settings import FEWEST, OWN_SCALE, Units
from alongside.core.detection.signal import Severity
from alongside.core.detection.usual import Usual, bands
from alongside.core.dyad import DatedScore, Gap, Pair, Tracking, gap, pairs, tracking
from alongside.core.false_signals import YEAR, chance_signals, either, until
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.interpretation import severities_of
from alongside.core.line import AllianceLine, Dot, RuptureSpan
from alongside.core.results import Figure, NotEnough
from alongside.core.rhythm import CheckInRhythm
from alongside.core.states.agreements import PromiseState
from alongside.insight.queries import check_ins as readings
from alongside.insight.queries.service import IN_PERSON, as_prior, prior_for, priors_for
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances
from alongside.repair.models import Rupture, Slip

#: Check-ins with these make the line. What was only talked about has no height.
DRAWN = (CLIENT.key, MIRROR.key)
HELPED = (Mode.WITH_HELP, Mode.FOR_THEM)
NEVER = Value(None, output_field=DateField())


class LineRow(NamedTuple):
    """A mark on the line: a check-in by its rater, or what else happened by its kind, with the day it was over."""

    kind: str
    on: dt.date
    seq: int
    id: uuid.UUID
    until: dt.date | None = None
    instrument: str = ""
    version: str = ""
    mode: str = ""
    medium: str = ""
    score: int | None = None
    top: int = 0
    mine_weeks: int | None = None
    theirs_weeks: int | None = None
    good_weeks: int | None = None


def drawn_line(viewer: Viewer, alliance: Alliance) -> tuple[AllianceLine, readings.Interpretation | None]:
    """Everything on the line of an alliance that was fetched for this viewer (nothing for who is not its practitioner), and
    what the newest of their answers says, where there is one.

    Two SELECTs, and one more where the last four of their answers have the same score.
    """
    rows, saved = _rows_of(viewer, alliance), priors_for(viewer.org_id, DRAWN)
    ruptures = [(row.on, row.until) for row in rows if row.kind == "rupture"]
    series = readings.series_of(
        readings.CheckInRow(alliance.id, row.kind, *row[5:9], row.on, row.seq, row.score, row.top, row.id)
        for row in rows
        if row.kind in Rater.values
    )
    usual: dict[uuid.UUID, Usual] = {}
    for key, check_ins in series.items():  # only check-ins asked in one way share a band
        units = Units.of(as_prior(saved.get(key.instrument), OWN_SCALE))
        [of_series] = bands([readings.seen(check_ins, ruptures)], units, check_ins[-1].top)
        usual |= {row.id: band for row, band in zip(check_ins, of_series, strict=True) if band}
    newest = readings.interpret_newest(viewer.org_id, series, ruptures, saved)
    return _line(rows, usual, today(viewer.zone)), newest


def _rows_of(viewer: Viewer, alliance: Alliance) -> list[LineRow]:
    """Every mark, in order of day and then of saving; one SELECT."""
    drawn = readings.readable(viewer.org_id, [alliance.id]).filter(
        Q(instrument__in=DRAWN) | Q(rater=Rater.FOR_ME)
    )
    more = ("instrument", "version", "mode", "medium", "score", "top")
    weeks = [f"alliance__rhythm__{name}_weeks" for name in ("mine", "theirs", "good")]
    own = {"alliance__practitioner_id": viewer.id}
    check_ins = drawn.filter(**own).values_list("rater", "on", "seq", "id", NEVER, *more, *weeks)
    own |= {"org_id": viewer.org_id, "alliance_id": alliance.id}
    is_kept = Q(state=PromiseState.KEPT, state_on__isnull=False)
    others = (
        _marks(Rupture.objects.filter(COUNTS, **own), "rupture", "began_on", "mended_on"),
        _marks(Slip.objects.filter(retracted_at__isnull=True, **own), "slip", "on"),
        _marks(Promise.objects.filter(is_kept, **own), "kept", "state_on"),
    )
    rows = check_ins.order_by().union(*others, all=True)
    return sorted(map(LineRow._make, rows), key=lambda row: (row.on, row.seq))


def _marks(rows: QuerySet[Any], kind: str, on: str, until: str | Value = NEVER) -> QuerySet[Any]:
    """These rows in the columns of LineRow, as one SELECT takes them together."""
    none = [Value(None, output_field=IntegerField())] * (len(LineRow._fields) - 5)
    return rows.order_by().values_list(Value(kind), on, "seq", "id", until, *none)


def _line(rows: Sequence[LineRow], usual: Mapping[uuid.UUID, Usual], last: dt.date) -> AllianceLine:
    by_kind: dict[str, list[LineRow]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)

    def dots(rater: Rater) -> tuple[Dot, ...]:
        return tuple(
            Dot(
                id=str(row.id),
                on=row.on,
                steps=row.score,
                top=row.top,
                way=f"{row.mode} {row.medium} {row.instrument}",
                apart=row.mode in HELPED,
                usual=usual.get(row.id),
            )
            for row in by_kind[rater]
        )

    drawn = [row.on for row in rows if row.kind in (*Rater.values, "rupture")]
    weeks = next(((row.mine_weeks, row.theirs_weeks, row.good_weeks) for row in rows if row.mine_weeks), ())
    return AllianceLine(
        first=min(drawn, default=last),
        last=last,
        gap_days=CheckInRhythm(*weeks).gap_days,
        answers=dots(Rater.CLIENT),
        mirror=dots(Rater.MIRROR),
        ease=dots(Rater.FOR_ME),
        patches=tuple(RuptureSpan(row.on, row.until) for row in by_kind["rupture"]),
        slips=tuple(row.on for row in by_kind["slip"]),
        promises_kept=tuple(row.on for row in by_kind["kept"]),
    )


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
    by_way = {way: pairs(scores, guesses) for way, scores in answers.items()}
    way = max(by_way, key=lambda way: (len(by_way[way]), answers[way][-1].on), default=("", ""))
    paired = by_way.get(way, [])
    other = sum(map(len, answers.values())) - len(answers[way])
    scores = [pair.answer.steps for pair in paired], [pair.guess.steps for pair in paired]
    return TwoSides(tuple(paired), _enough(gap, *scores), _enough(tracking, *scores), *way, other)


def _enough(figure: Callable[[Sequence[int], Sequence[int]], F], *scores: Sequence[int]) -> F | NotEnough:
    try:
        return figure(*scores)
    except NotEnough as lacking:
        return lacking


def chance_of(viewer: Viewer) -> tuple[Figure, int]:
    """How many of my relationships with answers of the last year that were enough for a notice would show one by chance,
    and in how many there was one; three SELECTs."""
    prior = prior_for(viewer.org_id, CLIENT.key, OWN_SCALE)
    own = own_alliances(viewer).values_list("pk", flat=True)
    answers = readings.readable(viewer.org_id, own).filter(rater=Rater.CLIENT, instrument=CLIENT.key)
    series = readings.series_of(readings.check_in_rows(answers))
    day, signalled = today(viewer.zone), set()
    compared: dict[uuid.UUID, list[Figure]] = defaultdict(list)
    scores = [readings.seen(rows, ()) for rows in series.values()]
    severities = severities_of(scores, Units.of(prior), OWN_SCALE.top)
    for (key, rows), of_series in zip(series.items(), severities, strict=True):
        if any(row.on > day - YEAR for row in rows[FEWEST:]):
            days = [row.on for row in rows]
            compared[key.alliance].append(until(day, days, OWN_SCALE, Severity.SLOW, prior.calibration))
        shown = [severity in (Severity.SLOW, Severity.UNUSUAL) for severity in of_series]
        if any(
            row.on > day - YEAR and new and not old
            for row, new, old in zip(rows, shown, [False, *shown], strict=False)
        ):
            signalled.add(key.alliance)
    return chance_signals([either(figures) for figures in compared.values()]), len(signalled)
