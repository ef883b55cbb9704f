from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.identities import Viewer
from alongside.core.states.rupture import OPEN_RUPTURE
from alongside.people.models import Alliance
from alongside.repair.models import HardConversation, Rupture
from alongside.repair.models.rupture import COUNTS


def open_strain(viewer: Viewer, alliance: Alliance) -> Rupture | None:
    """The oldest hard patch of an alliance of the viewer's own that is not mended, if there is one."""
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    states = [one.value for one in OPEN_RUPTURE]
    rows = Rupture.objects.filter(COUNTS, org_id=viewer.org_id, state__in=states, **own)
    return rows.order_by("began_on", "seq").first()


def strain_on(viewer: Viewer, alliance: Alliance, day: dt.date) -> Rupture | None:
    """The hard patch that a day lies in, mended since or not; the day of mending is after it."""
    own = {"alliance_id": alliance.id, "alliance__practitioner_id": viewer.id}
    rows = Rupture.objects.filter(COUNTS, org_id=viewer.org_id, began_on__lte=day, **own)
    over = rows.filter(Q(mended_on__isnull=True) | Q(mended_on__gt=day))
    return over.order_by("began_on", "seq").first()


def not_come_back_to(talks: QuerySet[HardConversation]) -> QuerySet[HardConversation]:
    """Those with a day to come back on that was not kept yet. A hard patch that followed has clocks of its own."""
    followed = Rupture.objects.filter(COUNTS, org_id=OuterRef("org_id"), hard_talk_id=OuterRef("pk"))
    return talks.filter(~Exists(followed), back_on__isnull=False, came_back_on__isnull=True)
