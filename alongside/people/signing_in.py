"""Signing in with a name and a password.

An unknown name, a wrong password and a suspended account get the same words after the same work.
"""

from __future__ import annotations

import unicodedata

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base import noted
from alongside.base.errors import Refused
from alongside.people import devices, guesses
from alongside.people.guesses import MOST_FROM_ADDRESS, Bucket
from alongside.people.models import Practitioner

WRONG = _("This name and this password do not belong together. Please check both and try again.")
WAIT = _("There were too many tries. Please wait five minutes, then try again.")


class TooManyTries(Refused):
    """Nobody's password was looked at. It eases after five minutes."""


def sign_in(username: str, password: str, *, device: str, address: str) -> Practitioner:
    """The practitioner with this name and password.

    `device` is what the browser kept from an earlier sign-in, `address` where the request came from.
    Raises TooManyTries, and Refused for anything that does not belong together.
    """
    person = Practitioner.objects.select_related("org").filter(username__iexact=username).first()
    taken = guesses.take(*_buckets(person, username, device, address))
    if taken is None:
        raise TooManyTries(WAIT)
    hashed = person.password if person else ""
    if not _right(person, password) or person is None:
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
    """That it is still them, before something is changed. Raises TooManyTries and Refused."""
    taken = guesses.take(Bucket(f"again|{person.id.hex}"))
    if taken is None:
        raise TooManyTries(WAIT, "password")
    if not person.check_password(password):
        raise Refused(_("This is not your present password. Please try again."), "password")
    guesses.give_back(taken)


def _buckets(person: Practitioner | None, username: str, device: str, address: str) -> list[Bucket]:
    if name := devices.known(device, person):
        return [Bucket(f"device|{name}|{person.id.hex}")]  # type: ignore[union-attr]
    account = person.id.hex if person else unicodedata.normalize("NFKC", username).casefold()
    return [Bucket(f"account|{account}"), Bucket(f"address|{address}", MOST_FROM_ADDRESS)]


def _right(person: Practitioner | None, password: str) -> bool:
    if person is None:
        make_password(password)  # the work that a known name would have cost
        return False
    return person.check_password(password) and person.is_active
