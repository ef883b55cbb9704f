"""A connection to one device. The protocol is websockets' own, without its network part; the network is asyncio's."""

import asyncio
import json
from typing import Any
from urllib.parse import urlsplit

from websockets.frames import CloseCode, Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol

from alongside.base.headers import FIXED
from alongside.ops.rooms.rooms import GONE, Room, Rooms

MOST_BYTES = 256  # of a message; ours have some 50
PER_SECOND, AT_ONCE = (
    90.0,
    180.0,
)  # messages: a device sends 60 at most, and after a hitch those of it at once
UNSEEN = 5.0  # s in which the ticket has to be shown
MOST_WAITING = 64 * 1024  # bytes that a device has not fetched: it is not there any more
LATE = 4 * 1024  # bytes: pictures of the world are left out meanwhile


class Connected(asyncio.Protocol):
    """One device, from the head of its request on, which came with the connection."""

    def __init__(self, rooms: Rooms, head: bytes) -> None:
        self.rooms, self.head = rooms, head
        self.protocol = ServerProtocol(max_size=MOST_BYTES)
        self.transport: asyncio.Transport
        self.seat: tuple[Room, int] | None = None
        self.heard = self.filled = rooms.clock()
        self.allowed = AT_ONCE

    # ---- the network

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        asyncio.get_running_loop().call_later(UNSEEN, self._refuse_unseen)
        self.data_received(self.head)

    def data_received(self, data: bytes) -> None:
        self.protocol.receive_data(data)
        for event in self.protocol.events_received():
            if isinstance(event, Request):
                self._open(event)
            elif isinstance(event, Frame):
                self._take(event)
        self._flush()

    def eof_received(self) -> None:
        self.protocol.receive_eof()
        self._flush()

    def connection_lost(self, _error: Exception | None) -> None:
        if self.seat:
            self.rooms.leave(*self.seat, self)

    def _flush(self) -> None:
        for piece in self.protocol.data_to_send():
            if piece:
                self.transport.write(piece)
            else:
                self.transport.close()
        if self.transport.get_write_buffer_size() > MOST_WAITING:
            self.transport.abort()

    def _refuse_unseen(self) -> None:
        if self.seat is None:
            self.transport.abort()

    # ---- what is said

    def _open(self, request: Request) -> None:
        """Only a page of this very address may ask: another site's page would bring its own Origin."""
        origin = urlsplit(request.headers.get("Origin", ""))
        if origin.netloc and origin.netloc == request.headers.get("Host"):
            response = self.protocol.accept(request)
        else:
            response = self.protocol.reject(403, "Only a page of this site can open this.\n")
        for name, value in FIXED.items():
            response.headers[name] = value
        self.protocol.send_response(response)

    def _take(self, frame: Frame) -> None:
        if frame.opcode not in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            return  # the protocol answers a ping and a farewell by itself
        now = self.rooms.clock()
        self.allowed = min(AT_ONCE, self.allowed + (now - self.filled) * PER_SECOND) - 1
        self.heard = self.filled = now
        if self.allowed < 0 or frame.opcode is not Opcode.TEXT or not frame.fin:
            self.close(CloseCode.POLICY_VIOLATION)
        elif not self._understood(frame.data):
            self.close(GONE if self.seat is None else CloseCode.POLICY_VIOLATION)

    def _understood(self, data: bytes | bytearray | memoryview) -> bool:
        try:
            message: Any = json.loads(bytes(data))
        except ValueError:
            return False
        if self.seat:
            return self.rooms.hear(*self.seat, message)
        ticket = message.get("ticket") if isinstance(message, dict) else None
        self.seat = self.rooms.enter(ticket, self) if isinstance(ticket, str) else None
        return self.seat is not None

    def send(self, message: Any, *, can_wait: bool = True) -> None:
        """Send it; what cannot wait is left out where the device is slow to fetch what came before."""
        if self.protocol.state is not State.OPEN:
            return
        if can_wait or self.transport.get_write_buffer_size() < LATE:
            self.protocol.send_text(json.dumps(message, separators=(",", ":")).encode())
            self._flush()

    def close(self, code: int) -> None:
        if self.protocol.state is State.OPEN:
            self.protocol.send_close(code)
            self._flush()
