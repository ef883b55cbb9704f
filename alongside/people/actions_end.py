"""Ending an alliance with somebody around a client, and beginning it again."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.errors import Refused
from alongside.base.revisions import keep_replaced
from alongside.people import queries
from alongside.people.models import Alliance


@transaction.atomic
def end_alliance(alliance_id: uuid.UUID, *, by: Viewer) -> Alliance:
    """My alliance with somebody around a client is over, and closed from this moment on. All that is written stays.

    Raises NotThere, and Refused for a client: with whom somebody works is said by a lead, or a client would be left
    alone without anybody knowing.
    """
    alliance = queries.own_alliance(by, alliance_id)
    if alliance.person.is_client:
        raise Refused(_("Whoever leads your team says who works with a client. Please ask them to end it."))
    alliance.ended_on, alliance.ended_by_id = clock.today(by.zone), by.id
    alliance.save(update_fields=["ended_on", "ended_by"])
    _told(by, "alliance.ended", alliance)
    return alliance


def begin_again(by: Viewer, alliance: Alliance) -> None:
    """Open an alliance of mine that I ended, with all that was written; the day it had ended is kept."""
    keep_replaced(by, "alliance", alliance.id, alliance.person_id, {"ended_on": alliance.ended_on})
    alliance.ended_on = alliance.ended_by = None
    alliance.save(update_fields=["ended_on", "ended_by"])
    _told(by, "alliance.begun_again", alliance)


def _told(by: Viewer, verb: str, alliance: Alliance) -> None:
    record(by, verb, [("person", alliance.person_id), ("alliance", alliance.id)], "A")
