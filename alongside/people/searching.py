"""Whether somebody is meant by what was typed into a search box. Names only: words about people are sealed."""

from __future__ import annotations

from alongside.core.alphabet import bare
from alongside.people.models import Person


def is_meant(person: Person, asked: str, role: str = "") -> bool:
    """True when every word asked for is in the name, what they are called or their role. Nothing asked: everybody."""
    known = bare(f"{person.name} {person.preferred_name} {role}")
    return all(word in known for word in bare(asked).split())
