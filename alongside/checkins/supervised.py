"""What somebody let the supervisor of their worker read, and nobody else. The first argument is the viewer.

The worker hears nothing of it without their yes: not from a page, nor from the trail of who opened what.
"""

import uuid

from django.db.models import Exists, OuterRef, QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.models import COUNTS, there
from alongside.base.request_context import saw
from alongside.checkins.models import Audience, CheckIn, Reply
from alongside.people.visibility import visible_alliances


def answers_for(viewer: Viewer, id: uuid.UUID) -> CheckIn:
    """One of them, for whoever supervises its worker today. Raises NotThere."""
    check_in = there(_told(viewer).filter(pk=id).first())
    saw("person", [check_in.person_id])
    saw("check_in", [check_in.id])
    return check_in


def waiting_for(viewer: Viewer) -> list[CheckIn]:
    """Those that this viewer has not replied to, the oldest first: whose they are stands on their page alone."""
    if not viewer.is_(Role.SUPERVISOR):
        return []
    replies = Reply.objects.filter(
        org_id=OuterRef("org_id"), check_in_id=OuterRef("pk"), made_by_id=viewer.id
    )
    return list(_told(viewer).filter(~Exists(replies)).order_by("on", "seq"))


def _told(viewer: Viewer) -> QuerySet[CheckIn]:
    check_ins = CheckIn.objects.filter(COUNTS, org_id=viewer.org_id, audience=Audience.SUPERVISOR)
    check_ins = check_ins.filter(alliance__in=visible_alliances(viewer)).exclude(
        alliance__practitioner_id=viewer.id
    )
    beside = check_ins.select_related("alliance__person", "alliance__practitioner", "contact")
    return beside.defer("alliance__practitioner__photo")
