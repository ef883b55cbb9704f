"""What is usual in a service, with one instrument: its own where it has saved one, else the safe default."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere, Refused
from alongside.checkins.queries import questionnaires
from alongside.core.detection.settings import OWN_SCALE, usual
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.priors import Prior
from alongside.core.scale import Scale
from alongside.insight.models import OrgPrior, UsualFrom
from alongside.people.queries.team import check_lead

MOST = 20  # earlier ones that are shown
#: Looks that the usual spread within a person counts for.
WEIGHTS = (1, 30)


def prior_for(org_id: uuid.UUID, instrument: str, scale: Scale) -> Prior:
    """The prior that holds for check-ins with `instrument` in this organisation; one SELECT."""
    return as_prior(priors_for(org_id, [instrument]).get(instrument), scale)


def priors_for(org_id: uuid.UUID, instruments: Collection[str]) -> dict[str, OrgPrior]:
    """What was saved last for each of these instruments, where anything was; one SELECT."""
    rows = OrgPrior.objects.filter(org_id=org_id, instrument__in=instruments)
    return {row.instrument: row for row in rows.order_by("seq")}


def as_prior(row: OrgPrior | None, scale: Scale) -> Prior:
    """A saved row as the core knows it; the default where there is none, or where one went back to it."""
    if row is None or row.how == UsualFrom.DEFAULT:
        return usual(scale)
    return Prior(row.mean, row.between, row.within, row.weight, row.source)


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
    rows = OrgPrior.objects.filter(org_id=viewer.org_id, instrument__in=read).select_related("made_by")
    history: dict[str, list[OrgPrior]] = {key: [] for key in read}
    for row in rows.defer("made_by__photo").order_by("-seq"):
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
