"""The server: where it listens, how it is started (gunicorn with threads, waitress on Windows), and what it says then.

It listens on this computer alone, unless somebody says otherwise.
"""

import contextlib
import errno
import ipaddress
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password
from django.core.management import CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections

from alongside.base.advice import command
from alongside.base.site import site
from alongside.core.alphabet import in_order
from alongside.ops.nightly import by_itself
from alongside.people.models import Organisation, Practitioner

LOOPBACK = ("127.0.0.1", "::1")
THREADS = 8  # a worker's connections to the database: one per thread
CONNECTIONS = 400  # of each process: half of the files that a system commonly lets it open
MOST_WORKERS = 2  # SQLite has one writer, and each hashes one password at a time: more would only wait


# ---------------------------------------------------------------- addresses


def loopback() -> list[str]:
    """The loopback addresses of this computer: both families where both are there."""

    def is_there(address: str) -> bool:
        try:
            _bind(address, 0)
        except OSError:
            return False
        return True

    return list(filter(is_there, LOOPBACK))


def is_everywhere(address: str) -> bool:
    """Whether it stands for every network of this computer: `0.0.0.0`, `::`, and what the system reads as such."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_unspecified
    except ValueError:
        return not address.strip("0x.")


def refuse_taken(addresses: list[str], port: int, asked: str = "--port {port}") -> None:
    """Raise CommandError where the port is in use, or not ours to use. `asked`: the words of the command."""

    def another(port: int) -> str:
        return f"Use another: {command(asked.format(port=port))}"

    if not 0 < port < 65536:
        raise CommandError(f"There is no port {port}. {another(8000)}")
    for address in addresses:
        try:
            _bind(address, port)
        except PermissionError as error:
            raise CommandError(f"Port {port} needs special rights here. {another(8000)}") from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CommandError(f"This computer has no address {address}: {error.strerror}.") from error
            raise CommandError(f"Port {port} is taken. {another(port + 1)}") from error


def _bind(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((address, port))


# ---------------------------------------------------------------- the server


def serve(addresses: list[str], port: int, when_ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM. What is under way is answered first."""
    settings.PORT = port
    listen = [f"[{address}]:{port}" if ":" in address else f"{address}:{port}" for address in addresses]
    application = get_internal_wsgi_application()
    connections.close_all()  # no connection may be shared between processes
    with start_rooms():
        if sys.platform == "win32":
            import waitress  # noqa: PLC0415 - installed on Windows only

            when_ready()
            by_itself()
            waitress.serve(application, listen=" ".join(listen), threads=THREADS)
        else:
            _gunicorn(application, listen, when_ready)


def start_rooms() -> contextlib.AbstractContextManager[Any]:
    """Start the process for two devices, where connections can be handed to it: not on Windows. It ends with us."""
    if not hasattr(socket, "send_fds") or sys.platform == "win32":
        return contextlib.nullcontext()
    folder = tempfile.mkdtemp(
        prefix="alongside-"
    )  # its path is short enough for a socket; nobody else may look into it
    settings.ROOMS = str(Path(folder, "rooms"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(settings.ROOMS)
        listener.listen(64)
        command = [sys.executable, "-m", "alongside.ops.rooms", str(listener.fileno()), folder]
        # nothing of our environment: an address of a database may stand in it
        only = {"PYTHONPATH": str(settings.ROOT), "PATH": os.environ.get("PATH", "")}
        return subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[listener.fileno()], env=only)


def _gunicorn(application: Any, listen: list[str], when_ready: Callable[[], None]) -> None:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - not installed on Windows

    chosen = {
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
        "post_worker_init": lambda _worker: by_itself(),  # in each: the second finds that it has run
    }

    class Site(BaseApplication):
        def load_config(self) -> None:
            for name, value in chosen.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    Site().run()


# ---------------------------------------------------------------- what is said once it answers


def welcome(port: int, way_in: str = "") -> str:
    """The address, the demo sign-ins where there are any, what comes first where nobody can sign in, and how to stop.

    `way_in`: how the lead who was made just now comes in."""
    lines = [
        "",
        f"  Alongside is running: {site(port)}",
        *sign_ins(),
        *(["", way_in] if way_in else first_step(port)),
        "",
        "  Stop it with Ctrl-C.",
        "",
    ]
    connections.close_all()
    return "\n".join(lines)


def first_step(port: int = 8000) -> list[str]:
    """What to do while nobody has a password: make an organisation, or a link anew; nothing where somebody has one."""
    if Practitioner.objects.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        return []
    arguments, do = "organisation", "make your organisation and its first lead"
    if Organisation.objects.exists():
        arguments = "organisation --again"
        do = "make its first lead a new link, if the one that was printed is lost"
    return [
        "",
        f"  Nobody can sign in yet. Next, in a second terminal, {do}:",
        f"    {command(arguments if port == 8000 else f'{arguments} --port {port}')}",
    ]


def sign_ins() -> list[str]:
    """A line for each demo account, with the password above them; nothing where there are none.

    Named with the setting's password are those that it opens: not who chose another since, nor who was added to the team.
    """
    accounts = Practitioner.objects.filter(org__is_demo=True, is_active=True).select_related("org")
    people = sorted(accounts, key=lambda person: (in_order(person.org.name), in_order(person.name)))
    if not people:
        return []
    # the accounts of the demo share one hash, and each hash is slow to check on purpose
    hashes = {person.password for person in people}
    opens = {password: check_password(settings.DEMO_PASSWORD, password) for password in hashes}
    opened = [person for person in people if opens[person.password]]
    how = (
        f"all with the password {settings.DEMO_PASSWORD}"
        if opened
        else "with the password that was set when they were made"
    )
    people = opened or people
    width = max(len(person.username) for person in people)
    return [
        "",
        f"  Demo sign-ins, {how}",
        *(
            f"    {person.username:<{width}}  {person.name}, {person.profession}, {person.org.name}"
            for person in people
        ),
    ]
