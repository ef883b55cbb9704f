"""Numbers, days and spans as one says them, "four", "9 October", "three weeks"; and how somebody is spoken of: he, she,
they, or by name only, with the verb that goes with it.

Codes of pronouns are those of `people`. Anything else is read as `name`, which is never wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from alongside.people.models import Alliance

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
VERBS = {
    "want": (gettext_lazy("wants"), gettext_lazy("want")),
    "need": (gettext_lazy("needs"), gettext_lazy("need")),
    "tell": (gettext_lazy("tells"), gettext_lazy("tell")),
    "offer": (gettext_lazy("offers"), gettext_lazy("offer")),
    "have": (gettext_lazy("has"), gettext_lazy("have")),
    "do": (gettext_lazy("does"), gettext_lazy("do")),
    "are": (gettext_lazy("is"), gettext_lazy("are")),
    "was": (gettext_lazy("was"), gettext_lazy("were")),
}
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


def as_said(row: Any) -> str:
    """The words of a row that knows whose they are: in quotation marks where they are their own, else as they stand."""
    return quoted(row.words) if row.in_their_words else str(row.words)


def told(place: str, person: Spoken) -> str:
    """A place on somebody's own paper, as they would say it: "his flat" and "Dean’s flat" are "your flat"."""
    whose = {person.their, person.their.capitalize(), person.names, person.names.replace("’", "'")}
    pattern = rf"\b(?:{'|'.join(map(re.escape, sorted(whose)))})(?=\s+\w)"
    your = pgettext("possessive", "your")
    large = person.their.islower() and place.startswith(person.their.capitalize())
    as_told = re.sub(pattern, your, place)
    return as_told[:1].upper() + as_told[1:] if large else as_told


_THEY = "they"


@dataclass(frozen=True)
class Spoken:
    """A person in a sentence. `name` is the name they like to be called by."""

    name: str
    pronoun: str = "name"

    @property
    def plural(self) -> bool:
        """Whether the verb after the pronoun stands in the plural ("they are")."""
        return self.pronoun == _THEY

    @property
    def they(self) -> str:
        """As subject: he, she, they, Amir."""
        return self._form(
            pgettext("subject", "he"), pgettext("subject", "she"), pgettext("subject", "they"), self.name
        )

    @property
    def them(self) -> str:
        """As object: him, her, them, Amir."""
        return self._form(
            pgettext("object", "him"), pgettext("object", "her"), pgettext("object", "them"), self.name
        )

    @property
    def their(self) -> str:
        """Before a noun: his, her, their, Amir's."""
        forms = pgettext("possessive", "his"), pgettext("possessive", "her"), pgettext("possessive", "their")
        return self._form(*forms, self.names)

    @property
    def theirs(self) -> str:
        """On its own: his, hers, theirs, Amir's."""
        forms = (
            pgettext("standing alone", "his"),
            pgettext("standing alone", "hers"),
            pgettext("standing alone", "theirs"),
        )
        return self._form(*forms, self.names)

    @property
    def names(self) -> str:
        """The name in the possessive: Amir's, Rosa's, James's."""
        return pgettext("possessive of a name", "%(name)s’s") % {"name": self.name}

    @property
    def They(self) -> str:
        """As subject at the start of a sentence; a name keeps its own letters."""
        return self.they if self.they == self.name else self.they[:1].upper() + self.they[1:]

    @property
    def forms(self) -> dict[str, str]:
        """All of these by their names, and each of VERBS as it stands after `they`, to fill a sentence with."""
        names = ("name", "names", "they", "They", "them", "their", "theirs")
        verbs = {name: self.verb(*map(str, numbers)) for name, numbers in VERBS.items()}
        return {name: getattr(self, name) for name in names} | verbs

    def verb(self, one: str, several: str) -> str:
        """The form of a verb after `they`: ``verb("was", "were")``."""
        return several if self.plural else one

    def _form(self, he: str, she: str, they: str, name: str) -> str:
        return {"he": he, "she": she, _THEY: they}.get(self.pronoun, name)


def spoken(alliance: Alliance) -> Spoken:
    return Spoken(alliance.person.called, alliance.person.pronoun)
