"""Figures about a service: what is usual with one instrument, its own or the safe default; and what the check-ins of the
whole service give, as scores without a name and who they come from as a count."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere, Refused
from alongside.base.models import COUNTS
from alongside.checkins.models import Audience, CheckIn, Mode, Rater
from alongside.checkins.queries import questionnaires
from alongside.core import priors, service_figures
from alongside.core.calibration import FEWEST_LOOKS, as_figures, calibrate, from_figures
from alongside.core.detection.settings import OWN_SCALE, usual
from alongside.core.detection.usual import ScoredCheckIn
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.priors import Prior
from alongside.core.results import Figure, NotEnough
from alongside.core.scale import Scale
from alongside.core.service_figures import enough_for_a_mean
from alongside.insight.models import OrgPrior, ServiceReport, UsualFrom
from alongside.people.queries.team import check_lead

MOST = 20  # earlier ones that are shown
#: Looks that the usual spread within a person counts for.
WEIGHTS = (1, 30)


def prior_for(org_id: uuid.UUID, instrument: str, scale: Scale) -> Prior:
    """The prior that holds for check-ins with `instrument` in this organisation; one SELECT."""
    return as_prior(priors_for(org_id, [instrument]).get(instrument), scale)


def priors_for(org_id: uuid.UUID, instruments: Collection[str]) -> dict[str, OrgPrior]:
    """What was saved last for each of these instruments, where anything was; one SELECT."""
    rows = OrgPrior.objects.filter(org_id=org_id, instrument__in=instruments).select_related("report")
    return {row.instrument: row for row in rows.order_by("seq")}


def as_prior(row: OrgPrior | None, scale: Scale) -> Prior:
    """A saved row as the core knows it; the default where there is none, or where one went back to it."""
    if row is None or row.how == UsualFrom.DEFAULT:
        return usual(scale)
    own = from_figures(row.report.read()) if row.report else None
    return Prior(row.mean, row.between, row.within, row.weight, row.source, own)


@dataclass(frozen=True)
class UsualInUse:
    """What is usual with one instrument as it is used today, and how it came to be so, the newest first."""

    instrument: Instrument
    scale: Scale
    prior: Prior
    history: tuple[OrgPrior, ...]

    @property
    def row(self) -> OrgPrior | None:
        """What was saved last; None where nothing ever was."""
        return self.history[0] if self.history else None

    @property
    def estimable(self) -> bool:
        """What a worker thinks is that worker's alone, and no figure about others is made of it."""
        return self.instrument.rater == CLIENT.rater


def all_in_use(viewer: Viewer) -> list[UsualInUse]:
    """Every instrument that is read here, for a lead, with the scale on which its total is said; two SELECTs.

    The own questions, and what people answer in questionnaires that the organisation holds a licence for. Raises
    NotThere for anybody else.
    """
    check_lead(viewer)
    added = [row.instrument for row in questionnaires(viewer)]
    read = {instrument.key: (instrument, OWN_SCALE) for instrument in (CLIENT, MIRROR)}
    read |= {
        instrument.key: (instrument, instrument.total)
        for instrument in added
        if instrument.rater == CLIENT.rater
    }
    rows = OrgPrior.objects.filter(org_id=viewer.org_id, instrument__in=read)
    history: dict[str, list[OrgPrior]] = {key: [] for key in read}
    for row in rows.select_related("made_by", "report").defer("made_by__photo").order_by("-seq"):
        history[row.instrument].append(row)
    return [
        UsualInUse(
            instrument, scale, as_prior(next(iter(history[key]), None), scale), tuple(history[key][:MOST])
        )
        for key, (instrument, scale) in read.items()
    ]


def in_use(viewer: Viewer, key: str) -> UsualInUse:
    """One of them. Raises NotThere for who does not lead, and for an instrument that is not read here."""
    by_key = {used.instrument.key: used for used in all_in_use(viewer)}
    if key not in by_key:
        raise NotThere
    return by_key[key]


def bounds(scale: Scale) -> dict[str, tuple[float, float]]:
    """From where to where each figure may go, in points. A spread below half a step is rounding alone."""
    low, high, step = float(scale.low), float(scale.high), float(scale.step)
    spread = (step / 2, (high - low) / 2)
    return {"mean": (low, high), "between": spread, "within": spread, "weight": WEIGHTS}


def out_of_bounds(scale: Scale, figures: Mapping[str, float]) -> Iterator[Refused]:
    """One for each of these figures that lies outside its bounds, beside its field."""
    for name, figure in figures.items():
        least, most = bounds(scale)[name]
        if not least <= figure <= most:
            limits = {"least": f"{least:g}", "most": f"{most:g}"}
            yield Refused(_("Please give a figure from %(least)s to %(most)s.") % limits, name)


