"""Days that can hardly be meant: a year that was mistyped, or a server whose clock is wrong. They are asked about."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.access.identities import Viewer
from alongside.audit.times import Jump, jump, recent
from alongside.base.clock import today

FAR = dt.timedelta(days=366)
NEWEST = 200  # events: after a few days of work nobody is asked any more


def ahead(viewer: Viewer, day: dt.date) -> dict[str, str]:
    """The remark on a contact planned for a day more than a year ahead."""
    if day - today(viewer.zone) <= FAR:
        return {}
    months = round((day - today(viewer.zone)).days / 30.44)
    said = ngettext(
        "That is %(day)s, a month from now. Is the year right?",
        "That is %(day)s, %(months)d months from now. Is the year right?",
        months,
    )
    return {"day": said % {"day": date_format(day, "j F Y"), "months": months}}


def wrong_clock(viewer: Viewer, day: dt.date | None) -> dict[str, str]:
    """The remark on a contact kept as of now, where the server’s clock may be far ahead."""
    found = jump(recent(viewer.org_id, NEWEST))
    if found is None or found.is_back or (day and day != today(viewer.zone)):
        return {}
    return {"day": f"{_in_words(found)} {_('If it was another day, give that day here.')}"}


def doubt(viewer: Viewer) -> str:
    """Why the server’s clock can hardly be right, or was not, in a sentence; "" where it is as it should be."""
    found = jump(recent(viewer.org_id, NEWEST))
    return _in_words(found) if found else ""


def _in_words(found: Jump) -> str:
    days = {"before": date_format(found.before, "j F Y"), "after": date_format(found.after, "j F Y")}
    if found.is_back:
        return (
            _(
                "The server’s clock was put back, from %(before)s to %(after)s: some days that it wrote down were not yet."
            )
            % days
        )
    return (
        _("The server’s clock says %(after)s or later, and nothing was written down here since %(before)s.")
        % days
    )
