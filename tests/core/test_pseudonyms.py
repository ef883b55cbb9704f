"""Names taken out of a text: whole, in part, in any capitals; and what still looks like one."""

import re
import unicodedata

import pytest
from hypothesis import given, strategies as st

from alongside.core.pseudonyms import (
    PARTICLES,
    WORDS,
    Known,
    Piece,
    folded,
    name_of_organisation,
    pieces,
    place_names,
    replaced,
)

KNOWN = (
    Known(("Dean Walker",), "the client"),
    Known(("Rosa María Walker-Núñez", "Rosie"), "the mother"),
    Known(("Will Smith",), "a colleague"),
    Known(("Siobhán O’Brien",), "another client"),
    Known(("Jo de la Cruz", "Di"), "somebody"),
    Known(("Saltmarsh Case Management", "Saltmarsh"), "the organisation", is_phrase=True),
    Known(("Mill Lane", "Bath"), "a place", is_phrase=True),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rosa said I had betrayed her.", "The mother said I had betrayed her."),
        ("I rang Dean’s mother, ROSA.", "I rang the client’s mother, the mother."),
        ("rosa's son, and James' dog", "The mother's son, and James' dog"),
        ("Mr Dean Walker, Dr. J. Walker", "The client, the client"),
        ("Mrs Rosa M. Walker-Nunez rang", "The mother rang"),
        ("Dean Rosa", "The client the mother"),
        ("the Walker family", "the client family"),
        ("my Dean", "my client"),
        ("He uses a walker. Walker rang.", "He uses a walker. The client rang."),
        ("Will rang, and will smith will ring.", "A colleague rang, and a colleague will ring."),
        ("Siobhan obrien, O'Brien and brien", "Another client, another client and brien"),
        ("Jo met de la Rue; Di, di", "Somebody met de la Rue; somebody, di"),
        ("The Saltmarsh team in Mill\nLane", "The organisation team in a place"),
        ("a bath in Bath", "a bath in a place"),
        ("Deanery, Rosalind, sDean", "Deanery, Rosalind, sDean"),
        ("rosie_x rosie2 (Dean)", "The mother_x the mother2 (the client)"),
        ("Rosa\u200bMaría, Ro\u00adsa, Rosa\u0301", "The mother, the mother, the mother"),
        ("Ring 07700 900123, dean@example.org or www.x.org at BA1 1AA, 2019", None),
    ],
)  # fmt: skip
def test_a_name_is_replaced_by_what_stands_in_for_it(text: str, left: str | None) -> None:
    numbers = "Ring [a number], [an email address] or [a web address] at [a postcode], 2019"
    assert replaced(text, KNOWN) == (numbers if left is None else left)


@pytest.mark.parametrize(
    ("text", "looking"),
    [
        ("Then Kev came with Zdzisław.", ["Kev", "Zdzisław"]),
        ("Kayleigh came. Nobody else did.", ["Kayleigh"]),
        ("and kayleigh’s mother", ["kayleigh’s"]),
        ("On Monday I saw the OT. I’m tired. “Please stay.”", []),
        ("She said: “Go.” Then I went.", []),
        ("Dean met Dean", []),
    ],
)
def test_what_still_looks_like_a_name_is_pointed_out(text: str, looking: list[str]) -> None:
    assert [piece.text for piece in pieces(text, KNOWN, {"kayleigh"}) if piece.looks] == looking


def test_each_piece_says_what_stood_there() -> None:
    assert pieces("Dean Walker rang.", KNOWN) == [Piece("The client", "Dean Walker"), Piece(" rang.")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("12 Mill Lane, Bath, BA1 1AA", ["Mill Lane", "Bath"]),
        ("Café on Mill Road", ["Mill Road"]),
        ("At home", []),
        ("the Northgate clinic", ["Northgate"]),
    ],
)
def test_what_names_a_place(text: str, names: list[str]) -> None:
    assert place_names(text) == names


def test_how_an_organisation_is_called_for_short() -> None:
    assert name_of_organisation("Saltmarsh Case Management") == ["Saltmarsh Case Management", "Saltmarsh"]
    assert name_of_organisation("Brain Injury Services") == ["Brain Injury Services"]
    assert name_of_organisation("Northgate") == ["Northgate"]


#: Names as people have them, and of any letters at all; none is a word of a stand-in.
NAMES = st.text(st.characters(categories=("Lu", "Ll")), min_size=2, max_size=9)
AROUND = st.text(st.characters(codec="utf-8"), max_size=12)


@given(NAMES, NAMES, st.lists(st.tuples(AROUND, st.integers(0, 5)), max_size=6))
def test_no_text_keeps_a_known_name(first: str, last: str, parts: list[tuple[str, int]]) -> None:
    names = [name for name in (folded(first), folded(last)) if len(name) > 1]
    if not {"the", "client", "a", "an", "number", "email", "address", "web", "postcode"}.isdisjoint(names):
        return
    forms = (first, last, f"{first} {last}", last.upper(), f"{first}’s", f"{first.lower()} {last.title()}")
    text = " ".join(f"{around} {forms[form]}" for around, form in parts)
    left = folded(replaced(text, (Known((f"{first} {last}",), "the client"),)))
    words = set(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", left)))
    assert words.isdisjoint({name for name in names if name not in WORDS | PARTICLES and name.isalpha()})
