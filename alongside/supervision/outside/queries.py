"""Reading what is a practitioner's own beside their supervision; of a look that was shared, its supervisor too."""

import uuid

from alongside.access.identities import Viewer
from alongside.base.models import there
from alongside.supervision import queries
from alongside.supervision.outside.models import OutsideHelper, SessionLook, SheetMade, SupervisionHours


def helpers(viewer: Viewer) -> list[OutsideHelper]:
    """Whom I think with outside, in the order in which I chose them."""
    own = OutsideHelper.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id, ended_at__isnull=True)
    return list(own.order_by("seq"))


def helper(viewer: Viewer, id: uuid.UUID) -> OutsideHelper:
    """One of mine, ended or not. Raises NotThere."""
    return there(OutsideHelper.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id, pk=id).first())


def sheets(viewer: Viewer) -> list[SheetMade]:
    """The sheets that I made, the newest first."""
    own = SheetMade.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id)
    return list(own.select_related("helper").order_by("-seq"))


def sheet(viewer: Viewer, id: uuid.UUID) -> SheetMade:
    """One that I made. Raises NotThere."""
    own = SheetMade.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id, pk=id)
    return there(own.select_related("helper").first())


def looks(viewer: Viewer) -> list[SessionLook]:
    """My own looks at my supervision, the newest first."""
    own = SessionLook.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id)
    return list(
        own.select_related("made_by", "supervisor")
        .defer("made_by__photo", "supervisor__photo")
        .order_by("-seq")
    )


def shared_looks(viewer: Viewer) -> list[SessionLook]:
    """Looks at the supervision with me that whom I supervise today shared with me, the newest first."""
    practitioners = [
        link.practitioner_id for link in queries.supervisions(viewer) if link.supervisor_id == viewer.id
    ]
    shared = SessionLook.objects.filter(
        org_id=viewer.org_id, supervisor_id=viewer.id, shared_at__isnull=False, made_by_id__in=practitioners
    )
    return list(
        shared.select_related("made_by", "supervisor")
        .defer("made_by__photo", "supervisor__photo")
        .order_by("-shared_at", "-seq")
    )


def own_look(viewer: Viewer, id: uuid.UUID) -> SessionLook:
    """One of mine. Raises NotThere."""
    return there(next((look for look in looks(viewer) if look.id == id), None))


def look(viewer: Viewer, id: uuid.UUID) -> SessionLook:
    """One of mine, or one that was shared with me. Raises NotThere."""
    readable = [*looks(viewer), *shared_looks(viewer)]
    return there(next((look for look in readable if look.id == id), None))


def hours(viewer: Viewer) -> list[SupervisionHours]:
    """My hours, the newest day first; not what was written down by mistake."""
    own = SupervisionHours.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id, dropped_at__isnull=True)
    return list(own.order_by("-on", "-seq"))


def entry(viewer: Viewer, id: uuid.UUID) -> SupervisionHours:
    """One entry of my hours. Raises NotThere."""
    return there(next((entry for entry in hours(viewer) if entry.id == id), None))
