"""A photo that somebody sends in, made into one that is safe to keep and to show.

Only the picture goes on: it is drawn anew as a small JPEG, so that what else a file may hold (place,
camera, a second file behind the first) is gone.
"""

from __future__ import annotations

import io

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from alongside.base.errors import Refused

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000  # a phone takes 12 to 24 million; decoded that is 100 MB at most
SIDE = 400  # pixels of the longer side
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
FORMATS = ("JPEG", "PNG")


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
        raise Refused(_("This photo can not be read. Please choose another one."), "photo") from error


def _drawn_anew(file: bytes) -> bytes:
    """`open` reads the head of the file only, so that the size is known before anything is decoded."""
    with Image.open(io.BytesIO(file), formats=FORMATS) as sent:
        if sent.width * sent.height > MOST_PIXELS:
            raise _too_many_pixels()
        sent.draft("RGB", (2 * SIDE, 2 * SIDE))
        upright = ImageOps.exif_transpose(sent)
    upright.thumbnail((SIDE, SIDE))
    made = io.BytesIO()
    _on_white(upright).save(made, "JPEG", quality=85)
    return made.getvalue()


def _too_many_pixels() -> Refused:
    return Refused(_("This photo has too many pixels. Please choose a smaller one."), "photo")


def _on_white(picture: Image.Image) -> Image.Image:
    """In plain colours; what was see-through becomes white."""
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground
