"""How often to look, for these two."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.checkins.models import Rhythm
from alongside.core.checkin_rhythm import BETWEEN, THEIRS_BETWEEN
from alongside.people.queries.people import own_alliance


@transaction.atomic
def set_rhythm(
    alliance_id: uuid.UUID, *, by: Viewer, mine_weeks: int, theirs_weeks: int, good_weeks: int
) -> Rhythm:
    """How many weeks between two looks. The latest word counts. Raises Refused, NotThere."""
    alliance = own_alliance(by, alliance_id)
    weeks = {"mine_weeks": mine_weeks, "theirs_weeks": theirs_weeks, "good_weeks": good_weeks}
    for name, given in weeks.items():
        least, most = THEIRS_BETWEEN if name == "theirs_weeks" else BETWEEN
        if not least <= given <= most:
            raise Refused(
                _("Please choose from %(least)s to %(most)s weeks.") % {"least": least, "most": most}, name
            )
    row = Rhythm.objects.filter(org_id=by.org_id, alliance=alliance).first()
    row = row or Rhythm(org_id=by.org_id, made_by_id=by.id, alliance=alliance)
    for name, given in weeks.items():
        setattr(row, name, given)
    row.save()
    record(by, "rhythm.set", [("person", alliance.person_id), ("alliance", alliance.id)], "A")
    return row
