"""A sheet for somebody outside: one thing to think about, without a name; for a group with room for its questions in turn.
And the hours of somebody's supervision, for registration."""

import datetime as dt
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.documents.outside import PARTS, TURNS
from alongside.documents.papers.press import full, press
from alongside.supervision.outside.models import HelperKind, SheetMade, SupervisionHours


def sheet(made: SheetMade, today: dt.date) -> bytes:
    """The PDF of a sheet, as it was made."""
    parts = {name: getattr(made, name) for name in SheetMade.WORDS}
    values = {
        "about": _("No names stand on this sheet. It was checked by whoever gives it to you."),
        "parts": [{"head": str(PARTS[name]), "words": text} for name, text in parts.items() if text],
        "turns": [*map(str, TURNS)] if made.helper.kind == HelperKind.GROUP else [],
        "afterwards": _("Please give the sheet back or destroy it when we have talked."),
    }
    return press("outside", _("Something to think about together"), today, values)


def hours(entries: Sequence[SupervisionHours], called: str, today: dt.date) -> bytes:
    """The PDF of somebody's hours, the oldest first, with the sum of each kind."""
    sums = {entry.get_kind_display(): 0 for entry in entries}
    for entry in entries:
        sums[entry.get_kind_display()] += entry.minutes
    values = {
        "none": _("Nothing is written down yet."),
        "columns": [_("Day"), _("Kind"), _("Theme"), _("Time")],
        "rows": [
            [
                date_format(entry.on, "j F Y"),
                entry.get_kind_display(),
                entry.get_theme_display(),
                length(entry.minutes),
            ]
            for entry in sorted(entries, key=lambda entry: (entry.on, entry.seq))
        ],
        "sum": _("In all"),
        "sums": [[kind, length(minutes)] for kind, minutes in sums.items()],
        "until": _("Written down by %(name)s, up to %(day)s") % {"name": called, "day": full(today)},
    }
    return press("hours", _("Supervision and training of %(name)s") % {"name": called}, today, values)


def length(minutes: int) -> str:
    """ "1 h 30 min"."""
    full_hours, rest = divmod(minutes, 60)
    hours = _("%(n)d h") % {"n": full_hours} if full_hours else ""
    return " ".join(filter(None, [hours, _("%(n)d min") % {"n": rest} if rest or not full_hours else ""]))
