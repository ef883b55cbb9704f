"""A browser for the client's pages, over the handler that serves them."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler

from alongside.config.wsgi import PortalMiddleware
from tests.web.client import laid_out, wrong_page, wrong_policy


class Handler(PortalMiddleware, ClientHandler):
    pass


class PortalClient(Client):
    """Somebody with a link, who looks at every page."""

    def __init__(self, **defaults: Any) -> None:
        super().__init__(**defaults)
        self.handler = Handler()

    def request(self, **request: Any) -> HttpResponse:
        response = super().request(**request)
        faults = list(wrong_policy(response.get("Content-Security-Policy", "")))
        if response.get("Referrer-Policy") != "no-referrer" or response.get("Cache-Control") != "no-store":
            faults.append("it tells another page of itself, or is kept")
        if "text/html" in response.get("Content-Type", "") and response.content:
            faults += wrong_page(response.content.decode(), "")
            response.text = laid_out(response.content.decode())
        assert not faults, "\n".join([request.get("PATH_INFO", ""), *faults])
        return response

    def open(self, secret: str) -> None:
        """Press the button of a link."""
        assert self.post(f"/c/{secret}/").status_code == 302
