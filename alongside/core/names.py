"""Which names stand in words that are to be free of them."""

import re
from collections.abc import Iterable

from alongside.core.alphabet import bare

SHORTEST = 3  # letters: shorter ones stand in too many other words


def names_in(words: str, names: Iterable[str]) -> list[str]:
    """The words of these names that stand in the text, whatever their capitals and accents, each once and in its order."""
    known = {bare(part) for name in names for part in re.findall(r"\w+", name)}
    standing = [part for part in re.findall(r"\w+", words) if len(part) >= SHORTEST and bare(part) in known]
    return list({bare(part): part for part in reversed(standing)}.values())[::-1]
