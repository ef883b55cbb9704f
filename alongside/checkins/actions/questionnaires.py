"""What an organisation adds under a licence it holds: a version at a time, and none is ever changed."""

import datetime as dt
import uuid
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import Claim, action, claim, keep_conflict
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.checkins.models import Questionnaire
from alongside.checkins.queries import newest
from alongside.core.instruments.datafile import FaultyInstrument, parse
from alongside.core.instruments.model import Instrument
from alongside.people.queries.team import check_lead


class Licence(TypedDict):
    """Who allowed the organisation to use the wording, under which reference, and until which day."""

    granted_by: str
    reference: NotRequired[str]
    valid_until: NotRequired[dt.date | None]


@transaction.atomic
def add_questionnaire(
    by: Viewer, *, id: uuid.UUID, text: str, of: str = "", **licence: Unpack[Licence]
) -> Questionnaire:
    """Add a questionnaire from its data file, or its next version. `of` is the key it must have, where one is expected.

    Where only the licence is new, the version stays, and with it the series of scores. For a lead. Raises Refused,
    with the line at fault, and NotThere.
    """
    check_lead(by)
    content = {"text": text, "of": of, **licence}
    claimed = claim(by, "questionnaire.added", id, content)
    if claimed is Claim.FIRST:
        return add_version(by, id, text, of, **licence)
    if claimed is Claim.OTHER:
        keep_conflict(by, "questionnaire.added", id, content)
    # what this form made when it was saved first: a version, or another licence of one
    made = Questionnaire.objects.filter(org_id=by.org_id, pk=id).first()
    made = made or newest(by.org_id, readable(text).key)
    if made is None:
        raise NotThere
    return made


def add_version(
    by: Viewer, id: uuid.UUID, text: str, of: str = "", **licence: Unpack[Licence]
) -> Questionnaire:
    """The row itself, inside another action. `by` is nobody where the machine's command adds it."""
    instrument = readable(text)
    granted_by, valid_until = licence["granted_by"].strip(), licence.get("valid_until")
    _check(instrument, of)
    if not granted_by:
        raise Refused(_("Please say who granted the licence. Nothing is added without it."), "granted_by")
    if valid_until is not None and valid_until < today(by.zone):
        raise Refused(_("This licence has run out. Please give its last day as it is now."), "valid_until")
    row, verb = newest(by.org_id, instrument.key), "questionnaire.renewed"
    if row is None or row.instrument != instrument:
        verb, version = "questionnaire.added", row.version + 1 if row else 1
        made_by_id = by.id if by.signed_in else None
        row = Questionnaire(
            id=id, org_id=by.org_id, made_by_id=made_by_id, key=instrument.key, version=version
        )
        row.text = text
    row.granted_by, row.reference = granted_by, licence.get("reference", "").strip()
    row.valid_until, row.retired_at = valid_until, None  # in use again where it was put away
    row.save()
    record(by, verb, [("questionnaire", row.id)], instrument=row.key, version=row.version)
    return row


@action("questionnaire.retired")
def retire_questionnaire(
    by: Viewer, questionnaire: Questionnaire, *, id: uuid.UUID | None = None
) -> Questionnaire:
    """Nobody is asked with it any more; what was answered stays. Raises NotThere.

    A new licence or the next version takes it up again.
    """
    check_lead(by)
    row = newest(by.org_id, questionnaire.key)
    if row is None or questionnaire.org_id != by.org_id:
        raise NotThere
    if row.retired_at is None:
        row.retired_at = now()
        row.save(update_fields=["retired_at"])
        record(by, "questionnaire.retired", [("questionnaire", row.id)], instrument=row.key)
    return row


def readable(text: str) -> Instrument:
    """The instrument in a data file. Raises Refused with the line at fault beside the field `text`."""
    try:
        return parse(text)
    except FaultyInstrument as fault:
        where = _("Line %(line)s: %(reason)s") % {"line": fault.line, "reason": fault.reason}
        raise Refused(where, "text") from fault


def _check(instrument: Instrument, of: str) -> None:
    if instrument.key.startswith("own-"):
        raise Refused(_("Keys that begin with own- are Alongside’s. Please choose another key."), "text")
    if of and instrument.key != of:
        raise Refused(_("This is another questionnaire: its key should be %(key)s.") % {"key": of}, "text")
    if instrument.needs_wording:
        missing = ", ".join(item.key for item in instrument.items if not item.text.strip())
        raise Refused(_("Wording is missing for: %(items)s.") % {"items": missing}, "text")
