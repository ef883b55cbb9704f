"""UUIDv7 keys, made by whoever creates the record, the page or the phone included.

Source: RFC 9562, section 5.7. Python has had them in the library only since 3.14.
"""

import secrets
import time
import uuid


def new_id(milliseconds: int | None = None) -> uuid.UUID:
    """A fresh UUIDv7: 48 bits of milliseconds since 1970, then 74 random bits."""
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    number = (stamp & (1 << 48) - 1) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62)


def parse_id(text: str) -> uuid.UUID | None:
    """The UUIDv7 in this text, or None when there is none: a made-up id is no id."""
    try:
        id = uuid.UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None
    return id if id.version == 7 else None
