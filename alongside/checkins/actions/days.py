"""The day on which an answer was given: today, or an earlier one where it was kept later, from paper or from memory."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import day_of
from alongside.base.errors import Refused
from alongside.people.models import Alliance


def given_on(by: Viewer, alliance: Alliance, on: dt.date | None) -> dt.date:
    """Raises Refused for a day that is still to come, and for one before the two began."""
    day = day_of(by, on)
    if day < alliance.since:
        said = {"name": alliance.person.called, "day": date_format(alliance.since, "j F Y")}
        raise Refused(
            _("You and %(name)s began on %(day)s. Please give that day or a later one.") % said, "on"
        )
    return day
