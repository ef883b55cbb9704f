"""`python3 run.py organisation`: the first account, or the way back in for a lead. At a terminal it asks for what was not said."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.access.identities import NOBODY
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.ops import founding
from alongside.people.actions import passwords


class Command(BaseCommand):
    help = "Make an organisation and its first lead, or a new link for a lead who cannot sign in (--again)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", nargs="?", default="", help="its name")
        parser.add_argument("--lead", default="", help="the lead's sign-in name")
        parser.add_argument("--name", default="", help="the lead's own name")
        parser.add_argument("--zone", default="Europe/London", help="where it works")
        parser.add_argument("--port", type=int, default=8000, help="the port it is served on (8000)")
        parser.add_argument(
            "--second-step-lost",
            action="store_true",
            help="with --again: using the link takes their second step away",
        )
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
        second_step_lost: bool,
        port: int,
        **more: Any,
    ) -> None:
        try:
            if not again:
                organisation = organisation or _asked(founding.answer, founding.ORGANISATION)
                name = name or lead or _asked(founding.answer, founding.LEAD)
            lead = lead or _asked(founding.sign_in_name, name or organisation)
            with acting_for(NOBODY):
                if again:
                    secret = passwords.way_back_in(lead, organisation, lost_second_step=second_step_lost)
                else:
                    secret = passwords.found(organisation, zone=zone, username=lead, lead=name)
        except Refused as no:
            raise CommandError(no.message) from no
        except NotThere as no:
            raise CommandError(f"Nobody who leads signs in as {lead}.") from no
        except EOFError as nothing:
            raise CommandError("Nothing was made.") from nothing
        self.stdout.write(founding.link(lead, secret, port))


def _asked(ask: Callable[[str], str], about: str) -> str:
    """What they type. Raises CommandError where nobody is at a terminal to be asked, EOFError where they end it."""
    if not founding.is_at_terminal():
        raise CommandError(
            "Please say all of it: organisation NAME --lead SIGN-IN-NAME. At a terminal it asks."
        )
    return ask(about)
