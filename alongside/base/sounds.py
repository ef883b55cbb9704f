"""Recordings as browsers make them: what kind of file one is, by how it begins."""

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
