"""Signing in with a name and a password.

An unknown name, a wrong password and a suspended account get the same words after the same work.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base import noted
from alongside.base.errors import Refused
from alongside.base.hashing import ManyAtOnce, turns
from alongside.people import devices, guesses
from alongside.people.guesses import MOST_FROM_ADDRESS, Bucket, network_of
from alongside.people.models import Guess, Practitioner

WRONG = _("This name and this password do not belong together. Please check both and try again.")
WAIT = _("There were too many tries. Please wait five minutes, then try again.")


class TooManyTries(Refused):
    """Nobody's password was looked at. It eases after five minutes."""


def sign_in(username: str, password: str, *, device: str, address: str) -> Practitioner:
    """The practitioner with this name and password.

    `device` is what the browser kept from an earlier sign-in, `address` where the request came from.
    Raises TooManyTries, ManyAtOnce, and Refused for anything that does not belong together.
    """
    turns.check()
    person = Practitioner.objects.select_related("org").filter(username__iexact=username).first()
    taken = guesses.take(*_buckets(person, username, device, address))
    if taken is None:
        raise TooManyTries(WAIT)
    hashed = person.password if person else ""
    with _given_back_unless_looked_at(taken):
        right = _right(person, password)
    if not right or person is None:
        raise Refused(WRONG)
    with transaction.atomic():
        guesses.give_back(taken)
        if person.password != hashed:  # hashed anew as it was looked at: today's way of hashing is another
            noted.note(Practitioner, person.org_id, [person.id])
        record(person.as_viewer(), "signed-in", [("practitioner", person.id)])
    return person


@transaction.atomic
def sign_out(*, by: Viewer) -> None:
    """Note that they left. The session itself is ended by the page."""
    record(by, "signed-out", [("practitioner", by.id)])


def check_again(person: Practitioner, password: str) -> None:
    """That it is still them, before something is changed. Raises TooManyTries, ManyAtOnce and Refused."""
    turns.check()
    taken = guesses.take(Bucket(f"again|{person.id.hex}"))
    if taken is None:
        raise TooManyTries(WAIT, "password")
    with _given_back_unless_looked_at(taken):
        right = person.check_password(password)
    if not right:
        raise Refused(_("This is not your present password. Please try again."), "password")
    guesses.give_back(taken)


@contextmanager
def _given_back_unless_looked_at(taken: list[Guess]) -> Iterator[None]:
    try:
        yield
    except ManyAtOnce:
        guesses.give_back(taken)
        raise


def _buckets(person: Practitioner | None, username: str, device: str, address: str) -> list[Bucket]:
    if name := devices.known(device, person):
        return [Bucket(f"device|{name}|{person.id.hex}")]  # type: ignore[union-attr]
    account = person.id.hex if person else unicodedata.normalize("NFKC", username).casefold()
    return [Bucket(f"account|{account}"), Bucket(f"address|{network_of(address)}", MOST_FROM_ADDRESS)]


def _right(person: Practitioner | None, password: str) -> bool:
    if person is None:
        make_password(password)  # the work that a known name would have cost
        return False
    return person.check_password(password) and person.is_active
