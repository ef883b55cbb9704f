"""The server's worker: a request gets a thread once all of it is there, so whoever sends slowly holds up nobody.

What it refuses itself carries our headers too.
"""

from __future__ import annotations

import selectors
import socket
import time
from functools import partial
from typing import Any

from gunicorn import http, util
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from alongside.base.headers import FIXED
from alongside.ops.arriving import Arriving

HEAD, SENT = 15, 60  # seconds in which the head of a request must be there, and all of it
ANSWERED = 120  # seconds in which it must be answered, and the answer fetched
MOMENT = 2  # seconds for what is half sent once the server stops, and for what is sent after the last answer
PIECE = 64 * 1024
MOST_HELD = 64 * 1024 * 1024  # bytes of requests in this process: the oldest unfinished large one goes first
REFUSED = "A request that can not be read was refused (%s)."
STATUS = {
    errors.LimitRequestLine: "414 URI Too Long",
    errors.LimitRequestHeaders: "431 Request Header Fields Too Large",
}


class Worker(ThreadWorker):
    """Gunicorn's threads. What arrives is gathered in its one loop, without a thread; see docs/decisions/0016."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.arriving: dict[Any, tuple[Arriving, float]] = {}  # the oldest first
        self.leaving: dict[Any, float] = {}  # answered for the last time, since when
        self.given: dict[
            Any, tuple[int, float]
        ] = {}  # bytes of what waits for a thread or has one, and until when

    def enqueue_req(self, conn: Any) -> None:
        """A new connection, or one that was kept: a request may be coming."""
        conn.sock.setblocking(False)
        self.arriving[conn] = Arriving(), time.monotonic()
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._take, conn))

    def _take(self, conn: Any, _sock: Any) -> None:
        request, _began = self.arriving[conn]
        try:
            piece = conn.sock.recv(PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            piece = b""
        request.take(piece)
        if not piece:
            self._drop(conn)
        elif request.refusal:
            self._refuse(conn, request.refusal)
        elif request.whole:
            self._give_a_thread(conn, request)
        elif len(request.held) > PIECE:
            self._hold_no_more_than_may_be()

    def _give_a_thread(self, conn: Any, request: Arriving) -> None:
        self._let_go(conn)
        self.given[conn] = len(request.held), time.monotonic() + ANSWERED
        conn.parser = http.get_parser(self.cfg, iter([request.request()]), conn.client)
        conn.initialized = True
        super().enqueue_req(conn)

    def _refuse(self, conn: Any, status: str) -> None:
        self.log.warning(REFUSED, status)
        _say(conn.sock, status)
        self._let_go(conn)
        self._part(conn)

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
        try:
            more = conn.sock.recv(PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            more = b""
        if not more:
            self._drop(conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        super().wait_for_and_dispatch_events(timeout)
        self._drop_the_late(time.monotonic())
        if (
            self.nr_conns >= self.worker_connections
        ):  # else nobody would be let in until the oldest is too late
            for conn in list(self.arriving)[: self.worker_connections // 10]:
                self._drop(conn)

    def _drop_the_late(self, now: float) -> None:
        for conn, (request, began) in list(self.arriving.items()):
            most = (SENT if request.head else HEAD) if self.alive else MOMENT
            if now - began > most:
                self._drop(conn)
        for conn in [one for one, began in self.leaving.items() if now - began > MOMENT]:
            self._drop(conn)
        for conn in [one for one, (_size, until) in self.given.items() if until < now]:
            _hang_up(conn.sock)

    def _hold_no_more_than_may_be(self) -> None:
        large = [conn for conn, (request, _began) in self.arriving.items() if len(request.held) > PIECE]
        held = sum(len(request.held) for request, _began in self.arriving.values())
        if held + sum(size for size, _until in self.given.values()) > MOST_HELD:
            self._drop(large[0])

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


def _say(client: socket.socket, status: str) -> None:
    """Where nobody is there any more to be told, nothing is to be done."""
    try:
        util.write_nonblock(client, _refusal(status))
    except OSError:
        return


def _hang_up(client: socket.socket, how: int = socket.SHUT_RDWR) -> None:
    try:
        client.shutdown(how)
    except OSError:  # they were quicker
        return


def _refusal(status: str) -> bytes:
    fixed = {**FIXED, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Connection": "close"}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in fixed.items())]
    body = "This request can not be read.\n"
    lines += ["Content-Type: text/plain", f"Content-Length: {len(body)}", "", body]
    return "\r\n".join(lines).encode("latin-1")
