"""What an organisation adds under a licence it holds: a version at a time, and none is ever changed."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import Claim, claim
from alongside.checkins.models import Questionnaire
from alongside.checkins.queries import newest, questionnaire
from alongside.core.errors import FaultyInstrument
from alongside.core.instruments.datafile import parse
from alongside.core.instruments.model import Instrument
from alongside.people.queries.team import check_lead


@dataclass(frozen=True)
class Licence:
    """Who allowed the organisation to use the wording, under which reference, and until which day."""

    granted_by: str
    reference: str = ""
    valid_until: dt.date | None = None


@transaction.atomic
def add_questionnaire(
    text: str, licence: Licence, *, by: Viewer, id: uuid.UUID, of: str = ""
) -> Questionnaire:
    """Add a questionnaire from its data file, or its next version. `of` is the key it must have, where one is expected.

    Where only the licence is new, the version stays, and with it the series of scores. For a lead. Raises Refused,
    with the line at fault, and NotThere.
    """
    check_lead(by)
    if claim(by, "questionnaire", id, {"text": text, **asdict(licence)}) is not Claim.FIRST:
        return _saved_before(by, id, text)
    return keep_questionnaire(text, licence, by=by, id=id, of=of)


def keep_questionnaire(
    text: str, licence: Licence, *, by: Viewer, id: uuid.UUID, of: str = ""
) -> Questionnaire:
    """The row itself, inside another action's transaction. `by` is nobody where the machine's command adds it."""
    instrument = readable(text)
    _sound(instrument, licence, today(by.zone), of)
    before = newest(by.org_id, instrument.key)
    if before and before.instrument == instrument:
        return _renewed(before, licence, by)
    row = Questionnaire(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id if by.signed_in else None,
        key=instrument.key,
        version=before.version + 1 if before else 1,
        text=text,
        granted_by=licence.granted_by.strip(),
        reference=licence.reference.strip(),
        valid_until=licence.valid_until,
    )
    row.save(force_insert=True)
    record(by, "questionnaire.added", [("questionnaire", row.id)], instrument=row.key, version=row.version)
    return row


def _renewed(row: Questionnaire, licence: Licence, by: Viewer) -> Questionnaire:
    """The same version under another licence, in use again where it was put away."""
    row.granted_by, row.reference = licence.granted_by.strip(), licence.reference.strip()
    row.valid_until, row.retired_at = licence.valid_until, None
    row.save(update_fields=["granted_by", "reference", "valid_until", "retired_at"])
    record(by, "questionnaire.renewed", [("questionnaire", row.id)], instrument=row.key, version=row.version)
    return row


def _saved_before(by: Viewer, id: uuid.UUID, text: str) -> Questionnaire:
    """What this form made when it was saved first: a version, or another licence of one."""
    made = Questionnaire.objects.filter(org_id=by.org_id, pk=id).first()
    made = made or newest(by.org_id, readable(text).key)
    if made is None:
        raise NotThere
    return made


@transaction.atomic
def retire_questionnaire(questionnaire_id: uuid.UUID, *, by: Viewer) -> Questionnaire:
    """Nobody is asked with it any more; what was answered stays. Raises NotThere.

    A new licence or the next version takes it up again.
    """
    check_lead(by)
    found = questionnaire(by, questionnaire_id)
    row = newest(by.org_id, found.key) or found
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


def _sound(instrument: Instrument, licence: Licence, on: dt.date, of: str) -> None:
    if instrument.key.startswith("own-"):
        raise Refused(_("Keys that begin with own- are Alongside’s. Please choose another key."), "text")
    if of and instrument.key != of:
        raise Refused(_("This is another questionnaire: its key should be %(key)s.") % {"key": of}, "text")
    if instrument.needs_wording:
        missing = ", ".join(item.key for item in instrument.items if not item.text.strip())
        raise Refused(_("Wording is missing for: %(items)s.") % {"items": missing}, "text")
    if not licence.granted_by.strip():
        raise Refused(_("Please say who granted the licence. Nothing is added without it."), "granted_by")
    if licence.valid_until is not None and licence.valid_until < on:
        raise Refused(_("This licence has run out. Please give its last day as it is now."), "valid_until")
