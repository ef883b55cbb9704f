"""The line between a practitioner and one person: dates, steps and codes, and never a word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, DateField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from alongside.access.identities import Viewer
from alongside.agenda.models import Promise
from alongside.base.clock import today
from alongside.checkins.models import COUNTS, READABLE, CheckIn, Mode, Rater, Rhythm
from alongside.core.checkin_rhythm import CheckInRhythm
from alongside.core.detection.settings import OWN_SCALE, Units
from alongside.core.detection.usual import Seen, bands
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.line import AllianceLine, Band, Dot, RuptureSpan
from alongside.core.states.promise import PromiseState
from alongside.insight.interpretation import Interpretation, interpret_newest
from alongside.insight.models_service import OrgPrior
from alongside.insight.priors import as_prior, priors_for
from alongside.insight.series import RATERS, LookRow, in_patch, series_of
from alongside.people.models import Alliance
from alongside.repair.models import Rupture, Slip
from alongside.repair.models.rupture import COUNTS as HARD_COUNTS

#: Looks of these make the line. What was only talked about has no height.
DRAWN = (CLIENT.key, MIRROR.key)
HELPED = (Mode.WITH_HELP, Mode.FOR_THEM)
_NEVER = Value(dt.date(1900, 1, 1), output_field=DateField())
_NONE = Value(-1, output_field=IntegerField())


@dataclass(frozen=True)
class DrawnLine:
    """The line of one alliance, and what the newest of their answers say; None where there are none."""

    line: AllianceLine
    newest: Interpretation | None


def line_of(viewer: Viewer, alliance: Alliance) -> AllianceLine:
    """Everything on the line of an alliance that was fetched for this viewer: nothing for who is not its practitioner.

    Two SELECTs.
    """
    rows = _rows_of(viewer, alliance)
    return _with_usual(_line(rows, today(viewer.zone)), priors_for(viewer.org_id, DRAWN))


def drawn_line(viewer: Viewer, alliance: Alliance) -> DrawnLine:
    """The same with what their newest answers say; three SELECTs at most."""
    rows = _rows_of(viewer, alliance)
    line = _line(rows, today(viewer.zone))
    series = series_of(_look_row(alliance, row) for row in rows if row["what"] in RATERS)
    patches = [(patch.began, patch.until) for patch in line.patches]
    saved = priors_for(viewer.org_id, DRAWN)
    return DrawnLine(_with_usual(line, saved), interpret_newest(viewer.org_id, series, patches, saved))


def _rows_of(viewer: Viewer, alliance: Alliance) -> list[dict[str, Any]]:
    first, *others = (
        _own(rows, viewer, alliance) for rows in (_looks(), _strains(), _slips(), _kept(), _rhythm())
    )
    return list(first.union(*others, all=True).order_by("col_day", "seq"))


def _own(rows: QuerySet[Any], viewer: Viewer, alliance: Alliance) -> QuerySet[Any]:
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    return rows.filter(org_id=viewer.org_id, **own)


def _with_usual(line: AllianceLine, saved: Mapping[str, OrgPrior]) -> AllianceLine:
    """The line with what was usual before each look. Only looks asked in one way share a band."""
    return replace(
        line, theirs=_with_bands(line, line.theirs, saved), mirror=_with_bands(line, line.mirror, saved)
    )


def _with_bands(line: AllianceLine, dots: Sequence[Dot], saved: Mapping[str, OrgPrior]) -> tuple[Dot, ...]:
    patches = [(patch.began, patch.until) for patch in line.patches]
    usual: dict[str, Band] = {}
    for (way, top), own in _ways(dots).items():
        prior = as_prior(saved.get(way.split(" ")[-1]), OWN_SCALE)
        looks = [Seen(dot.on, dot.steps or 0, in_patch(dot.on, patches)) for dot in own]
        [of_way] = bands([looks], Units.of(prior), top)
        usual |= {dot.id: Band(band.low, band.high) for dot, band in zip(own, of_way, strict=True) if band}
    return tuple(replace(dot, usual=usual.get(dot.id)) for dot in dots)


def _ways(dots: Sequence[Dot]) -> dict[tuple[str, int], list[Dot]]:
    by: dict[tuple[str, int], list[Dot]] = {}
    for dot in dots:
        if dot.steps is not None and not dot.apart:
            by.setdefault((dot.way, dot.top), []).append(dot)
    return by


def _rows(model: Any, what: Any, day: Any, **more: Any) -> QuerySet[Any]:
    text = CharField(max_length=40)
    columns = {
        "what": what,
        "col_day": day,
        "col_second": more.get("second", _NEVER),
        "col_way": Cast(more.get("way", Value("")), text),
        "col_n": Cast(more.get("n", _NONE), IntegerField()),
        "col_top": Cast(more.get("top", _NONE), IntegerField()),
        "col_more": Cast(more.get("more", Value("")), TextField()),
    }
    rows = model._default_manager.order_by()
    if "seq" in more:
        return rows.values("id", seq=more["seq"], **columns)
    return rows.values("id", "seq", **columns)


def _word(word: str) -> Value:
    return Value(word, output_field=CharField(max_length=12))


def _looks() -> QuerySet[Any]:
    way = Concat(F("mode"), Value(" "), F("medium"), Value(" "), F("instrument"), output_field=CharField())
    what = Cast(F("rater"), CharField(max_length=12))
    score = Coalesce(F("score"), _NONE)
    rows = _rows(CheckIn, what, F("on"), way=way, n=score, top=F("top"), more=F("version"))
    drawn = rows.filter(COUNTS, audience__in=READABLE)
    return drawn.filter(instrument__in=DRAWN) | drawn.filter(rater=Rater.FOR_ME)


def _strains() -> QuerySet[Any]:
    rows = _rows(Rupture, _word("strain"), F("began_on"), second=Coalesce(F("mended_on"), _NEVER))
    return rows.filter(HARD_COUNTS)


def _slips() -> QuerySet[Any]:
    return _rows(Slip, _word("slip"), F("on")).filter(taken_back_at__isnull=True)


def _kept() -> QuerySet[Any]:
    rows = _rows(Promise, _word("kept"), F("state_on"))
    return rows.filter(state=PromiseState.KEPT, state_on__isnull=False)


def _rhythm() -> QuerySet[Any]:
    return _rows(Rhythm, _word("rhythm"), _NEVER, n=F("mine_weeks"), top=F("theirs_weeks"))


def _line(rows: list[dict[str, Any]], last: dt.date) -> AllianceLine:
    by: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by.setdefault(row["what"], []).append(row)
    drawn = [row["col_day"] for what in (*Rater.values, "strain") for row in by.get(what, ())]
    weeks = [CheckInRhythm(row["col_n"], row["col_top"]) for row in by.get("rhythm", ())]
    return AllianceLine(
        first=min(drawn, default=last),
        last=last,
        gap_days=(weeks[0] if weeks else CheckInRhythm()).gap_days,
        theirs=tuple(_dot(row) for row in by.get(Rater.CLIENT, ())),
        mirror=tuple(_dot(row) for row in by.get(Rater.MIRROR, ())),
        ease=tuple(_dot(row) for row in by.get(Rater.FOR_ME, ())),
        patches=tuple(_patch(row) for row in by.get("strain", ())),
        slips=tuple(row["col_day"] for row in by.get("slip", ())),
        kept=tuple(row["col_day"] for row in by.get("kept", ())),
    )


def _dot(row: dict[str, Any]) -> Dot:
    steps = row["col_n"] if row["col_n"] >= 0 else None
    apart = row["col_way"].split(" ")[0] in HELPED
    return Dot(str(row["id"]), row["col_day"], steps, row["col_top"], row["col_way"], apart)


def _look_row(alliance: Alliance, row: dict[str, Any]) -> LookRow:
    mode, medium, instrument = row["col_way"].split(" ")
    steps = row["col_n"] if row["col_n"] >= 0 else None
    where = (alliance.id, row["what"], instrument, row["col_more"], mode, medium)
    return LookRow(*where, row["col_day"], row["seq"], steps, row["col_top"], row["id"])


def _patch(row: dict[str, Any]) -> RuptureSpan:
    mended = row["col_second"]
    return RuptureSpan(row["col_day"], mended if mended >= row["col_day"] else None)
