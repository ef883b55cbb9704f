"""What every paper carries: its title, its language, the day it was printed, the words of the footer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.agenda.queries import Promised
from alongside.documents.papers.face import Face


def frame(title: str, today: dt.date, face: Face | None = None) -> dict[str, Any]:
    """The values that `shared.typ` asks of every paper."""
    return {
        "title": title,
        "lang": (get_language() or "en").split("-")[0],
        "printed": _("Printed on %(day)s") % {"day": full(today)},
        "page": _("Page {n} of {all}"),  # the numbers are put in while the pages are set
        "face": face.values() if face else None,
    }


def full(when: dt.date) -> str:
    """ "Tuesday 24 November 2026": whole, because paper lies about for years."""
    return date_format(when, "l j F Y")


def anew(promise: Promised, me: str = "") -> list[str]:
    """That its day was agreed anew: which day it was before, and when the two agreed on it. `me` where I am named."""
    if promise.anew is None:
        return []
    before, on = promise.anew.before, promise.anew.on
    first = (
        _("Before, it was for %(day)s.") % {"day": full(before)} if before else _("Before, it had no day.")
    )
    both = (
        _("You and %(me)s agreed on the new day on %(day)s.")
        if me
        else _("We agreed on the new day on %(day)s.")
    )
    return [first, both % {"me": me, "day": full(on)}]
