"""The words of every screen, counted: how many there are to read, how long a sentence is, and how hard all of it is."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from tests.noticed import contact
from tests.portal.client import PortalClient
from tests.portal.test_check_in import begin, sent
from tests.world import World

#: Chosen, pressed, folded away or the same on each screen: no words that have to be read before one can answer.
ASIDE = re.compile(r"<(button|label|footer|details|summary|svg|textarea)\b.*?</\1>", re.S)
TAGS = re.compile(r"<[^>]+>")
CONTRACTED = re.compile(r"\b\w+[’'](?!s\b)\w+\b|\b(it|that|what|there|let|he|she|who)[’']s\b", re.I)


def in_words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9’']+", text)


def said(html: str) -> str:
    """What a piece of a page says; each block is a sentence of its own."""
    parts = re.sub(r"</(p|h1|h2|label|button|legend|summary|a|span)>", ". ", html)
    return re.sub(r"[\s.]*([.?])[\s.]*", r"\1 ", unescape(TAGS.sub(" ", parts)))


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    heard = re.sub(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$|es$|(?<![td])ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", heard)))


def grade(text: str) -> float:
    """Flesch-Kincaid."""
    words, sentences = in_words(text), [part for part in re.split(r"[.?!:]", text) if in_words(part)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_grade_is_that_of_texts_whose_grade_is_known() -> None:
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45, abs=0.01)  # 6 words, 6 syllables
    assert grade("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.") > 10


def screens(world: World, secret: str) -> Iterator[tuple[str, str]]:
    portal = PortalClient()
    for path in (f"/c/{secret}/", "/c/nothing/", "/c/thanks/"):
        yield path, portal.get(path).text
    begin(portal, secret, who="talk", company="with_help", helper="Rosa")
    sent(portal, "/c/7/", go="cards")
    yield "cards", portal.get("/c/7/").text
    sent(portal, "/c/7/", go="words")
    for path in ("hello", *map(str, range(1, 9)), "before", "paused", "not-today", "stop"):
        yield path, portal.get(f"/c/{path}/").text
    yield "stopped", portal.post("/c/stop/").text
    sent(portal, "/c/hello/", much="one")
    sent(portal, "/c/1/", who="supervisor", go="on")
    for at in (1, 2, 3):
        yield f"one, {at}", portal.get(f"/c/{at}/").text
    yield "not me", portal.post("/c/not-me/").text


def test_every_screen_is_short_and_plain(world: World, link: str) -> None:
    contact(world.with_dean, -1, state="happened", way="visit", on_their_mind="the van", in_their_words=True)
    seen, faults = 0, []
    for name, html in screens(world, link):
        main = re.search(r'<main id="main">(.*)</main>', html, re.S)[1]
        to_read, everything = said(ASIDE.sub(" ", main)), said(main)
        asked = in_words(said(re.search(r"<h1[^>]*>(.*?)</h1>", main, re.S)[1]))
        long = [part for part in re.split(r"[.?!]", everything) if len(in_words(part)) > 15]
        figures = {
            "words": len(in_words(to_read)) <= 40,
            "question": len(asked) <= 12,
            "sentence": not long,
            "grade": grade(everything) <= 4,
            "contraction": not CONTRACTED.search(everything),
        }
        faults += [
            (name, what, len(in_words(to_read)), round(grade(everything), 1), long)
            for what, fits in figures.items()
            if not fits
        ]
        seen += 1
    assert seen >= 18
    assert not faults
