"""The photo or symbol by which a worker is known: read by colleagues, changed by the worker alone.

Of a photo that somebody sends in only the picture goes on: it is drawn anew as a small JPEG, so that what else a file may
hold (place, camera, a second file behind the first) is gone.
"""

import io
import uuid

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from alongside.access.identities import Viewer
from alongside.base.action import action
from alongside.base.errors import Refused
from alongside.base.models import there
from alongside.people.models import Practitioner

#: The shapes that there are; how each is drawn and called stands in `documents.faces`.
SYMBOLS = ("sun", "boat", "tree", "house", "bird", "star", "leaf", "cup")
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000  # a phone takes 12 to 24 million; decoded that is 100 MB at most
SIDE = 400  # pixels of the longer side
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
FORMATS = ("JPEG", "PNG")


def photo(viewer: Viewer, practitioner_id: uuid.UUID) -> bytes:
    """The photo (JPEG) of somebody in the viewer's organisation, empty where they have none. Raises NotThere."""
    colleagues = Practitioner.objects.filter(org_id=viewer.org_id, pk=practitioner_id)
    return bytes(there(colleagues.values_list("photo").first())[0] or b"")


@action("practitioner.symbol", again=True)
def choose_symbol(by: Viewer, me: Practitioner, *, id: uuid.UUID | None = None, symbol: str) -> Practitioner:
    """My symbol; "" for none. Raises Refused for one that there is not."""
    if symbol and symbol not in SYMBOLS:
        raise Refused(_("Please choose one of these."), "symbol")
    me.symbol = symbol
    me.save(update_fields=["symbol"])
    return me


@action("practitioner.photo", again=True)
def keep_photo(by: Viewer, me: Practitioner, *, id: uuid.UUID | None = None, photo: bytes) -> Practitioner:
    """My photo, made small and without anything that the camera wrote into it. Raises Refused."""
    me.photo = made_small(photo)
    me.save(update_fields=["photo"])
    return me


@action("practitioner.photo_away")
def take_photo_away(by: Viewer, me: Practitioner, *, id: uuid.UUID | None = None) -> Practitioner:
    me.photo = None
    me.save(update_fields=["photo"])
    return me


def made_small(file: bytes) -> bytes:
    """A JPEG of at most 400 by 400 pixels without metadata. Raises Refused with words for the person."""
    if len(file) > MOST_BYTES:
        raise Refused(_("This photo is larger than 5 MB. Please choose a smaller one."), "photo")
    if not file.startswith(BEGINNINGS):
        raise Refused(_("This is not a photo in JPEG or PNG. Please choose another file."), "photo")
    try:
        return _drawn_anew(file)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:  # Pillow's own limit
        raise _too_many_pixels() from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refused(_("This photo cannot be read. Please choose another one."), "photo") from error


def _drawn_anew(file: bytes) -> bytes:
    """`open` reads the head of the file only, so that the size is known before anything is decoded."""
    with Image.open(io.BytesIO(file), formats=FORMATS) as sent:
        if sent.width * sent.height > MOST_PIXELS:
            raise _too_many_pixels()
        sent.draft("RGB", (2 * SIDE, 2 * SIDE))
        upright = ImageOps.exif_transpose(sent)
    upright.thumbnail((SIDE, SIDE))
    seen = upright.convert("RGBA")
    plain = Image.new("RGB", seen.size, "white")  # what was see-through becomes white
    plain.paste(seen, mask=seen.getchannel("A"))
    jpeg = io.BytesIO()
    plain.save(jpeg, "JPEG", quality=85)
    return jpeg.getvalue()


def _too_many_pixels() -> Refused:
    return Refused(_("This photo has too many pixels. Please choose a smaller one."), "photo")
