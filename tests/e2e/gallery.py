"""The gallery of all parts in all states on this computer, under the product's own content policy, for a browser to look at."""

import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from alongside.base.headers import CSP
from tests.e2e.ways import DESK, PHONE, see
from tests.gallery import pages
from tests.installation import ROOT

STATIC = ROOT / "alongside" / "web" / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
PAGES = pages()


@dataclass
class Gallery:
    """The address of the pages, what was posted to them, and how the next drafts are answered."""

    url: str = ""
    posted: list[dict[str, list[str]]] = field(default_factory=list)
    submitted: list[dict[str, list[str]]] = field(default_factory=list)
    answer: int = 204


class Handler(http.server.BaseHTTPRequestHandler):
    gallery: Gallery

    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name.startswith("static/"):
            file = STATIC / name.removeprefix("static/")
            return self._send(file.read_bytes(), KINDS[Path(name).suffix])
        return self._send(PAGES[name].lstrip().encode(), "text/html; charset=utf-8")

    def do_HEAD(self) -> None:
        self._send(b"", "text/plain")

    def do_POST(self) -> None:
        fields = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/drafts/":
            names = re.findall(r'name="([^"]+)"\r\n\r\n(.*?)\r\n--', fields, re.DOTALL)
            self.gallery.posted.append({name: [value] for name, value in names})
            return self._send(b"", "text/plain", self.gallery.answer)
        self.gallery.submitted.append(parse_qs(fields))
        return self._send(PAGES["plain"].lstrip().encode(), "text/html; charset=utf-8")

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def served() -> Iterator[Gallery]:
    """The gallery on this computer, under the product's own content policy."""
    own = Gallery()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"gallery": own}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    own.url = f"http://localhost:{server.server_port}"
    yield own
    server.shutdown()
    server.server_close()


@pytest.fixture
def gallery(served: Gallery) -> Gallery:
    """The gallery, with nothing posted to it yet."""
    served.posted.clear()
    served.submitted.clear()
    served.answer = 204
    return served


@pytest.fixture
def opened(page_at, gallery):
    """`opened("parts", "dark")`: a page of the gallery, seen one way."""

    def open_page(name: str, way: str = "light", **options):
        page = page_at(PHONE if way == "phone" else DESK, **options)
        page.goto(f"{gallery.url}/{name}")
        see(page, way)
        return page

    return open_page
