"""Days as people write them in a spreadsheet. Day before month, as in Britain."""

from __future__ import annotations

import datetime as dt
import re

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y")

#: How a spreadsheet counts days, from 1982 to 2064: a number of five figures under a heading of days.
SERIAL, COUNTED_FROM = re.compile(r"[3-5]\d{4}"), dt.date(1899, 12, 30)


def read_day(text: str) -> dt.date | None:
    """The day this text names, or None when it names none."""
    if SERIAL.fullmatch(text):  # a cell that was not formatted as a day
        return COUNTED_FROM + dt.timedelta(days=int(text))
    for form in FORMS:
        try:
            return dt.datetime.strptime(" ".join(text.split()), form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None
