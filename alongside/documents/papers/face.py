"""Who the paper is from: a photo where there is one, else the symbol, else nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alongside.documents.symbols import SYMBOLS, svg
from alongside.people.models import Practitioner

INK = "#075E57"


@dataclass(frozen=True)
class Face:
    """What somebody is known by."""

    alt: str
    photo: bytes = b""  # JPEG
    symbol: str = ""  # a code of SYMBOLS

    def values(self) -> dict[str, Any]:
        """For the paper: pictures as bytes, so that no letter of theirs is taken for words."""
        drawn = svg(self.symbol, INK).encode() if self.symbol else b""
        return {"alt": self.alt, "photo": self.photo, "symbol": drawn}


def face_of(worker: Practitioner, photo: bytes) -> Face | None:
    """The worker's photo or symbol; None where they chose neither."""
    if photo:
        return Face(_("A photo of %(name)s") % {"name": worker.first_name}, photo=photo)
    if worker.symbol in SYMBOLS:
        named = {"symbol": SYMBOLS[worker.symbol].name, "name": worker.first_name}
        return Face(_("The symbol of %(name)s: %(symbol)s") % named, symbol=worker.symbol)
    return None
