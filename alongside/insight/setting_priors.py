"""Saying what is usual here: from the service's own looks, by hand, or by the default again. A lead's act."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import Claim, claim
from alongside.core.detection.settings import usual
from alongside.core.errors import NotEnough
from alongside.core.priors import FEWEST_ALLIANCES, Prior
from alongside.core.scale import Scale
from alongside.insight.models_service import How, OrgPrior, ServiceReport
from alongside.insight.priors import InUse, in_use
from alongside.insight.service_report import OF_A_PRIOR, figures_of, report_now

#: Looks that the usual spread within a person counts for.
WEIGHTS = (1, 30)


@transaction.atomic
def use_our_own(key: str, *, by: Viewer) -> OrgPrior:
    """Work out what is usual from the organisation's own looks, and use it. Raises Refused with too few, NotThere."""
    now = _estimable(by, key)
    try:
        report = report_now(by, key)
    except NotEnough as no:
        raise _too_few() from no
    figures = figures_of(report)
    if OF_A_PRIOR[0] not in figures:
        raise _too_few()
    if now.row and now.row.report_id == report.pk:
        return now.row
    mean, between, within = (figures[name] for name in OF_A_PRIOR)
    prior = Prior(mean.value, between.value, within.value)
    return _save(by, now, How.ESTIMATED, prior, report)


@transaction.atomic
def enter(
    key: str, *, by: Viewer, id: uuid.UUID, mean: float, between: float, within: float, weight: int
) -> OrgPrior:
    """Use figures entered by hand: the mean and two standard deviations in the instrument's points.

    Raises Refused beside the field that is out of bounds, NotThere.
    """
    now = in_use(by, key)
    given = {"mean": repr(mean), "between": repr(between), "within": repr(within), "weight": weight}
    if claim(by, "usual", id, {"instrument": key, **given}) is not Claim.FIRST:
        return OrgPrior.objects.get(org_id=by.org_id, pk=id)
    prior = _in_steps(now.scale, mean, between, within, weight)
    return _save(by, now, How.BY_HAND, prior, id=id)


@transaction.atomic
def use_default(key: str, *, by: Viewer) -> OrgPrior | None:
    """Go back to the safe default; nothing happens where it is in use. Raises NotThere."""
    now = in_use(by, key)
    if now.row is None or now.row.how == How.DEFAULT:
        return now.row
    return _save(by, now, How.DEFAULT, usual(now.scale))


def bounds(scale: Scale) -> dict[str, tuple[float, float]]:
    """From where to where each figure may go, in points. A spread below half a step is rounding alone."""
    step, half = float(scale.step), float(scale.high - scale.low) / 2
    spread = (step / 2, half)
    return {
        "mean": (float(scale.low), float(scale.high)),
        "between": spread,
        "within": spread,
        "weight": WEIGHTS,
    }


def out_of_bounds(scale: Scale, figures: Mapping[str, float]) -> Iterator[Refused]:
    """One for each of these figures that lies outside its bounds, beside its field."""
    for name, given in figures.items():
        least, most = bounds(scale)[name]
        if not least <= given <= most:
            said = {"least": f"{least:g}", "most": f"{most:g}"}
            yield Refused(_("Please give a figure from %(least)s to %(most)s.") % said, name)


def _in_steps(scale: Scale, mean: float, between: float, within: float, weight: int) -> Prior:
    given = {"mean": mean, "between": between, "within": within, "weight": weight}
    if refused := next(out_of_bounds(scale, given), None):
        raise refused
    step = float(scale.step)
    return Prior((mean - float(scale.low)) / step, (between / step) ** 2, (within / step) ** 2, weight)


def _estimable(by: Viewer, key: str) -> InUse:
    """What a worker thinks is that worker's alone, and no figure about others is made of it."""
    now = in_use(by, key)
    if now.instrument.rater != "client":
        raise NotThere
    return now


def _too_few() -> Refused:
    said = {"needed": FEWEST_ALLIANCES}
    return Refused(
        _("Too few to say. %(needed)s relationships with three looks each are needed; nothing was changed.")
        % said
    )


def _save(
    by: Viewer,
    now: InUse,
    how: How,
    prior: Prior,
    report: ServiceReport | None = None,
    id: uuid.UUID | None = None,
) -> OrgPrior:
    made = OrgPrior(
        org_id=by.org_id,
        made_by_id=by.id,
        instrument=now.instrument.key,
        rater=now.instrument.rater,
        how=how,
        mean=prior.mean,
        between=prior.between,
        within=prior.within,
        weight=prior.weight,
        on=today(by.zone),
    )
    if id:
        made.id = id
    if report:
        made.on, made.report, figures = report.on, report, figures_of(report)
        made.relationships = figures[OF_A_PRIOR[0]].n
        made.intervals = {
            name: [between.low, between.high]
            for name in OF_A_PRIOR
            if (between := figures[name].interval) is not None
        }
    made.save()
    record(by, f"usual.{how.value}", [("usual", made.id)], instrument=made.instrument)
    return made
