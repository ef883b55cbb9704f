"""Names and words as people look for them: É stands with E, and capitals make no difference."""

import re
import unicodedata
from collections.abc import Iterable


def bare(words: str) -> str:
    """Small letters without accents, so that "sebnem" finds "Şebnem"."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def in_order(words: str) -> tuple[str, str]:
    """A key to sort by: without accents and capitals first, as written where that is equal."""
    return bare(words), words


SHORTEST = 3  # letters: shorter ones stand in too many other words


def names_in(words: str, names: Iterable[str]) -> list[str]:
    """The words of these names that stand in the text, whatever their capitals and accents, each once and in its order."""
    known = {bare(part) for name in names for part in re.findall(r"\w+", name)}
    standing = [part for part in re.findall(r"\w+", words) if len(part) >= SHORTEST and bare(part) in known]
    return list({bare(part): part for part in reversed(standing)}.values())[::-1]


LENGTH = 160  # characters of an excerpt


class Search:
    """What somebody looks for. Every word of it has to begin a word of the place where it is found."""

    def __init__(self, asked: str) -> None:
        self.begins = [re.compile(rf"\b{term}") for term in re.findall(r"\w+", bare(asked))]

    def finds(self, words: str, beside: str = "") -> bool:
        """Whether these words hold what is looked for; some of it may stand `beside` them, such as in the name of whom they
        are about, but not all. Nothing to look for is found nowhere."""
        inside_of, around = bare(words), bare(beside)
        inside = [bool(begins.search(inside_of)) for begins in self.begins]
        return any(inside) and all(
            is_inside or begins.search(around) for is_inside, begins in zip(inside, self.begins, strict=True)
        )

    def excerpt(self, words: str) -> str:
        """The words around the first that is found, at most LENGTH characters and two marks."""
        one_line = " ".join(words.split())
        tokens = re.finditer(r"\w+", one_line)
        first = next(
            (token.start() for token in tokens if any(b.match(bare(token[0])) for b in self.begins)), 0
        )
        start = 0 if first < LENGTH // 2 else one_line.rfind(" ", 0, first - LENGTH // 4) + 1
        shown = one_line[start : start + LENGTH]
        cut = start + LENGTH < len(one_line)
        shown = shown.rsplit(" ", 1)[0] if cut and " " in shown else shown
        return f"{'… ' if start else ''}{shown}{' …' if cut else ''}"
