"""The band of an absence, as a person's page, getting ready and a planned contact show it (contacts/_absence_band.html)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.contacts import queries
from alongside.contacts.models import AbsenceReason, Contact
from alongside.documents.absences import absent, move_it
from alongside.people.models import Alliance

SOON = dt.timedelta(days=14)  # from so long before it, an absence that is to come is said


def band(viewer: Viewer, alliance: Alliance, planned: Iterable[Contact]) -> list[dict[str, Any]]:
    """Absences that last, begin soon, or in which one of these planned contacts lies; with those contacts and what to ask
    about each. One SELECT."""
    now = today(viewer.zone)
    to_come = [(contact, timezone.localtime(contact.at).date()) for contact in planned]
    bands = []
    for absence in queries.absences_from(viewer, alliance, now):
        within = [
            (contact, move_it(contact, on, now))
            for contact, on in to_come
            if on >= now and absence.time_away.covers(on) and absence.why != AbsenceReason.SILENCE
        ]
        if within or absence.since <= now + SOON:
            line = absent(absence, alliance, viewer)
            bands.append(
                {
                    "id": absence.id,
                    "line": line,
                    "covered_by": absence.leave.covered_by if absence.leave else "",
                    "within": within,
                }
            )
    return bands
