"""Whether somebody is meant by what was typed into a search box. Names only: words about people are sealed."""

from __future__ import annotations

import unicodedata

from alongside.people.models import Person


def plain(words: str) -> str:
    """Small letters without accents, so that "sebnem" finds "Şebnem"."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def is_meant(person: Person, asked: str, role: str = "") -> bool:
    """True when every word asked for is in the name, what they are called or their role. Nothing asked: everybody."""
    known = plain(f"{person.name} {person.preferred_name} {role}")
    return all(word in known for word in plain(asked).split())
