"""Whether a practitioner is assigned to somebody: what opens an alliance.

A client is opened by an assignment to that very client, and by nothing else: a client may stand in another client's
circle, and to put them there is no way in. Anybody else is opened by an assignment to a client around whom they stand.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from alongside.people.models import Assignment


def current(day: dt.date) -> Q:
    """A dated link that stands on this day and that nobody has closed."""
    return Q(since__lte=day, closed_at__isnull=True) & (Q(until__isnull=True) | Q(until__gte=day))


def is_assigned(day: dt.date) -> Q:
    """Of an alliance: its practitioner is assigned on this day to the person, or to a client around whom they stand."""
    assigned = Assignment.objects.filter(
        current(day), org_id=OuterRef("org_id"), practitioner_id=OuterRef("practitioner_id")
    )
    around = assigned.filter(
        Q(client__circle__until__isnull=True) | Q(client__circle__until__gte=day),
        client__circle__org_id=OuterRef("org_id"),
        client__circle__person_id=OuterRef("person_id"),
    )
    return Q(Exists(assigned.filter(client_id=OuterRef("person_id")))) | Q(
        Exists(around), person__is_client=False
    )
