"""Why the server's clock can hardly be right, in words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.audit.record import Jump


def doubt(clock: Jump | None) -> str:
    """Why the clock can hardly be right, or was not, in a sentence; "" where it is as it should be."""
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
