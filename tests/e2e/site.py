"""A real server on a copy of the demo caseload, in a process of its own."""

import contextlib
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.installation import Installation

PASSWORD = "walk alongside in tests"
PATIENCE = 40.0  # seconds; both cores may be busy with other tests


@dataclass(frozen=True)
class Door:
    """The way into a site. Who has been in before comes back with the same session: to check a password is slow on purpose."""

    url: str
    sessions: dict[str, Any] = field(default_factory=dict)

    def sign_in(self, page: Page, username: str, password: str) -> None:
        """Sign in; the page ends where the sign-in leads."""
        if username in self.sessions:
            page.context.add_cookies(self.sessions[username])
            page.goto(self.url)
        if username not in self.sessions or "sign-in" in page.url:  # it was ended: somebody signed out
            self.by_the_form(page, username, password)
        self.sessions[username] = page.context.cookies()

    def by_the_form(self, page: Page, username: str, password: str) -> None:
        """Sign in as somebody does who comes for the first time."""
        page.goto(f"{self.url}/sign-in/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)


@dataclass(frozen=True)
class Site:
    """A running installation: its address, its data folder and its log."""

    url: str
    data: Path
    log: Path
    door: Door

    def sign_in(self, page: Page, username: str) -> None:
        """Sign in as one of the demo's practitioners; the page ends on Today."""
        self.door.sign_in(page, username, PASSWORD)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environ(data: Path, **more: str) -> dict[str, str]:
    """The environment of a command or a server on this data folder."""
    return {**Installation(data).environment, "ALONGSIDE_DEMO_PASSWORD": PASSWORD, **more}


def alongside(*words: str, data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one `alongside` command to its end."""
    command = [sys.executable, "-m", "alongside", *words]
    return subprocess.run(
        command, env=environ(data, **more), capture_output=True, text=True, timeout=300, check=False
    )


@contextlib.contextmanager
def running(
    command: list[str], port: int, data: Path, log: Path, patience: float = PATIENCE, stdin: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The server that this command starts, once it has answered its first request."""
    with log.open("wb") as written:
        server = subprocess.Popen(
            command, env=environ(data), stdin=stdin, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        _wait(server, port, log, patience)
        yield server
    finally:
        server.terminate()  # SIGTERM, as a service manager would
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            raise


def answers(port: int, host: str = "localhost", path: str = "/") -> int | None:
    """The status of the answer, or None where nobody listens."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (ConnectionError, OSError):
        return None
    finally:
        connection.close()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while answers(port) is None:
        if server.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"The server did not come up:\n{log.read_text(errors='replace')[-4000:]}")
        time.sleep(0.03)
