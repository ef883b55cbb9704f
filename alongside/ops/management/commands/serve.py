"""Serve an installation that is ready."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.base import keyring
from alongside.base.database import refuse_weak_settings
from alongside.base.site import is_loopback, names_elsewhere
from alongside.ops import serving
from alongside.ops.installing import refuse_newer_database, refuse_other_database
from alongside.people.models import Organisation


class Command(BaseCommand):
    help = "Serve Alongside on this computer. Use `start` to make it ready first."
    requires_system_checks = ()
    word = "serve"
    way_in = ""  # of a lead who was made just now

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
        parser.add_argument(
            "--bind",
            metavar="ADDRESS",
            action="append",
            help="an address that other computers can reach; refused while demo accounts exist",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        addresses = options["bind"] or serving.loopback()
        self.check_addresses(addresses, options["port"], self.asked(**options))
        self.check_data(addresses)
        serving.serve(
            addresses,
            options["port"],
            lambda: self.stdout.write(serving.welcome(options["port"], self.way_in)),
        )

    def asked(self, bind: list[str] | None, no_demo: bool = False, new: bool = False, **_more: Any) -> str:
        """What was asked, as it is typed, with a place for the port."""
        options = [
            self.word,
            "--port {port}",
            "--no-demo" if no_demo else "",
            "--new" if new else "",
            *(f"--bind {address}" for address in bind or ()),
        ]
        return " ".join(filter(None, options))

    def check_addresses(self, addresses: list[str], port: int, asked: str) -> None:
        """Before any work is done: refuse a port that is taken, and every network at once without https; on an address
        that was named, say what that means."""
        serving.refuse_taken(addresses, port, asked)
        if settings.HTTPS:
            return
        open_to_others = [address for address in addresses if not is_loopback(address)]
        if any(map(serving.is_everywhere, open_to_others)):
            raise CommandError(
                "Without https everybody on the way could read sign-ins and words, so Alongside does not answer on every network. "
                "Put a web server with https in front and set ALONGSIDE_HTTPS=yes, or name the one address of a closed "
                "network with --bind."
            )
        for address in open_to_others:
            self.stderr.write(
                f"look  bind: everybody on the network of {address} can read sign-ins and words as they travel, for there is "
                "no https. Keep that network closed, or put a web server with https in front and set ALONGSIDE_HTTPS=yes."
            )

    def check_data(self, addresses: list[str]) -> None:
        """Refuse a weak database, and to show demo accounts, whose password is known, to other computers."""
        refuse_newer_database()
        refuse_other_database()
        refuse_weak_settings()
        keyring.refuse_other_keys()
        elsewhere = names_elsewhere(settings.ALLOWED_HOSTS)  # a proxy in front makes a name reach loopback
        if (elsewhere or not all(map(is_loopback, addresses))) and Organisation.objects.filter(
            is_demo=True
        ).exists():
            raise CommandError(
                "Demo accounts exist here, so Alongside answers on this computer only. "
                "Take ALONGSIDE_HOSTS and --bind away, or start your own installation with: python3 run.py --no-demo --new --data DIR"
            )
