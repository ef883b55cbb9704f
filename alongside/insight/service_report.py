"""Figures about the whole service, worked out when a lead asks and kept until enough has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.core import priors, reliability
from alongside.core.errors import NotEnough
from alongside.core.results import Figure
from alongside.core.service_figures import enough_for_a_mean, enough_since
from alongside.insight.models_service import ServiceReport
from alongside.insight.service_looks import Told, changed_since, told, told_by
from alongside.people.team.queries import check_lead

#: What a prior is made of; there when twenty relationships have three looks.
OF_A_PRIOR = ("mean", "variance_between", "variance_within")
SEED = 1


def latest_report(viewer: Viewer, instrument: str) -> ServiceReport | None:
    """What was worked out last. Raises NotThere for who does not lead."""
    check_lead(viewer)
    return ServiceReport.objects.filter(org_id=viewer.org_id, instrument=instrument).order_by("-seq").first()


def figures_of(report: ServiceReport | None) -> dict[str, Figure]:
    """Its figures by name."""
    return {name: Figure.from_json(one) for name, one in (report.figures if report else {}).items()}


@transaction.atomic
def relied_on(instrument: str, *, by: Viewer) -> tuple[ServiceReport | None, bool]:
    """The report as it stands now, and whether it is a new one; None with too few people or workers. Raises NotThere."""
    last = latest_report(by, instrument)
    try:
        now = report_now(by, instrument)
    except NotEnough:
        return None, False
    return now, last is None or now.pk != last.pk


def report_now(viewer: Viewer, instrument: str) -> ServiceReport:
    """The report as it stands now: a new one where enough has changed since the last, else the last.

    Inside a transaction. Raises NotEnough where not even one figure can be said, NotThere for who does not lead.
    """
    last = latest_report(viewer, instrument)
    if last is not None:
        try:
            enough_since(changed_since(viewer.org_id, instrument, last.made_at))
        except NotEnough:
            return last
    series = told(viewer.org_id, instrument)
    made = ServiceReport.objects.create(
        org_id=viewer.org_id,
        made_by_id=viewer.id,
        instrument=instrument,
        relationships=len(series),
        figures={name: figure.as_json() for name, figure in work_out(series).items()},
        on=today(viewer.zone),
    )
    record(viewer, "service.worked-out", [("report", made.id)], instrument=instrument)
    return made


def work_out(series: list[Told]) -> dict[str, Figure]:
    """Every figure that these relationships are enough for. Raises NotEnough where there is not one."""
    twice = [one for one in series if len(one.scores) >= 2]
    _people_and_workers(twice)
    found: dict[str, Figure] = {}
    first: NotEnough | None = None
    for part in (_relied, _retested, _usual):
        try:
            found |= dict(part(series))
        except NotEnough as no:
            first = first or no
    if not found and first:
        raise first
    return found


def _people_and_workers(series: list[Told]) -> None:
    enough_for_a_mean(_people(series), _of_each_worker(series))


def _relied(series: list[Told]) -> Iterator[tuple[str, Figure]]:
    scores = [one.scores for one in series]
    spread = reliability.spread(scores, SEED)
    yield "between", spread.between
    yield "within", spread.within
    yield "icc", reliability.icc1(scores).icc


def _retested(series: list[Told]) -> Iterator[tuple[str, Figure]]:
    yield "retest", reliability.retest([one.scores for one in series])


def _usual(series: list[Told]) -> Iterator[tuple[str, Figure]]:
    often = [one for one in series if len(one.scores) >= priors.FEWEST_LOOKS]
    found = priors.estimate([one.scores for one in often], "own looks", SEED)
    _people_and_workers(often)
    yield from zip(OF_A_PRIOR, (found.mean, found.between, found.within), strict=True)


def counts(viewer: Viewer, instruments: Sequence[str]) -> dict[str, dict[str, Any]]:
    """How far it is to what is usual: relationships with three looks, and whose they are. For rounding only."""
    check_lead(viewer)
    return {key: _counts(series) for key, series in told_by(viewer.org_id, instruments).items()}


def _counts(series: list[Told]) -> dict[str, Any]:
    often = [one for one in series if len(one.scores) >= priors.FEWEST_LOOKS]
    return {"relationships": len(often), "people": _people(often), "of_each_worker": _of_each_worker(often)}


def people_and_workers(viewer: Viewer, instrument: str) -> tuple[int, list[int]]:
    """Of how many people there are two looks or more, and how many each worker has. For rounding only."""
    check_lead(viewer)
    twice = [one for one in told(viewer.org_id, instrument) if len(one.scores) >= 2]
    return _people(twice), _of_each_worker(twice)


def _people(series: list[Told]) -> int:
    return len({one.person for one in series})


def _of_each_worker(series: list[Told]) -> list[int]:
    """How many people each worker has."""
    return list(Counter(worker for worker, _ in {(one.worker, one.person) for one in series}).values())
