"""The door for the server. The client's pages, below /c/, have a handler of their own: other middleware, other addresses, other
cookies, so that nothing of the staff pages can be reached through them, nor they through the staff pages."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

PORTAL = "/c/"

os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")


class PortalMiddleware(BaseHandler):
    """A handler with the middleware of the client's pages."""

    def load_middleware(self, is_async: bool = False) -> None:
        staff, settings.MIDDLEWARE = settings.MIDDLEWARE, settings.PORTAL_MIDDLEWARE
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = staff


class PortalHandler(PortalMiddleware, WSGIHandler):
    pass


staff = get_wsgi_application()
portal = PortalHandler()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Hand the request to whose address it is."""
    handler = portal if environ.get("PATH_INFO", "").startswith(PORTAL) else staff
    return handler(environ, start_response)
