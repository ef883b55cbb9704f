"""`python3 run.py organisation`: the first account, or the way back in for a lead. At a terminal it asks for what was not said."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.access.identities import NOBODY
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.ops.serving import site
from alongside.people.actions import passwords as founding


class Command(BaseCommand):
    help = "Make an organisation and its first lead, or a new link for a lead who can not sign in (--again)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", nargs="?", default="", help="its name")
        parser.add_argument("--lead", default="", help="the lead's sign-in name")
        parser.add_argument("--name", default="", help="the lead's own name")
        parser.add_argument("--zone", default="Europe/London", help="where it works")
        parser.add_argument("--port", type=int, default=8000, help="the port it is served on (8000)")
        parser.add_argument(
            "--again", action="store_true", help="no new organisation: a new link for this lead"
        )

    def handle(
        self,
        *args: Any,
        organisation: str,
        lead: str,
        name: str,
        zone: str,
        again: bool,
        port: int,
        **more: Any,
    ) -> None:
        if not again:
            organisation = organisation or _answer("What is your organisation called?")
            name = name or lead or _answer("Who is its first lead? First name and surname:")
        lead = lead or _answer("The name this lead signs in with:")
        try:
            with acting_for(NOBODY):
                if again:
                    secret = founding.way_back_in(lead, organisation)
                else:
                    secret = founding.found(organisation, zone=zone, username=lead, lead=name)
        except Refused as no:
            raise CommandError(no.message) from no
        except NotThere as no:
            raise CommandError(f"Nobody who leads signs in as {lead}.") from no
        self.stdout.write(f"{lead} chooses a password here, once, within a week:")
        self.stdout.write(f"    {site(port)}/welcome/{secret}/")


def _answer(question: str) -> str:
    """What they type. Raises CommandError where nobody is at a terminal to be asked."""
    if not sys.stdin.isatty():
        raise CommandError("Say all of it: organisation NAME --lead SIGN-IN-NAME. At a terminal it asks.")
    try:
        return input(f"{question} ").strip()
    except EOFError as nothing:
        raise CommandError("Nothing was made.") from nothing
