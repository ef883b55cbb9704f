"""A worker's photo and symbol: made safe on the way in, seen by the same organisation alone."""

import io
import struct
import zlib

import pytest
from PIL import Image

from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.documents.faces import SYMBOLS, svg
from alongside.people import faces
from alongside.people.faces import MOST_BYTES, SIDE, made_small
from tests.pictures import picture
from tests.world import World


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg), formats=["JPEG"])


def a_flood(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head speaks of an enormous picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(words)) + kind + words + struct.pack(">I", zlib.crc32(kind + words))
        for kind, words in parts
    )


@pytest.mark.parametrize(
    ("kind", "mode", "size"),
    [
        ("JPEG", "RGB", (3000, 2000)),
        ("JPEG", "L", (50, 60)),
        ("JPEG", "CMYK", (900, 900)),
        ("PNG", "RGBA", (500, 900)),
        ("PNG", "P", (640, 480)),
        ("PNG", "1", (640, 480)),
        ("PNG", "LA", (30, 900)),
        ("PNG", "I;16", (640, 480)),
    ],
)
def test_every_usual_photo_becomes_a_small_jpeg(kind: str, mode: str, size: tuple[int, int]) -> None:
    made = opened(made_small(picture(kind, size, mode)))
    assert made.format == "JPEG"
    assert made.mode == "RGB"
    assert max(made.size) == min(SIDE, max(size))


def test_place_camera_and_a_second_file_behind_the_first_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "CANARY maker", 6  # the second: held sideways
    sent = picture(size=(400, 200), exif=exif, comment=b"CANARY comment") + b"PK\x03\x04 CANARY <script>"
    assert sent.count(b"CANARY") == 3
    made = made_small(sent)
    assert b"CANARY" not in made
    assert not opened(made).getexif()
    assert opened(made).size == (200, 400), "it stands upright"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "not a photo"),
        (b"<svg onload=alert(1)>", "not a photo"),
        (b"GIF89a" + b"\0" * 50, "not a photo"),
        (b"%PDF-1.7\n" + picture(), "not a photo"),
        (b"\xff\xd8\xff\xe0 and then nothing", "cannot be read"),
        (picture()[:300], "cannot be read"),
        (picture("PNG")[:-40], "cannot be read"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "cannot be read"),
        (a_flood(60_000, 60_000), "too many pixels"),
        (a_flood(6_000, 6_000), "too many pixels"),
        (a_flood(10_000, 10_000), "too many pixels"),
        (b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "larger than 5 MB"),
    ],
)
def test_what_is_no_sound_photo_is_refused_in_words(file: bytes, words: str) -> None:
    with pytest.raises(Refused) as refused:
        made_small(file)
    assert words in str(refused.value.message)
    assert refused.value.field == "photo"


def test_every_symbol_that_one_may_choose_is_drawn_and_named_and_no_other_is_taken(world: World) -> None:
    with acting_for(world.owner), pytest.raises(Refused):
        faces.choose_symbol(world.owner, world.sam, symbol="skull")
    assert tuple(SYMBOLS) == faces.SYMBOLS
    for code, one in SYMBOLS.items():
        assert str(one.name)
        assert one.shape in svg(code)
        assert "style" not in svg(code)