#: Only their own answers: with help, or given for them, stand for themselves.
IN_PERSON = (Mode.ALONE, Mode.TOGETHER)
#: Only what the client lets the worker read.
SHARED = (Audience.WORKER, Audience.TALK)
#: What a prior is made of; there when twenty relationships have three looks.
OF_A_PRIOR = ("mean", "variance_between", "variance_within")
SEED = 1


@dataclass(frozen=True)
class ServiceSeries:
    """One relationship's scores in steps, in their order, with their days, asked in one way; whose, and with whom."""

    alliance: uuid.UUID
    person: uuid.UUID
    worker: uuid.UUID
    scores: tuple[int, ...]
    days: tuple[dt.date, ...]


def scores_of(org_id: uuid.UUID, instruments: Sequence[str]) -> dict[str, list[ServiceSeries]]:
    """Every relationship with scores, by instrument; one SELECT.

    Answers that came in different ways are not joined: the longest way counts.
    """
    way = ("instrument", "alliance_id", "mode", "medium")
    rows = own_answers(org_id, instruments).order_by(*way, "on", "seq")
    fields = (*way, "person_id", "alliance__practitioner_id", "score", "on")
    longest: dict[tuple[str, uuid.UUID], ServiceSeries] = {}
    for (instrument, alliance, *_way), grouped in groupby(rows.values_list(*fields), key=lambda row: row[:4]):
        check_ins = list(grouped)
        series = ServiceSeries(
            alliance,
            person=check_ins[0][4],
            worker=check_ins[0][5],
            scores=tuple(row[6] for row in check_ins),
            days=tuple(row[7] for row in check_ins),
        )
        before = longest.get((instrument, alliance))
        if before is None or len(series.scores) > len(before.scores):
            longest[instrument, alliance] = series
    return {key: [series for (of, _), series in longest.items() if of == key] for key in instruments}


def changed_since(org_id: uuid.UUID, instrument: str, made: dt.datetime) -> list[int]:
    """How many relationships of each worker have check-ins that were kept after `made`."""
    rows = own_answers(org_id, [instrument]).filter(made_at__gt=made)
    changed = rows.values_list("alliance_id", "alliance__practitioner_id").distinct()
    return list(Counter(worker for _, worker in changed).values())


def own_answers(org_id: uuid.UUID, instruments: Sequence[str]) -> QuerySet[CheckIn]:
    """What people scored themselves with these instruments, and let the worker read."""
    return told_in_person(org_id).filter(instrument__in=instruments, score__isnull=False)


def told_in_person(org_id: uuid.UUID) -> QuerySet[CheckIn]:
    """What people said themselves, and let the worker read."""
    own = {"org_id": org_id, "rater": Rater.CLIENT}
    return CheckIn.objects.filter(COUNTS, audience__in=SHARED, mode__in=IN_PERSON, **own)


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


def latest_report(viewer: Viewer, instrument: str, outcome: str = "") -> ServiceReport | None:
    """What was worked out last, of an instrument alone or beside an outcome. Raises NotThere for who does not lead."""
    check_lead(viewer)
    of = {"instrument": instrument, "outcome": outcome}
    return ServiceReport.objects.filter(org_id=viewer.org_id, **of).order_by("-seq").first()


def figures_from(series: list[ServiceSeries], scale: Scale) -> dict[str, Figure]:
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
    if OF_A_PRIOR[0] in figures:
        mean, between, within = (figures[name].value for name in OF_A_PRIOR)
        with suppress(NotEnough):  # the product's own threshold holds
            figures |= _by_chance(series, Prior(mean, between, within), scale)
    return figures


def _relied(series: list[ServiceSeries]) -> Iterator[tuple[str, Figure]]:
    scores = [of.scores for of in series]
    yield from zip(("between", "within"), service_figures.spread(scores, SEED), strict=True)
    yield "icc", service_figures.icc1(scores).icc


def _retested(series: list[ServiceSeries]) -> Iterator[tuple[str, Figure]]:
    yield "retest", service_figures.retest([of.scores for of in series])


def _usual(series: list[ServiceSeries]) -> Iterator[tuple[str, Figure]]:
    often = count(series, priors.FEWEST_CHECK_INS)
    scores = [of.scores for of in series if len(of.scores) >= priors.FEWEST_CHECK_INS]
    estimated = priors.estimate(scores, "own looks", SEED)
    enough_for_a_mean(often.people, often.of_each_worker)
    yield from zip(OF_A_PRIOR, (estimated.mean, estimated.between, estimated.within), strict=True)


def _by_chance(series: list[ServiceSeries], prior: Prior, scale: Scale) -> dict[str, Figure]:
    often = count(series, FEWEST_LOOKS)
    enough_for_a_mean(often.people, often.of_each_worker)
    looks = [list(map(ScoredCheckIn, of.days, of.scores)) for of in series]
    return as_figures(calibrate(looks, prior, scale))
