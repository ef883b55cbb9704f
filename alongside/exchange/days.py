"""Days as people write them in a spreadsheet. Day before month, as in Britain."""

from __future__ import annotations

import datetime as dt

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y")


def read_day(text: str) -> dt.date | None:
    """The day this text names, or None when it names none."""
    for form in FORMS:
        try:
            return dt.datetime.strptime(" ".join(text.split()), form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None
