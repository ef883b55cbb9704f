"""The server: gunicorn with threads, waitress on Windows."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections

from alongside.ops.addresses import with_port
from alongside.ops.nightly import every_night

THREADS = 8  # a worker's connections to the database: one per thread
CONNECTIONS = 400  # of each process: half of the files that a system commonly lets it open
MOST_WORKERS = 2  # SQLite has one writer, and each hashes one password at a time: more would only wait


def serve(addresses: list[str], port: int, when_ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM. What is under way is answered first."""
    listen = [with_port(address, port) for address in addresses]
    application = get_internal_wsgi_application()
    connections.close_all()  # no connection may be shared between processes
    if sys.platform == "win32":
        import waitress  # noqa: PLC0415 - installed on Windows only

        when_ready()
        every_night()
        waitress.serve(application, listen=" ".join(listen), threads=THREADS)
    else:
        _gunicorn(application, listen, when_ready)


def _gunicorn(application: Any, listen: list[str], when_ready: Callable[[], None]) -> None:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - not installed on Windows

    class Site(BaseApplication):
        def load_config(self) -> None:
            for name, value in _gunicorn_settings(listen, when_ready).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    Site().run()


def _gunicorn_settings(listen: list[str], when_ready: Callable[[], None]) -> dict[str, Any]:
    return {
        "bind": listen,
        "worker_class": "alongside.ops.worker.Worker",
        "workers": min(MOST_WORKERS, os.cpu_count() or 1),
        "threads": THREADS,
        "worker_connections": CONNECTIONS,
        "preload_app": True,
        "graceful_timeout": 10,
        "loglevel": "warning",
        "control_socket_disable": True,
        # the scheme is believed only from a proxy of ours, and there is one only with https
        "forwarded_allow_ips": "127.0.0.1,::1" if settings.HTTPS else "",
        "when_ready": lambda _server: when_ready(),
        "post_worker_init": lambda _worker: every_night(),  # in each: the second finds that it has run
    }
