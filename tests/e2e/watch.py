"""What no page may do, watched on every page of every browser test.

An error in the console (a blocked resource by the content security policy is one), an exception in
a script, or a request to any other host fails the test that visited the page.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

AT_HOME = {"localhost", "127.0.0.1", "::1"}


@dataclass
class Watch:
    """The complaints about the pages of one test, and the ones that the test expects."""

    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, part: str) -> None:
        """Let console errors pass that contain this text, such as "status of 404"."""
        self.expected.append(part)

    def over(self, context: BrowserContext) -> None:
        """Watch all pages of a context."""
        context.on("request", self._request)
        context.on("page", self._page)

    def unexpected(self) -> list[str]:
        """The complaints that fail the test."""
        return [one for one in self.complaints if not any(part in one for part in self.expected)]

    def _page(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in AT_HOME:
            self.complaints.append(f"a request left this computer: {request.url}")
