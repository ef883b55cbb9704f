"""The address at which people reach this installation, as it was set up: never what a request says of itself."""

import ipaddress
from collections.abc import Iterable

from django.conf import settings


def is_loopback(address: str) -> bool:
    """Whether only this computer can reach the address. False for names and for what is no address."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def names_elsewhere(hosts: Iterable[str]) -> list[str]:
    """The host names that people on other computers would use."""
    return sorted(host for host in hosts if host != "localhost" and not is_loopback(host))


def scheme() -> str:
    return "https" if settings.HTTPS else "http"


def site(port: int | None = None) -> str:
    """The address people type: the name a web server in front answers to, or this computer's."""
    for name in names_elsewhere(settings.ALLOWED_HOSTS):
        if "*" not in name:
            return f"{scheme()}://{name.lstrip('.')}"
    return f"http://localhost:{port or settings.PORT}"
