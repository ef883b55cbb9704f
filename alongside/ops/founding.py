"""The founding, asked at a terminal: the organisation, its first lead, and how that lead comes in."""

import getpass
import os
import sys

from alongside.access.identities import NOBODY
from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.base.site import site
from alongside.people.actions import passwords

ORGANISATION = "What is your organisation called?"
LEAD = "Who is its first lead? First name and surname:"
SIGN_IN = "Which name does this lead sign in with?"
CHOOSE = "A password for {username} (it is not shown; empty prints a link to choose it in the browser): "


def is_at_terminal() -> bool:
    """Whether somebody reads a question here and can answer it: not in a pipe, a service, or the background of a shell."""
    try:
        both = sys.stdin.isatty() and sys.stdout.isatty()
        # the system stops whoever reads in the background, until somebody brings it forward
        return both and (os.name == "nt" or os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp())
    except OSError:
        return False


def answer(question: str, usual: str = "") -> str:
    """What they type, asked until something is; `usual` where they type nothing. Raises EOFError where they end it."""
    question = f"{question} (empty is {usual}) " if usual else f"{question} "
    while not (typed := input(question).strip() or usual):
        pass
    return typed


def sign_in_name(name: str) -> str:
    """The name they sign in with, their first name unless they say otherwise. Raises EOFError."""
    return answer(SIGN_IN, name.split()[0].lower() if name else "")


def found_at_terminal(port: int) -> str:
    """Ask for the organisation, its first lead and a password, and make them: how the lead comes in, in words.

    Raises EOFError, and nothing is made, where they end it before the password.
    """
    organisation, name = answer(ORGANISATION), answer(LEAD)
    username = sign_in_name(name)
    with acting_for(NOBODY):
        secret = passwords.found(organisation, zone="Europe/London", username=username, lead=name)
    way_in = link(username, secret, port)
    try:
        while password := getpass.getpass(CHOOSE.format(username=username)):
            if refused := _refused(secret, password):
                print(refused)
            else:
                return f"  {username} signs in with that password; Today says what comes first."
    except EOFError:  # they are made already, so without a password the link is the way in
        return way_in
    except KeyboardInterrupt:
        print(f"\n{way_in}")
        raise
    return way_in


def _refused(secret: str, password: str) -> str:
    """Why it cannot be the password; "" where it is now."""
    if getpass.getpass("The same password again: ") != password:
        return "The two were not the same."
    try:
        with acting_for(NOBODY):
            passwords.use_link(secret, password=password, comes_in=False)
    except Refused as refused:
        return str(refused.message)
    return ""


def link(username: str, secret: str, port: int) -> str:
    """The way in by a link, as it is printed."""
    return f"  {username} chooses a password here, once, within a week:\n    {site(port)}/welcome/{secret}/"
