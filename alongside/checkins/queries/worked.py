from __future__ import annotations

import uuid

from alongside.access.identities import Viewer
from alongside.base.acting import saw
from alongside.base.errors import NotThere
from alongside.checkins.models import Rhythm, WorkedFor
from alongside.core.look_rhythm import LookRhythm
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances


def what_worked(viewer: Viewer, alliance: Alliance) -> list[WorkedFor]:
    """What made it work for them, newest first; the practitioner's own only."""
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    rows = WorkedFor.objects.filter(org_id=viewer.org_id, retired_at__isnull=True, **own)
    return list(rows.order_by("-on", "-seq"))


def own_worked(viewer: Viewer, id: uuid.UUID) -> WorkedFor:
    """One of them, to put aside. Raises NotThere."""
    rows = WorkedFor.objects.filter(org_id=viewer.org_id, pk=id, alliance__in=own_alliances(viewer))
    found = rows.select_related("alliance__person").first()
    if found is None:
        raise NotThere
    saw("person", [found.alliance.person_id])
    return found


def rhythm(viewer: Viewer, alliance: Alliance) -> LookRhythm:
    """How often to look, of an alliance that was fetched for this viewer; as usual where nobody said otherwise."""
    row = Rhythm.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id).first()
    return as_rhythm(row)


def as_rhythm(row: Rhythm | None) -> LookRhythm:
    """A kept rhythm as the core knows it."""
    return LookRhythm(row.mine_weeks, row.theirs_weeks, row.good_weeks) if row else LookRhythm()
