"""How the server's processes reach the one that holds the rooms for two devices (ops/rooms), on a socket in a folder of its own."""

import json
import socket
from typing import Any

from django.conf import settings

PATH = b"GET /pencil/socket/ "
LARGEST = 8 * 1024  # bytes of a head that is handed over
PATIENCE = 0.5  # s


class NoRooms(Exception):
    """The process for two devices is not there."""


def ask(**question: Any) -> dict[str, str]:
    """What it answers to {"open": a round} or {"join": a code}: {"code", "ticket"}, or {"refused": why}. Raises NoRooms."""
    try:
        with _reached() as asking:
            asking.send(json.dumps(question).encode())
            return json.loads(asking.recv(LARGEST))
    except (OSError, ValueError) as error:
        raise NoRooms from error


def is_for_rooms(request: bytes | bytearray) -> bool:
    """Whether this request, read so far, belongs to the rooms."""
    return request.startswith(PATH) and len(request) <= LARGEST


def hand_over(connection: socket.socket, request: bytes) -> None:
    """Give a connection away, with what was read from it. Raises NoRooms."""
    try:
        with _reached() as asking:
            socket.send_fds(asking, [request], [connection.fileno()])
    except OSError as error:
        raise NoRooms from error


def _reached() -> socket.socket:
    if not settings.ROOMS:
        raise NoRooms
    asking = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    asking.settimeout(PATIENCE)
    try:
        asking.connect(settings.ROOMS)
    except OSError:
        asking.close()
        raise
    return asking
