"""How often somebody may try a password: counted in the database, for all processes together.

Ten tries in five minutes for an account, from everybody who has never signed in to it before. A browser in which
this person has signed in has ten of its own, so strangers who use up theirs do not lock the owner out.
Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction

from alongside.base.clock import now
from alongside.people.models import Guess

WITHIN = dt.timedelta(minutes=5)
MOST = 10  # tries at one account, and tries from one known browser
MOST_FROM_ADDRESS = 30  # an office shares one address, and right passwords are not counted


def network_of(address: str) -> str:
    """Whose tries are counted together: an IPv4 address, and of IPv6 the /64 that one household or server is given."""
    try:
        told = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if told.version == 4 or told.ipv4_mapped:
        return str(told.ipv4_mapped if told.version == 6 else told)
    return str(ipaddress.ip_network((int(told), 64), strict=False))


@dataclass(frozen=True)
class Bucket:
    """Whose tries are counted together. `what` is hashed before it is kept."""

    what: str
    most: int = MOST

    @property
    def hashed(self) -> str:
        key = settings.KEYRING.derive("guesses")
        return hmac.new(key, self.what.encode(), hashlib.sha256).hexdigest()


def take(*buckets: Bucket) -> list[Guess] | None:
    """One try out of each bucket, kept before the password is looked at. None where one of them is used up."""
    with transaction.atomic():
        Guess.objects.filter(at__lte=now() - WITHIN).delete()
        taken = [_one(bucket) for bucket in buckets]
        found = [guess for guess in taken if guess is not None]
        if len(found) < len(buckets):
            give_back(found)
            return None
    return found


def _one(bucket: Bucket) -> Guess | None:
    used = set(Guess.objects.filter(bucket=bucket.hashed).values_list("place", flat=True))
    for place in range(bucket.most):
        if place not in used and (guess := _claimed(bucket, place)):
            return guess
    return None


def _claimed(bucket: Bucket, place: int) -> Guess | None:
    try:
        with transaction.atomic():
            return Guess.objects.create(bucket=bucket.hashed, place=place, at=now())
    except IntegrityError:  # another try was quicker: that place is hers
        return None


def give_back(taken: list[Guess]) -> None:
    """It was the right password: these tries do not count."""
    Guess.objects.filter(pk__in=[guess.pk for guess in taken]).delete()
