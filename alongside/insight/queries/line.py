"""The line between a practitioner and one person: dates, steps and codes, and never a word."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.db.models import DateField, IntegerField, Q, QuerySet, Value

from alongside.access.identities import Viewer
from alongside.agenda.models import Promise
from alongside.base.clock import today
from alongside.base.models import COUNTS as HARD_COUNTS
from alongside.checkins.models import Mode, Rater
from alongside.core.checkin_rhythm import CheckInRhythm
from alongside.core.detection.settings import OWN_SCALE, Units
from alongside.core.detection.usual import Seen, bands
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.line import AllianceLine, Band, Dot, RuptureSpan
from alongside.core.states.promise import PromiseState
from alongside.insight.models import OrgPrior
from alongside.insight.queries.interpretation import Interpretation, interpret_newest
from alongside.insight.queries.series import CheckInRow, in_rupture, readable, series_of
from alongside.insight.queries.usual import as_prior, priors_for
from alongside.people.models import Alliance
from alongside.repair.models import Rupture, Slip

#: Check-ins with these make the line. What was only talked about has no height.
DRAWN = (CLIENT.key, MIRROR.key)
HELPED = (Mode.WITH_HELP, Mode.FOR_THEM)
NEVER = Value(None, output_field=DateField())


@dataclass(frozen=True)
class DrawnLine:
    """The line of one alliance, and what the newest of their answers say; None where there are none."""

    line: AllianceLine
    newest: Interpretation | None


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


def line_of(viewer: Viewer, alliance: Alliance) -> AllianceLine:
    """Everything on the line of an alliance that was fetched for this viewer: nothing for who is not its practitioner.

    Two SELECTs.
    """
    line = _line(_rows_of(viewer, alliance), today(viewer.zone))
    return _with_usual(line, priors_for(viewer.org_id, DRAWN))


def drawn_line(viewer: Viewer, alliance: Alliance) -> DrawnLine:
    """The same with what their newest answers say; three SELECTs at most."""
    rows = _rows_of(viewer, alliance)
    line, saved = _line(rows, today(viewer.zone)), priors_for(viewer.org_id, DRAWN)
    series = series_of(
        CheckInRow(alliance.id, row.kind, *row[5:9], row.on, row.seq, row.score, row.top, row.id)
        for row in rows
        if row.kind in Rater.values
    )
    ruptures = [(patch.began, patch.until) for patch in line.patches]
    newest = interpret_newest(viewer.org_id, series, ruptures, saved)
    return DrawnLine(_with_usual(line, saved), newest)


def _rows_of(viewer: Viewer, alliance: Alliance) -> list[LineRow]:
    """Every mark, in order of day and then of saving; one SELECT."""
    drawn = readable(viewer.org_id, [alliance.id]).filter(Q(instrument__in=DRAWN) | Q(rater=Rater.FOR_ME))
    more = ("instrument", "version", "mode", "medium", "score", "top")
    weeks = ("alliance__rhythm__mine_weeks", "alliance__rhythm__theirs_weeks")
    own = {"alliance__practitioner_id": viewer.id}
    check_ins = drawn.filter(**own).values_list("rater", "on", "seq", "id", NEVER, *more, *weeks)
    own |= {"org_id": viewer.org_id, "alliance_id": alliance.id}
    kept = Q(state=PromiseState.KEPT, state_on__isnull=False)
    others = (
        _marks(Rupture.objects.filter(HARD_COUNTS, **own), "rupture", "began_on", "mended_on"),
        _marks(Slip.objects.filter(retracted_at__isnull=True, **own), "slip", "on"),
        _marks(Promise.objects.filter(kept, **own), "kept", "state_on"),
    )
    rows = check_ins.order_by().union(*others, all=True)
    return sorted(map(LineRow._make, rows), key=lambda row: (row.on, row.seq))


def _marks(rows: QuerySet[Any], kind: str, on: str, until: str | Value = NEVER) -> QuerySet[Any]:
    """These rows in the columns of LineRow, as one SELECT takes them together."""
    none = [Value(None, output_field=IntegerField())] * (len(LineRow._fields) - 5)
    return rows.order_by().values_list(Value(kind), on, "seq", "id", until, *none)


def _line(rows: Sequence[LineRow], last: dt.date) -> AllianceLine:
    by_kind: dict[str, list[LineRow]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    drawn = [row for row in rows if row.kind in (*Rater.values, "rupture")]
    weeks = next(((row.mine_weeks, row.theirs_weeks) for row in rows if row.mine_weeks), ())
    return AllianceLine(
        first=min((row.on for row in drawn), default=last),
        last=last,
        gap_days=CheckInRhythm(*weeks).gap_days,
        theirs=tuple(map(_dot, by_kind[Rater.CLIENT])),
        mirror=tuple(map(_dot, by_kind[Rater.MIRROR])),
        ease=tuple(map(_dot, by_kind[Rater.FOR_ME])),
        patches=tuple(RuptureSpan(row.on, row.until) for row in by_kind["rupture"]),
        slips=tuple(row.on for row in by_kind["slip"]),
        kept=tuple(row.on for row in by_kind["kept"]),
    )


def _dot(row: LineRow) -> Dot:
    way = f"{row.mode} {row.medium} {row.instrument}"
    return Dot(str(row.id), row.on, row.score, row.top, way, row.mode in HELPED)


def _with_usual(line: AllianceLine, saved: Mapping[str, OrgPrior]) -> AllianceLine:
    """The line with what was usual before each check-in."""
    return replace(
        line, theirs=_with_bands(line, line.theirs, saved), mirror=_with_bands(line, line.mirror, saved)
    )


def _with_bands(line: AllianceLine, dots: Sequence[Dot], saved: Mapping[str, OrgPrior]) -> tuple[Dot, ...]:
    """Only check-ins asked in one way share a band."""
    ruptures = [(patch.began, patch.until) for patch in line.patches]
    by_way: dict[tuple[str, int], list[Dot]] = defaultdict(list)
    for dot in dots:
        if dot.steps is not None and not dot.apart:
            by_way[dot.way, dot.top].append(dot)
    usual: dict[str, Band] = {}
    for (way, top), alike in by_way.items():
        prior = as_prior(saved.get(way.split(" ")[-1]), OWN_SCALE)
        scores = [Seen(dot.on, dot.steps or 0, in_rupture(dot.on, ruptures)) for dot in alike]
        [of_way] = bands([scores], Units.of(prior), top)
        usual |= {dot.id: Band(band.low, band.high) for dot, band in zip(alike, of_way, strict=True) if band}
    return tuple(replace(dot, usual=usual.get(dot.id)) for dot in dots)
