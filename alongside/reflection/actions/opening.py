"""Opening what somebody thought: by an order only, by two leads, and never without its author knowing.

One lead asks, with the order and a reason; another confirms. Neither is the author, and one of the two does not supervise
them. The author is told at once, before every other page. It closes again by itself.
"""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, day_of, needed, stamp
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.people.actions.accounts import TOO_NEW, tell
from alongside.people.models import Person, Practitioner, Told
from alongside.people.queries.team import check_lead, may_vouch, supervisors_of
from alongside.reflection.actions.keeping import hold
from alongside.reflection.models import HoldWhy, Opening, Order


@action("opening.asked", records="C", codes=["order"])
def ask(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    practitioner: Practitioner,
    person: Person,
    order: str,
    order_on: dt.date | None,
    reason: str,
) -> Opening:
    """Ask for what this practitioner thought about this person. Nothing of it is destroyed from now on, and nothing is opened
    before another lead confirms it. Raises NotThere, Refused."""
    check_lead(by, practitioner, person)
    if practitioner.id == by.id:
        raise Refused(_("What you thought yourself is open to you. Choose somebody else."), "practitioner")
    if order not in Order.values:
        raise Refused(_("Without an order nothing is opened. Please choose what you hold."), "order")
    text = needed(reason, _("Please write what the order asks for, and why this is needed for it."), "reason")
    hold(by, why=HoldWhy.ORDER, person=person)
    about = {"practitioner": practitioner, "person": person, "order": order, "reason": text}
    return Opening.objects.create(**stamp(by, id), order_on=day_of(by, order_on, "order_on"), **about)


@action("opening.confirmed", records="C")
def confirm(by: Viewer, opening: Opening, *, id: uuid.UUID | None = None) -> Opening:
    """The second of the two: it is open to both for a week, and the author is told now. Raises NotThere, Refused."""
    _check_undecided(by, opening)
    if opening.made_by_id == by.id:
        raise Refused(_("Another lead has to confirm what you ask for."))
    supervising = {supervisor.id for supervisor in supervisors_of(by, opening.practitioner)}
    if {opening.made_by_id, by.id} <= supervising:
        raise Refused(_("You both supervise them. A lead who does not has to be one of the two."))
    if not may_vouch(by):
        raise Refused(TOO_NEW)
    tell(by, opening.practitioner_id, Told.OPENING)
    return _decide(by, opening, confirmed=True)


@action("opening.refused", records="C")
def refuse(by: Viewer, opening: Opening, *, id: uuid.UUID | None = None) -> Opening:
    """It is not opened; whoever asked may also take it back. Raises NotThere, Refused."""
    _check_undecided(by, opening)
    return _decide(by, opening, confirmed=False)


def _check_undecided(by: Viewer, opening: Opening) -> None:
    check_lead(by, opening)
    if by.id == opening.practitioner_id:
        raise NotThere
    if opening.decided_at is not None:
        raise Refused(_("This was decided already."))


def _decide(by: Viewer, opening: Opening, *, confirmed: bool) -> Opening:
    opening.decided_at, opening.decided_by_id, opening.confirmed = now(), by.id, confirmed
    opening.save(update_fields=["decided_at", "decided_by", "confirmed"])
    return opening
