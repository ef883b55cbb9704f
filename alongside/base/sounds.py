"""Recordings as browsers make them: what kind of file one is, by how it begins; and one as an answer to a browser."""

import re
from typing import Any

from alongside.base.errors import Refused

_BEGINNINGS = ((b"\x1aE\xdf\xa3", 0, "webm"), (b"OggS", 0, "ogg"), (b"ftyp", 4, "mp4"))


def kind_of(sound: bytes, largest: int, too_large: str, unknown: str) -> str:
    """ "webm", "ogg" or "mp4". Raises Refused, in these words, for what is larger than so many bytes, or is no recording."""
    if len(sound) > largest:
        raise Refused(too_large, "sound")
    for beginning, at, kind in _BEGINNINGS:
        if sound[at : at + len(beginning)] == beginning:
            return kind
    raise Refused(unknown, "sound")


def sound(whole: bytes, kind: str, asked: str = "") -> dict[str, Any]:
    """A recording, or the one part of it that a Range header asks for, as what an HTTP answer is made of. Some browsers play only
    what they can ask for in parts."""
    part = re.fullmatch(r"bytes=(\d+)-(\d*)", asked)
    first = int(part[1]) if part else 0
    last = min(int(part[2] or len(whole)), len(whole) - 1) if part else len(whole) - 1
    headers = {"Accept-Ranges": "bytes", "Content-Type": f"audio/{kind}"}
    if part is None or first > last:
        return {"content": whole, "headers": headers}
    headers["Content-Range"] = f"bytes {first}-{last}/{len(whole)}"
    return {"content": whole[first : last + 1], "status": 206, "headers": headers}
