"""When a planned contact is, where its hour may not be known."""

import datetime as dt
from zoneinfo import ZoneInfo

from alongside.base.clock import day_bounds
from alongside.contacts.models import Contact


def in_a_day(contact: Contact, zone: str) -> tuple[dt.date, bool, dt.datetime, int]:
    """In which order planned contacts are shown: of a day first those with an hour."""
    return contact.at.astimezone(ZoneInfo(zone)).date(), contact.time_open, contact.at, contact.seq


def may_be_until(contact: Contact, zone: str) -> dt.datetime:
    """When a planned contact begins at the latest: at its hour, or by the end of its day where no hour is known."""
    end_of_day = day_bounds(contact.at.astimezone(ZoneInfo(zone)).date(), zone)[1]
    return end_of_day if contact.time_open else contact.at
