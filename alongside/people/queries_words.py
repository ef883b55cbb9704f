"""What is good to know about a person, and what matters to me. The alliance was fetched for this viewer."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind, OwnValue
from alongside.people.visibility import is_mine


def _about(viewer: Viewer, alliance: Alliance) -> QuerySet[GoodToKnow]:
    return GoodToKnow.objects.filter(org_id=viewer.org_id, person_id=alliance.person_id)


def good_to_know(viewer: Viewer, alliance: Alliance) -> list[GoodToKnow]:
    """What stands now about the person, oldest first. Never how to get in: that has a page of its own."""
    now = _about(viewer, alliance).filter(retired_at__isnull=True)
    return list(now.exclude(kind=GoodToKnowKind.GETTING_IN).order_by("seq"))


def earlier_words(viewer: Viewer, alliance: Alliance) -> list[GoodToKnow]:
    """What stood there before and was changed or taken away, the latest first."""
    earlier = (
        _about(viewer, alliance).filter(retired_at__isnull=False).exclude(kind=GoodToKnowKind.GETTING_IN)
    )
    return list(earlier.select_related("retired_by").order_by("-retired_at", "-seq"))


def getting_in(viewer: Viewer, alliance: Alliance) -> list[GoodToKnow]:
    """How to get into the home, for those who go there. Raises NotThere for everybody else."""
    if not is_mine(viewer, alliance):
        raise NotThere
    kept = _about(viewer, alliance).filter(kind=GoodToKnowKind.GETTING_IN, retired_at__isnull=True)
    return list(kept.order_by("seq"))


def knows_how_to_get_in(viewer: Viewer, alliance: Alliance) -> bool:
    """Whether anything about getting in is written down, without saying what."""
    kept = _about(viewer, alliance).filter(kind=GoodToKnowKind.GETTING_IN, retired_at__isnull=True)
    return is_mine(viewer, alliance) and kept.exists()


def entry(viewer: Viewer, alliance: Alliance, id: uuid.UUID) -> GoodToKnow:
    """One entry about this person, as it is now or was. Raises NotThere."""
    found = _about(viewer, alliance).filter(pk=id).first()
    if found is None:
        raise NotThere
    return found


def own_values(viewer: Viewer) -> list[OwnValue]:
    """What matters to me in this work, in the order I wrote it down."""
    mine = OwnValue.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id, retired_at__isnull=True)
    return list(mine.order_by("seq"))
