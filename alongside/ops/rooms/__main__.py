"""Run the rooms until the server that started us is gone: `python -m alongside.ops.rooms SOCKET FOLDER`, by ops/serving.py.

SOCKET is the number of a listening socket, at which the server's own processes ask for rooms and tickets and hand over
connections; FOLDER, where it lies, is taken away at the end. Standard input ends with whoever started us.
"""

import asyncio
import contextlib
import json
import logging
import os
import shutil
import signal
import socket
import sys

from alongside.ops.rooms.device import Connected
from alongside.ops.rooms.rooms import MOST_ROOMS, Rooms

TICK = 1 / 60  # s
AT_REST = 0.25  # s, while there is no room
LARGEST = 16 * 1024  # bytes of a question, or of the head of a request that comes with its connection
MOST_CONNECTIONS = 2 * MOST_ROOMS + 40


class Process:
    """The one loop of the process: it takes what the server hands over, and moves the worlds."""

    def __init__(self, listener: socket.socket) -> None:
        self.loop = asyncio.get_running_loop()
        self.rooms = Rooms(self.loop.time)
        self.listener = listener
        self.connecting: set[asyncio.Task[object]] = set()
        self.open: set[Connected] = set()
        listener.setblocking(False)
        self.loop.add_reader(listener, self._accept)

    def _accept(self) -> None:
        with contextlib.suppress(BlockingIOError):
            asking = self.listener.accept()[0]
            asking.setblocking(False)
            self.loop.add_reader(asking, self._take, asking)

    def _take(self, asking: socket.socket) -> None:
        self.loop.remove_reader(asking)
        with asking, contextlib.suppress(OSError, ValueError):
            data, handed, _flags, _from = socket.recv_fds(asking, LARGEST, 1)
            if handed:
                self._connect(socket.socket(fileno=handed[0]), data)
            else:
                asking.send(json.dumps(self.rooms.answer(json.loads(data))).encode())

    def _connect(self, device: socket.socket, head: bytes) -> None:
        self.open = {connected for connected in self.open if not connected.transport.is_closing()}
        if len(self.open) + len(self.connecting) >= MOST_CONNECTIONS:
            device.close()
            return
        task = self.loop.create_task(self._greet(device, head))
        self.connecting.add(task)
        task.add_done_callback(self.connecting.discard)

    async def _greet(self, device: socket.socket, head: bytes) -> None:
        device.setblocking(False)
        _transport, connected = await self.loop.connect_accepted_socket(
            lambda: Connected(self.rooms, head), device
        )
        self.open.add(connected)

    async def run(self, stop: asyncio.Event) -> None:
        """Sixty times a second; the devices see every second of it."""
        before, number = self.loop.time(), 0
        while not stop.is_set():
            await asyncio.sleep(TICK if self.rooms.rooms else AT_REST)
            now, number = self.loop.time(), number + 1
            self.rooms.pass_by(now - before, number % 2 == 0)
            before = now


async def main(listener: socket.socket) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(
            number, lambda: None
        )  # the server answers what is under way first, then we end
    loop.add_reader(sys.stdin, lambda: None if os.read(0, 1024) else stop.set())
    await Process(listener).run(stop)


if __name__ == "__main__":
    logging.getLogger("websockets").setLevel(logging.CRITICAL)  # it would repeat what was sent
    try:
        asyncio.run(main(socket.socket(fileno=int(sys.argv[1]))))
    finally:
        shutil.rmtree(sys.argv[2], ignore_errors=True)
