"""What is usual in a service, with one instrument: its own where it has saved one, else the safe default."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.checkins.queries import questionnaires
from alongside.core.detection.settings import OWN_SCALE, usual
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.priors import Prior
from alongside.core.scale import Scale
from alongside.insight.models_service import How, OrgPrior
from alongside.people.team.queries import check_lead

MOST = 20  # earlier ones that are shown


def prior_for(org_id: uuid.UUID, instrument: str, scale: Scale) -> Prior:
    """The prior that holds for looks with `instrument` in this organisation; one SELECT."""
    return as_prior(priors_for(org_id, [instrument]).get(instrument), scale)


def priors_for(org_id: uuid.UUID, instruments: Collection[str]) -> dict[str, OrgPrior]:
    """What was saved last for each of these instruments, where anything was; one SELECT."""
    rows = OrgPrior.objects.filter(org_id=org_id, instrument__in=instruments)
    return {row.instrument: row for row in rows.order_by("seq")}


def as_prior(row: OrgPrior | None, scale: Scale) -> Prior:
    """A saved row as the core knows it; the default where there is none, or where one went back to it."""
    if row is None or row.how == How.DEFAULT:
        return usual(scale)
    return Prior(row.mean, row.between, row.within, row.weight, source_of(row))


def source_of(row: OrgPrior) -> str:
    """Where it comes from: how, the day, and of how many relationships. `documents.score_words` says it in words."""
    return f"{row.how} {row.on.isoformat()} {row.relationships or 0}"


@dataclass(frozen=True)
class InUse:
    """What is usual with one instrument as it is used today, and how it came to be so, the newest first."""

    instrument: Instrument
    scale: Scale
    prior: Prior
    history: tuple[OrgPrior, ...]

    @property
    def row(self) -> OrgPrior | None:
        """What was saved last; None where nothing ever was."""
        return self.history[0] if self.history else None


def all_in_use(viewer: Viewer) -> list[InUse]:
    """Every instrument that is read here, for a lead; two SELECTs. Raises NotThere for anybody else."""
    check_lead(viewer)
    read = read_here(viewer)
    rows = OrgPrior.objects.filter(org_id=viewer.org_id, instrument__in=read).select_related("made_by")
    history: dict[str, list[OrgPrior]] = {key: [] for key in read}
    for row in rows.defer("made_by__photo").order_by("-seq"):
        history[row.instrument].append(row)
    return [_in_use(one, scale, history[key][:MOST]) for key, (one, scale) in read.items()]


def in_use(viewer: Viewer, key: str) -> InUse:
    """One of them. Raises NotThere for who does not lead, and for an instrument that is not read here."""
    found = next((one for one in all_in_use(viewer) if one.instrument.key == key), None)
    if found is None:
        raise NotThere
    return found


def read_here(viewer: Viewer) -> dict[str, tuple[Instrument, Scale]]:
    """What the detector reads, by key, with the scale on which a total is said: the own questions, and what people
    answer in questionnaires that the organisation holds a licence for."""
    own = {instrument.key: (instrument, OWN_SCALE) for instrument in (CLIENT, MIRROR)}
    added = [row.instrument for row in questionnaires(viewer)]
    return own | {one.key: (one, one.total) for one in added if one.rater == CLIENT.rater}


def _in_use(instrument: Instrument, scale: Scale, history: list[OrgPrior]) -> InUse:
    return InUse(instrument, scale, as_prior(history[0] if history else None, scale), tuple(history))
