"""What you can expect from me (S15)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.given import day_of
from alongside.agenda.models import ExpectSheet
from alongside.audit.record import record
from alongside.base.errors import NotThere, Refused
from alongside.base.submit import Claim, claim
from alongside.people.queries import own_alliance

PARTS = ("my_role", "my_plan", "i_can", "i_can_not", "we_can", "who_i_tell")


@transaction.atomic
def write_sheet(alliance_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, **parts: str) -> ExpectSheet:
    """A new version of the sheet; the earlier ones stay. Takes the PARTS. Raises Refused, NotThere."""
    words = {name: parts.get(name, "").strip() for name in PARTS}
    if not any(words.values()):
        raise Refused(_("Please fill in at least one part."), PARTS[0])
    if claim(by, "expect", id, {"alliance": alliance_id, **words}) is not Claim.FIRST:
        alliance = own_alliance(by, alliance_id)
        found = ExpectSheet.objects.filter(org_id=by.org_id, alliance=alliance, pk=id).first()
        return found or _nothing()
    alliance = own_alliance(by, alliance_id)
    sheet = ExpectSheet.objects.create(id=id, org_id=by.org_id, made_by_id=by.id, alliance=alliance, **words)
    record(by, "expect.written", [("person", alliance.person_id)], "A")
    return sheet


def _nothing() -> ExpectSheet:
    raise NotThere


@transaction.atomic
def sheet_given(alliance_id: uuid.UUID, *, by: Viewer, on: dt.date | None = None) -> ExpectSheet:
    """The version that counts was given to them, on a day. The first day stays. Raises Refused, NotThere."""
    alliance = own_alliance(by, alliance_id)
    sheet = queries.expect_sheet(by, alliance)
    if sheet is None:
        raise Refused(_("There is nothing to give yet. Please write the sheet first."))
    if sheet.given_on is None:
        sheet.given_on = day_of(by, on)
        sheet.save()
        record(by, "expect.given", [("person", alliance.person_id)], "A")
    return sheet
