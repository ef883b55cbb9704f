"""A request that is still on its way: what came of it, and whether that is all."""

from __future__ import annotations

import re

LARGEST_HEAD = 64 * 1024
LARGEST_BODY = 8 * 1024 * 1024  # what is larger is read past, so that the page which says so is seen
MOST_READ_PAST = 64 * 1024 * 1024
FRAMING = re.compile(rb"^(content-length|transfer-encoding)[ \t]*:", re.IGNORECASE | re.MULTILINE)
LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r$", re.IGNORECASE | re.MULTILINE)
CLOSE = b"\r\nConnection: close\r\n"


class Arriving:
    """The bytes of one request. Nothing of it is understood but where it ends: that is the server's business.

    `refusal` is the status for one whose end can not be known: no browser sends such a one.
    """

    def __init__(self) -> None:
        self.held = bytearray()
        self.head = 0  # bytes of the head with its empty line; 0 until that is there
        self.length = 0
        self.read_past = 0
        self.refusal = ""

    def take(self, piece: bytes) -> None:
        """What came next."""
        if self.head and self.length > LARGEST_BODY:
            self.read_past += len(piece)
            return
        looked_at = max(0, len(self.held) - 3)
        self.held += piece
        end = 0 if self.head else self.held.find(b"\r\n\r\n", looked_at) + 4
        if end > 3:
            self._take_head(end)

    def _take_head(self, end: int) -> None:
        self.head = end
        head = bytes(self.held[:end])
        framing, lengths = FRAMING.findall(head), LENGTH.findall(head)
        if any(name.lower() == b"transfer-encoding" for name in framing):
            self.refusal = "411 Length Required"
        elif len(framing) != len(lengths) or len(lengths) > 1:
            self.refusal = "400 Bad Request"
        else:
            self.length = int(lengths[0]) if lengths else 0
        if self.length > LARGEST_BODY:
            self.read_past = len(self.held) - end
            del self.held[end:]

    @property
    def whole(self) -> bool:
        """Whether it can be answered: all of it is there, or so much that it is refused for that."""
        if not self.head:
            return len(self.held) > LARGEST_HEAD
        return self._came() >= min(self.length, MOST_READ_PAST)

    def request(self) -> bytes:
        """All of it. Where more came than belongs to it, or not all of it was kept, the answer is the last one on this
        connection: where the next request begins is not known, or nobody waited for this answer."""
        kept = bytes(self.held[: self.head + self.length] if self.head else self.held)
        exact = self.head and not self.read_past and len(kept) == len(self.held)
        return kept if exact else kept.replace(b"\r\n", CLOSE, 1)

    def _came(self) -> int:
        return self.read_past or len(self.held) - self.head
