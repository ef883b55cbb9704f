"""The server's worker: a request gets a thread once all of it is there, so whoever sends slowly holds up nobody.

What it refuses itself carries our headers too.
"""

import re
import selectors
import socket
import time
from functools import partial
from typing import Any

from gunicorn import http, util
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from alongside.base import rooms
from alongside.base.headers import FIXED

HEAD, SENT = 15, 60  # seconds in which the head of a request must be there, and all of it
ANSWERED = 120  # seconds in which it must be answered, and the answer fetched
MOMENT = 2  # seconds for what is half sent once the server stops, and for what is sent after the last answer
PIECE = 64 * 1024
MOST_HELD = 64 * 1024 * 1024  # bytes of requests in this process: the oldest unfinished large one goes first
LARGEST_HEAD = 64 * 1024
LARGEST_BODY = 8 * 1024 * 1024  # what is larger is read past, so that the page which says so is seen
MOST_READ_PAST = 64 * 1024 * 1024
FRAMING = re.compile(rb"^(content-length|transfer-encoding)[ \t]*:", re.IGNORECASE | re.MULTILINE)
LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r$", re.IGNORECASE | re.MULTILINE)
CLOSE = b"\r\nConnection: close\r\n"
REFUSED = "A request that cannot be read was refused (%s)."
STATUS = {
    errors.LimitRequestLine: "414 URI Too Long",
    errors.LimitRequestHeaders: "431 Request Header Fields Too Large",
}


class Arriving:
    """The bytes of one request. Nothing of it is understood but where it ends: that is the server's business.

    `refusal` is the status for one whose end cannot be known: no browser sends such a one.
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
        if end <= 3:
            return
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
        came = self.read_past or len(self.held) - self.head
        return came >= min(self.length, MOST_READ_PAST)

    def request(self) -> bytes:
        """All of it. Where more came than belongs to it, or not all of it was kept, the answer is the last one on this
        connection: where the next request begins is not known, or nobody waited for this answer."""
        message = bytes(self.held[: self.head + self.length] if self.head else self.held)
        exact = self.head and not self.read_past and len(message) == len(self.held)
        return message if exact else message.replace(b"\r\n", CLOSE, 1)


class Worker(ThreadWorker):
    """Gunicorn's threads. What arrives is gathered in its one loop, without a thread; see docs/decisions/0016."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.arriving: dict[Any, tuple[Arriving, float]] = {}  # the oldest first
        self.leaving: dict[Any, float] = {}  # answered for the last time, since when
        # bytes of what waits for a thread or has one, and until when
        self.given: dict[Any, tuple[int, float]] = {}

    def enqueue_req(self, conn: Any) -> None:
        """A new connection, or one that was kept: a request may be coming."""
        conn.sock.setblocking(False)
        self.arriving[conn] = Arriving(), time.monotonic()
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._take, conn))

    def _take(self, conn: Any, _sock: Any) -> None:
        request, _began = self.arriving[conn]
        if (piece := _received(conn.sock)) is None:
            return
        request.take(piece)
        if not piece:
            self._drop(conn)
        elif request.refusal:
            self.log.warning(REFUSED, request.refusal)
            _say(conn.sock, request.refusal)
            self._let_go(conn)
            self._part(conn)
        elif request.whole and rooms.is_for_rooms(request.held):
            self._let_go(conn)
            self._hand_over(conn, bytes(request.held))
        elif request.whole:
            self._let_go(conn)
            self.given[conn] = len(request.held), time.monotonic() + ANSWERED
            conn.parser = http.get_parser(self.cfg, iter([request.request()]), conn.client)
            conn.initialized = True
            super().enqueue_req(conn)
        elif len(request.held) > PIECE:
            large = [conn for conn, (request, _began) in self.arriving.items() if len(request.held) > PIECE]
            held = sum(len(request.held) for request, _began in self.arriving.values())
            if held + sum(size for size, _until in self.given.values()) > MOST_HELD:
                self._drop(large[0])

    def _hand_over(self, conn: Any, request: bytes) -> None:
        """A device's connection to a room: the process for two devices has it from here on."""
        try:
            rooms.hand_over(conn.sock, request)
        except rooms.NoRooms:
            _say(conn.sock, "503 Service Unavailable")
            self._part(conn)
        else:
            self.nr_conns -= 1
            conn.close()

    def finish_request(self, conn: Any, fs: Any) -> None:
        self.given.pop(conn, None)
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
        else:
            self._part(conn)

    def _part(self, conn: Any) -> None:
        """What they still send is read away for a moment: closed at once, the network could take the answer back."""
        _hang_up(conn.sock, socket.SHUT_WR)
        conn.sock.setblocking(False)
        self.leaving[conn] = time.monotonic()
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._read_away, conn))

    def _read_away(self, conn: Any, _sock: Any) -> None:
        if _received(conn.sock) == b"":
            self._drop(conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        super().wait_for_and_dispatch_events(timeout)
        now = time.monotonic()
        for conn, (request, began) in list(self.arriving.items()):
            most = (SENT if request.head else HEAD) if self.alive else MOMENT
            if now - began > most:
                self._drop(conn)
        for conn, began in list(self.leaving.items()):
            if now - began > MOMENT:
                self._drop(conn)
        for conn, (_size, until) in self.given.items():
            if until < now:
                _hang_up(conn.sock)
        # else nobody would be let in until the oldest is too late
        if self.nr_conns >= self.worker_connections:
            for conn in list(self.arriving)[: self.worker_connections // 10]:
                self._drop(conn)

    def _drop(self, conn: Any) -> None:
        self._let_go(conn)
        self.nr_conns -= 1
        conn.close()

    def _let_go(self, conn: Any) -> None:
        self.arriving.pop(conn, None)
        self.leaving.pop(conn, None)
        self.poller.unregister(conn.sock)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Any) -> None:
        """An answer where no page can be asked for. Neither it nor the log repeats anything of the request."""
        self.log.warning(REFUSED, type(exc).__name__)
        _say(client, STATUS.get(type(exc), "400 Bad Request"))


def _received(client: socket.socket) -> bytes | None:
    """What came, nothing where they have gone; None where it is not there yet."""
    try:
        return client.recv(PIECE)
    except (BlockingIOError, InterruptedError):
        return None
    except OSError:
        return b""


def _say(client: socket.socket, status: str) -> None:
    fixed = {**FIXED, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Connection": "close"}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in fixed.items())]
    body = "This request cannot be read.\n"
    lines += ["Content-Type: text/plain", f"Content-Length: {len(body)}", "", body]
    try:
        util.write_nonblock(client, "\r\n".join(lines).encode("latin-1"))
    except OSError:  # nobody is there any more to be told
        return


def _hang_up(client: socket.socket, how: int = socket.SHUT_RDWR) -> None:
    try:
        client.shutdown(how)
    except OSError:  # they were quicker
        return
