"""How somebody is spoken of: he, she, they, or by name only, with the verb that goes with it.

Codes are those of `people`: he, she, they, name. Anything else is read as `name`, which is never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import pgettext

from alongside.people.models import Alliance

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
        """All of these by their names, to fill a sentence with."""
        names = ("name", "names", "they", "They", "them", "their", "theirs")
        return {name: getattr(self, name) for name in names}

    def verb(self, one: str, several: str) -> str:
        """The form of a verb after `they`: ``verb("was", "were")``."""
        return several if self.plural else one

    def _form(self, he: str, she: str, they: str, name: str) -> str:
        return {"he": he, "she": she, _THEY: they}.get(self.pronoun, name)


def spoken(alliance: Alliance) -> Spoken:
    """The person of an alliance, as one speaks of them."""
    return Spoken(alliance.person.called, alliance.person.pronoun)
