"""The photo or symbol by which a worker is known: read by colleagues, changed by the worker alone."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.errors import NotThere, Refused
from alongside.people.models import Practitioner
from alongside.people.photos import MOST_BYTES, made_small

__all__ = ["MOST_BYTES", "SYMBOLS", "choose_symbol", "keep_photo", "photo", "take_photo_away"]

#: The shapes that there are; how each is drawn and called stands in `documents.faces`.
SYMBOLS = ("sun", "boat", "tree", "house", "bird", "star", "leaf", "cup")


def photo(viewer: Viewer, practitioner_id: uuid.UUID) -> bytes:
    """The photo (JPEG) of somebody in the viewer's organisation, empty where they have none. Raises NotThere."""
    found = Practitioner.objects.filter(org_id=viewer.org_id, pk=practitioner_id)
    row = found.values_list("photo").first()
    if row is None:
        raise NotThere
    return bytes(row[0] or b"")


@transaction.atomic
def choose_symbol(symbol: str, *, by: Viewer) -> None:
    """My symbol; "" for none. Raises Refused for one that there is not."""
    if symbol and symbol not in SYMBOLS:
        raise Refused(_("Please choose one of these."), "symbol")
    _change(by, "practitioner.symbol", symbol=symbol)


@transaction.atomic
def keep_photo(file: bytes, *, by: Viewer) -> None:
    """My photo, made small and without anything that the camera wrote into it. Raises Refused."""
    _change(by, "practitioner.photo", photo=made_small(file))


@transaction.atomic
def take_photo_away(*, by: Viewer) -> None:
    """No photo any more."""
    _change(by, "practitioner.photo_away", photo=None)


def _change(by: Viewer, verb: str, **to: str | bytes | None) -> None:
    Practitioner.objects.filter(org_id=by.org_id, pk=by.id).update(**to)
    record(by, verb, [("practitioner", by.id)])
