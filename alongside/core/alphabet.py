"""One order for names and words, wherever people look for them: É stands with E, and capitals make no difference."""

import unicodedata


def bare(words: str) -> str:
    """Small letters without accents, so that "sebnem" finds "Şebnem"."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def in_order(words: str) -> tuple[str, str]:
    """A key to sort by: without accents and capitals first, as written where that is equal."""
    return bare(words), words
