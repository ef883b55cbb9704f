"""By what a worker is known: a photo, or a symbol, a simple shape with a name for those who find a shape before a name.

Symbols are drawn by us, in one colour and without text, so that they stay what they are on a screen, on grey paper
and in the dark.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy as _

from alongside.people.models import AgreedSign, Practitioner

INK = "#075E57"  # of a symbol on paper
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="{ink}" stroke-width="3"'
    ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" width="48" height="48">{shape}</svg>'
)


class Symbol(NamedTuple):
    name: Any
    shape: str


SYMBOLS = {
    "sun": Symbol(
        _("Sun"),
        '<circle cx="24" cy="24" r="8"/><path d="M24 5v5M24 38v5M5 24h5M38 24h5M10.6 10.6l3.5 3.5M33.9 33.9l3.5 3.5'
        'M10.6 37.4l3.5-3.5M33.9 14.1l3.5-3.5"/>',
    ),
    "boat": Symbol(_("Boat"), '<path d="M6 32h36l-6 9H12zM23 6v20M23 8l14 18H23M23 13L11 26h12"/>'),
    "tree": Symbol(
        _("Tree"),
        '<path d="M24 43V24M24 33l7-6M24 36l-6-5"/><path d="M24 5a13 13 0 1 1-9 22 13 13 0 0 1 9-22z"/>',
    ),
    "house": Symbol(_("House"), '<path d="M6 23L24 7l18 16M11 19v22h26V19M20 41V29h8v12"/>'),
    "bird": Symbol(
        _("Bird"),
        '<path d="M5 30c8 2 10-14 20-17 6-2 10 1 11 5l7 2-7 4c-1 10-9 15-18 15-6 0-11-3-13-9z"/>'
        '<path d="M18 26c3 4 8 4 11 0"/><circle cx="30" cy="19" r="1"/>',
    ),
    "star": Symbol(
        _("Star"),
        '<path d="M24 5l5.9 12 13.1 1.9-9.5 9.3 2.3 13.1L24 35.1l-11.8 6.2 2.3-13.1L5 18.9 18.1 17z"/>',
    ),
    "leaf": Symbol(_("Leaf"), '<path d="M9 40C7 20 18 8 41 7c1 22-9 33-26 31M9 42c4-11 11-18 20-23"/>'),
    "cup": Symbol(
        _("Cup"),
        '<path d="M9 17h25v14a9 9 0 0 1-9 9h-7a9 9 0 0 1-9-9zM34 20h3a5 5 0 0 1 0 11h-3M16 6v5M24 6v5"/>',
    ),
}


def svg(code: str, ink: str = "currentColor") -> SafeString:
    """The symbol as SVG, hidden from a reader that reads aloud: its name stands beside it. Raises KeyError."""
    shape = mark_safe(SYMBOLS[code].shape)  # noqa: S308 - drawn by us, above
    return format_html(FRAME, ink=ink, shape=shape)


@dataclass(frozen=True)
class Face:
    """What somebody is known by: a JPEG or a code of SYMBOLS, and the words for who cannot see it."""

    alt: str
    photo: bytes = b""
    symbol: str = ""

    def pictures(self) -> dict[str, str | bytes]:
        """For a paper: pictures as bytes, so that no letter of theirs is taken for words."""
        drawn = svg(self.symbol, INK).encode() if self.symbol else b""
        return {"alt": self.alt, "photo": self.photo, "symbol": drawn}


def face_of(worker: Practitioner, photo: bytes) -> Face | None:
    """The worker's photo or symbol; None where they chose neither."""
    name = worker.first_name
    if photo:
        return Face(gettext("A photo of %(name)s") % {"name": name}, photo=photo)
    if worker.symbol in SYMBOLS:
        called = {"symbol": SYMBOLS[worker.symbol].name, "name": name}
        return Face(gettext("The symbol of %(name)s: %(symbol)s") % called, symbol=worker.symbol)
    return None


class Sign(NamedTuple):
    """What tells a real message: the drawing, what it is called, and the word."""

    picture: SafeString
    name: Any
    word: str


def sign_of(agreed: AgreedSign | None) -> Sign | None:
    """The sign as a page shows it."""
    return Sign(svg(agreed.picture), SYMBOLS[agreed.picture].name, agreed.word) if agreed else None
