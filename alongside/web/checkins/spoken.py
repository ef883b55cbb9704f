"""How the person of an alliance is spoken of."""

from __future__ import annotations

from alongside.documents.pronouns import Spoken
from alongside.people.models import Alliance


def spoken_of(alliance: Alliance) -> Spoken:
    """Their name and pronoun."""
    return Spoken(alliance.person.called, alliance.person.pronoun)
