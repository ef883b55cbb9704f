"""Writing down what somebody decides about check-ins, or what is decided for them."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, day_of, stamp
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.checkins.actions.invitations import end_for_good
from alongside.checkins.models import Invitation
from alongside.people.models import Alliance, CapacityDecision, CapacityFinding, Decision


@action("capacity.decided", records="A")
def decide(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    decision: str,
    finding: str,
    support: str = "",
    asked: str = "",
    dissent: bool = False,
    decided_on: dt.date | None = None,
) -> CapacityDecision:
    """One decision of my person. Where they do not want it, no link works from now on. Raises Refused where it is not said what
    the support was, or who was asked before it was decided for them."""
    if decision not in Decision or finding not in CapacityFinding:
        raise Refused(_("Please choose one of these."), "decision" if decision not in Decision else "finding")
    if finding == CapacityFinding.SUPPORT and not support.strip():
        raise Refused(_("Please say what helped."), "support")
    if finding == CapacityFinding.BEST_INTERESTS and not asked.strip():
        raise Refused(_("Please say who was asked."), "asked")
    if dissent:
        invitations = Invitation.objects.filter(
            org_id=by.org_id, person_id=alliance.person_id, until__gt=now()
        )
        for invitation in invitations:
            end_for_good(invitation)
    return CapacityDecision.objects.create(
        **stamp(by, id),
        person_id=alliance.person_id,
        decision=decision,
        finding=finding,
        support=support.strip(),
        asked=asked.strip(),
        dissent=dissent,
        decided_on=day_of(by, decided_on, "decided_on"),
    )
