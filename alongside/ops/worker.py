"""The server's worker: it waits for nobody for ever, and what it refuses itself carries our headers too."""

from __future__ import annotations

import socket
import time
from typing import Any

from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from alongside.base.headers import FIXED

HEAD, WHOLE = 15, 120  # seconds in which a request must be read, and read and answered
REFUSED = "A request that can not be read was refused (%s)."
STATUS = {
    errors.LimitRequestLine: "414 URI Too Long",
    errors.LimitRequestHeaders: "431 Request Header Fields Too Large",
}


class Worker(ThreadWorker):
    """Threads, as gunicorn has them. Sixteen half-sent requests held all of them for ever: now they are hung up on."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.until: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        self.until[conn] = time.monotonic() + HEAD
        try:
            return super().handle(conn)
        finally:
            self.until.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        self.until[conn] = time.monotonic() + WHOLE
        return super().handle_request(req, conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        super().wait_for_and_dispatch_events(timeout)
        now = time.monotonic()
        for conn in [one for one, until in list(self.until.items()) if until < now]:
            self.until.pop(conn, None)
            _hang_up(conn.sock)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Any) -> None:
        """An answer where no page can be asked for. Neither it nor the log repeats anything of the request."""
        self.log.warning(REFUSED, type(exc).__name__)
        try:
            util.write_nonblock(client, _refusal(STATUS.get(type(exc), "400 Bad Request")))
        except OSError:
            self.log.debug("Nobody was there any more to be told.")


def _hang_up(client: socket.socket) -> None:
    try:
        client.shutdown(socket.SHUT_RDWR)
    except OSError:  # they were quicker
        return


def _refusal(status: str) -> bytes:
    fixed = {**FIXED, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Connection": "close"}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in fixed.items())]
    body = "This request can not be read.\n"
    lines += ["Content-Type: text/plain", f"Content-Length: {len(body)}", "", body]
    return "\r\n".join(lines).encode("latin-1")
