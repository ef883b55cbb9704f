from __future__ import annotations

from alongside.access.identities import Viewer
from alongside.core.states import OPEN_PATCH
from alongside.people.models import Alliance
from alongside.repair.models import Strain


def open_strain(viewer: Viewer, alliance: Alliance) -> Strain | None:
    """The oldest hard patch of an alliance of the viewer's own that is not mended, if there is one."""
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    states = [one.value for one in OPEN_PATCH]
    rows = Strain.objects.filter(org_id=viewer.org_id, state__in=states, **own)
    return rows.order_by("began_on", "seq").first()
