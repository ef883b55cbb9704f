"""How long what a practitioner thought is kept: some months, then they are reminded, then it is destroyed."""

import calendar
import datetime as dt

REMINDED = dt.timedelta(days=30)  # before it is destroyed
LEAST = dt.timedelta(days=365) - REMINDED  # nobody is reminded of anything younger


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month; the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def destroyed_on(made_on: dt.date, months: int, *changed_on: dt.date | None) -> dt.date:
    """The day on which it is destroyed. Where something changed that day, a shorter time or a hold that was lifted, the time
    of the reminder passes once more, so that nothing goes without one."""
    return max(months_after(made_on, months), *(day + REMINDED for day in changed_on if day), dt.date.min)


def is_reminded(destroyed_on: dt.date, today: dt.date) -> bool:
    """Whether its author is reminded of it on this day."""
    return destroyed_on - REMINDED <= today
