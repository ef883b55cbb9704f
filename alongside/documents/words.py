"""Numbers, days and spans as one says them: "four", "9 October", "three weeks"."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, ngettext

_NUMBERS = (
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
    gettext_lazy("eleven"),
    gettext_lazy("twelve"),
)
_MARKS = "\"'“”‘’„«» "
_ORDINALS = (gettext_lazy("first"), gettext_lazy("second"), gettext_lazy("third"))


def number(n: int) -> str:
    """A count in words up to twelve, in figures beyond."""
    return str(_NUMBERS[n]) if 0 <= n < len(_NUMBERS) else str(n)


def ordinal(n: int) -> str:
    """First, second, third; raises IndexError beyond, for nothing here counts further."""
    return str(_ORDINALS[n - 1])


def day(when: date, today: date) -> str:
    """ "9 October", with the year where it is not this year's."""
    return date_format(when, "j F" if when.year == today.year else "j F Y")


def span(days: int) -> str:
    """A length of time as one says it: days up to two weeks, then weeks, then months of 30 days."""
    if days < 14:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": number(days)}
    if days < 70:
        return ngettext("%(n)s week", "%(n)s weeks", days // 7) % {"n": number(days // 7)}
    return gettext("%(n)s months") % {"n": number(days // 30)}


def quoted(words: str) -> str:
    """Somebody's own words in quotation marks: once, however they were typed. Empty stays empty.

    An apostrophe that opens or closes a word at the edge goes with the marks; that is rarer than doubled marks.
    """
    bare = str(words or "").strip()
    if len(bare) > 1 and bare[0] in _MARKS and bare[-1] in _MARKS:
        bare = bare.strip(_MARKS)
    return gettext("“%(words)s”") % {"words": bare} if bare else ""
