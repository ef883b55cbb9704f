"""The permission table of the client's pages: a route that has no row here answers nobody, and a test fails."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PortalRoute:
    """A page of the client's: the methods it has, whether it asks for a link that was opened, and the record classes it shows."""

    methods: tuple[str, ...] = ("GET", "HEAD")
    link: bool = True
    records: str = ""


PORTAL: dict[str, PortalRoute] = {
    "link": PortalRoute(methods=("GET", "HEAD", "POST"), link=False),
    "hello": PortalRoute(methods=("GET", "HEAD", "POST"), records="B"),
    "promises": PortalRoute(methods=("GET", "HEAD", "POST"), records="A"),
    "before": PortalRoute(methods=("GET", "HEAD", "POST"), records="B"),
    "face": PortalRoute(),
    "voice": PortalRoute(),
    "voice-sentence": PortalRoute(),
    "screen": PortalRoute(methods=("GET", "HEAD", "POST"), records="AB"),
    "said": PortalRoute(records="B"),
    "last-clip": PortalRoute(records="B"),
    "paused": PortalRoute(),
    "not-today": PortalRoute(),
    "stop": PortalRoute(methods=("GET", "HEAD", "POST")),
    "thanks": PortalRoute(link=False),
    "not-me": PortalRoute(methods=("POST",)),
}
