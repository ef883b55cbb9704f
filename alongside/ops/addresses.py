"""Where the server listens: on this computer alone, unless somebody says otherwise."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Iterable

from django.conf import settings

from alongside.base.advice import command

LOOPBACK = ("127.0.0.1", "::1")


class CanNotListen(RuntimeError):
    """The port can not be used; the message says what to do."""


def loopback() -> list[str]:
    """The loopback addresses of this computer: both families where both are there."""
    return [address for address in LOOPBACK if _can_bind(address)]


def is_loopback(address: str) -> bool:
    """Whether only this computer can reach the address. False for names and for what is no address."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def is_everywhere(address: str) -> bool:
    """Whether it stands for every network of this computer: `0.0.0.0`, `::`, and what the system reads as such."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_unspecified
    except ValueError:
        return not address.strip("0x.")


def names_elsewhere(hosts: Iterable[str]) -> list[str]:
    """The host names that people on other computers would use."""
    return sorted(host for host in hosts if host != "localhost" and not is_loopback(host))


def refuse_taken(addresses: list[str], port: int, asked: str = "--port {port}") -> None:
    """Raise CanNotListen where the port is in use, or not ours to use. `asked`: the words of the command."""
    if not 0 < port < 65536:
        raise CanNotListen(f"There is no port {port}. Use another: {_with(8000, asked)}")
    for address in addresses:
        try:
            _bind(address, port)
        except PermissionError as error:
            raise CanNotListen(
                f"Port {port} needs special rights here. Use another: {_with(8000, asked)}"
            ) from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CanNotListen(f"This computer has no address {address}: {error.strerror}.") from error
            raise CanNotListen(f"Port {port} is taken. Use another: {_with(port + 1, asked)}") from error


def with_port(address: str, port: int) -> str:
    """`127.0.0.1:8000`, or `[::1]:8000`."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def site(port: int) -> str:
    """The address people type: the name a web server in front answers to, or this computer's."""
    for name in names_elsewhere(settings.ALLOWED_HOSTS):
        if "*" not in name:
            return f"{'https' if settings.HTTPS else 'http'}://{name.lstrip('.')}"
    return f"http://localhost:{port}"


def _with(port: int, asked: str) -> str:
    return command(asked.format(port=port))


def _can_bind(address: str) -> bool:
    try:
        _bind(address, 0)
    except OSError:
        return False
    return True


def _bind(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((address, port))
