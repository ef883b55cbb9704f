"""Questionnaires that an organisation holds a licence for, and the looks that were answered with them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.checkins.models import Look, Questionnaire, Rater
from alongside.checkins.queries.looks import own_looks
from alongside.core.instruments import OWN, Instrument
from alongside.core.look_rhythm import as_if_before
from alongside.core.scale import Scale
from alongside.people.models import Alliance

RATERS = (Rater.CLIENT, Rater.LICENSED_MINE)


def questionnaires(viewer: Viewer) -> list[Questionnaire]:
    """What the viewer's organisation has added, each in its newest version, by key."""
    return list(_newest(viewer.org_id).order_by("key"))


def in_use(viewer: Viewer, on: dt.date) -> list[Questionnaire]:
    """Those of them that may be answered on this day."""
    return [one for one in questionnaires(viewer) if one.in_use(on)]


def questionnaire(viewer: Viewer, id: uuid.UUID) -> Questionnaire:
    """One version of one of them. Raises NotThere."""
    found = Questionnaire.objects.filter(org_id=viewer.org_id, pk=id).select_related("made_by").first()
    if found is None:
        raise NotThere
    return found


def versions(viewer: Viewer, key: str) -> list[Questionnaire]:
    """Every version of one, newest first."""
    rows = Questionnaire.objects.filter(org_id=viewer.org_id, key=key).select_related("made_by")
    return list(rows.order_by("-version"))


def newest(org_id: uuid.UUID, key: str) -> Questionnaire | None:
    """The newest version of one, if the organisation has it."""
    return Questionnaire.objects.filter(org_id=org_id, key=key).order_by("-version").first()


def answered_with(viewer: Viewer, look: Look) -> Questionnaire | None:
    """The version in whose words a look was answered; None for a look with the own questions."""
    return version_of(viewer.org_id, look.instrument, look.version)


def version_of(org_id: uuid.UUID, key: str, version: str) -> Questionnaire | None:
    """A version of a questionnaire, by the two that a look names it with; None for the own questions."""
    if key.startswith("own-") or not version.isdigit():
        return None
    return Questionnaire.objects.filter(org_id=org_id, key=key, version=int(version)).first()


def instruments_of(viewer: Viewer, looks: Iterable[Look]) -> dict[tuple[str, str], Instrument]:
    """What these looks were answered with, by key and version."""
    keys = {look.instrument for look in looks}
    rows = Questionnaire.objects.filter(org_id=viewer.org_id, key__in=keys)
    return {(row.key, str(row.version)): row.instrument for row in rows}


def scale_of(org_id: uuid.UUID, key: str) -> Scale | None:
    """The scale of a total: `top` in the steps in which Look.score is kept, `points` in the instrument's own points.

    It tells nothing of anybody's answers. None for an instrument that adds nothing up or that nobody has added.
    """
    if key in OWN:
        return OWN[key].total
    found = newest(org_id, key)
    return found.instrument.total if found else None


def answered(viewer: Viewer, alliance: Alliance) -> list[Look]:
    """What was answered with a licensed questionnaire in an alliance fetched for this viewer, newest first."""
    return list(_licensed(viewer, alliance).order_by("-on", "-seq"))


def last_answered(viewer: Viewer, alliance: Alliance, rater: str, day: dt.date) -> dt.date | None:
    """When, seen from this day, the nearest one by this rater was answered that the viewer may read (see `as_if_before`).

    One kept from the worker is not told of.
    """
    days = _licensed(viewer, alliance).filter(rater=rater).values_list("on", flat=True)
    return as_if_before(days, day)


def _licensed(viewer: Viewer, alliance: Alliance) -> QuerySet[Look]:
    return own_looks(viewer, alliance).filter(rater__in=RATERS).exclude(instrument__startswith="own-")


def _newest(org_id: uuid.UUID) -> QuerySet[Questionnaire]:
    newer = Questionnaire.objects.filter(
        org_id=OuterRef("org_id"), key=OuterRef("key"), version__gt=OuterRef("version")
    )
    return Questionnaire.objects.filter(~Exists(newer), org_id=org_id)
