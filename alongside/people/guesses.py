"""Who tries a password: how often they may, and whether they have signed in before in this browser.

Tries are counted in the database, for all processes together: ten in five minutes for an account, from everybody who
has never signed in to it before. A browser in which this person has signed in has ten of its own, so strangers who use
up theirs do not lock the owner out. Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies.

A browser keeps a signed text of who has signed in there; we keep nothing. A new password makes every browser a
stranger again.

What was refused at the door is told in the trail: sign-ins that failed, and records that somebody asked for in vain. Never
more of them than a bound, so that a flood fills no disk: the last one that is told says that there may be more.
"""

import datetime as dt
import hashlib
import hmac
import ipaddress
import secrets
import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from alongside.access.identities import Viewer
from alongside.audit.record import INSTALLATION, append, locked_head
from alongside.base.clock import now
from alongside.people.models import Guess, Practitioner

WITHIN = dt.timedelta(minutes=5)
MOST = 10  # tries at one account, and tries from one known browser
DEVICE_LIFE = dt.timedelta(days=365)
MOST_PEOPLE = 8  # who share one browser; the longest away is forgotten
DEVICE_SALT = "alongside.device"
MOST_FROM_ADDRESS = 30  # an office shares one address, and right passwords are not counted
MOST_FAILED = 120  # in five minutes, of the whole installation
MOST_REFUSED = 30  # in five minutes, of one practitioner


def network_of(address: str) -> str:
    """Whose tries are counted together: an IPv4 address, and of IPv6 the /64 that one household or server is given."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if ip.version == 4 or ip.ipv4_mapped:
        return str(ip.ipv4_mapped if ip.version == 6 else ip)
    return str(ipaddress.ip_network((int(ip), 64), strict=False))


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
        taken = [guess for bucket in buckets if (guess := _one(bucket))]
        if len(taken) < len(buckets):
            give_back(taken)
            return None
    return taken


def _one(bucket: Bucket) -> Guess | None:
    used = set(Guess.objects.filter(bucket=bucket.hashed).values_list("place", flat=True))
    for place in sorted(set(range(bucket.most)) - used):
        with suppress(IntegrityError), transaction.atomic():  # another try at the same moment took this place
            return Guess.objects.create(bucket=bucket.hashed, place=place, at=now())
    return None


def give_back(taken: list[Guess]) -> None:
    """It was the right password: these tries do not count."""
    Guess.objects.filter(pk__in=[guess.pk for guess in taken]).delete()


def remember_device(text: str, person: Practitioner) -> str:
    """The text to keep in this browser, now that this person has signed in there."""
    device = _device(text) or {"device": secrets.token_urlsafe(16), "people": {}}
    people = {key: mark for key, mark in device["people"].items() if key != person.id.hex}
    newest = list(people.items())[-(MOST_PEOPLE - 1) :]
    return signing.dumps(
        {**device, "people": {**dict(newest), person.id.hex: _mark(person)}}, salt=DEVICE_SALT
    )


def known_device(text: str, person: Practitioner) -> str | None:
    """The name of this browser, where this person has signed in with their current password; else None."""
    device = _device(text)
    if device is None:
        return None
    mark = device["people"].get(person.id.hex, "")
    return device["device"] if constant_time_compare(mark, _mark(person)) else None


def _mark(person: Practitioner) -> str:
    return salted_hmac(DEVICE_SALT, f"{person.id.hex}|{person.password}", algorithm="sha256").hexdigest()[:32]


def _device(text: str) -> dict[str, Any] | None:
    try:
        return signing.loads(text, salt=DEVICE_SALT, max_age=DEVICE_LIFE)
    except signing.BadSignature:
        return None


@transaction.atomic
def tell_failed(verb: str, people: Iterable[Practitioner]) -> None:
    """A sign-in failed, at the accounts of these people: in the installation's own chain, since nobody is signed in.

    A name that is nobody's costs the same work, so that its time tells nothing.
    """
    if taken := take(Bucket("failed", MOST_FAILED)):
        about = [("practitioner", practitioner.id) for practitioner in people]
        append(locked_head(INSTALLATION), None, verb, about, "", {"more": taken[0].place == MOST_FAILED - 1})


@transaction.atomic
def tell_refused(viewer: Viewer, route: str, asked: Iterable[uuid.UUID]) -> None:
    """Somebody asked for records that are not there for them; whether there are any stays unsaid."""
    if taken := take(Bucket(f"refused|{viewer.id.hex}", MOST_REFUSED)):
        more = {"more": taken[0].place == MOST_REFUSED - 1}
        about = [("asked", id) for id in asked]
        append(locked_head(viewer.org_id), viewer.id, f"refused:{route}", about, "", more)
