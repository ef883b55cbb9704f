"""Days and times on a form as moments in the organisation's zone, and days that can hardly be meant: a year that was
mistyped, or a server whose clock is wrong."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from alongside.access.identities import Viewer
from alongside.audit.record import jump, recent
from alongside.base.clock import today

NOON = dt.time(12)
FAR = dt.timedelta(days=366)
NEWEST = 200  # events: after a few days of work nobody is asked any more


def moment(day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    """The moment that a form names: without a time noon, without a day today, without both nothing."""
    if day is None and time is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day or timezone.localdate(), time or NOON))


def day_and_time(at: dt.datetime) -> dict[str, Any]:
    """A moment as the two fields show it."""
    local = timezone.localtime(at)
    return {"day": local.date(), "time": local.time().replace(second=0, microsecond=0)}


def ahead(viewer: Viewer, day: dt.date) -> dict[str, str]:
    """The remark on a contact planned for a day that is over, or is more than a year ahead."""
    if day < today(viewer.zone):
        remark = _("That is %(day)s, and over. Is the day right? What has happened is recorded, not planned.")
        return {"day": remark % {"day": date_format(day, "l j F Y")}}
    if day - today(viewer.zone) <= FAR:
        return {}
    months = round((day - today(viewer.zone)).days / 30.44)
    remark = ngettext(
        "That is %(day)s, a month from now. Is the year right?",
        "That is %(day)s, %(months)d months from now. Is the year right?",
        months,
    )
    return {"day": remark % {"day": date_format(day, "j F Y"), "months": months}}


def wrong_clock(viewer: Viewer, day: dt.date | None) -> dict[str, str]:
    """The remark on a contact kept as of now, where the server’s clock may be far ahead."""
    clock = jump(recent(viewer.org_id, NEWEST))
    if clock is None or clock.is_back or (day and day != today(viewer.zone)):
        return {}
    return {"day": f"{doubt(viewer)} {_('If it was another day, give that day here.')}"}


def doubt(viewer: Viewer) -> str:
    """Why the server’s clock can hardly be right, or was not, in a sentence; "" where it is as it should be."""
    clock = jump(recent(viewer.org_id, NEWEST))
    if clock is None:
        return ""
    if clock.is_back:
        remark = _(
            "The server’s clock was put back, from %(before)s to %(after)s: some days that it wrote down were not yet."
        )
    else:
        remark = _(
            "The server’s clock says %(after)s or later, and nothing was written down here since %(before)s."
        )
    return remark % {"before": date_format(clock.before, "j F Y"), "after": date_format(clock.after, "j F Y")}
