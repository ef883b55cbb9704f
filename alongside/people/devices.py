"""Browsers in which somebody has signed in before. A browser keeps this as a signed text; we keep nothing.

A new password makes every browser a stranger again.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from alongside.people.models import Practitioner

LIFE = dt.timedelta(days=365)
MOST_PEOPLE = 8  # who share one browser; the longest away is forgotten
SALT = "alongside.device"


def remember(text: str, person: Practitioner) -> str:
    """The text to keep in this browser, now that this person has signed in there."""
    device = _read(text) or {"device": secrets.token_urlsafe(16), "people": {}}
    people = {key: mark for key, mark in device["people"].items() if key != person.id.hex}
    newest = list(people.items())[-(MOST_PEOPLE - 1) :]
    return signing.dumps({**device, "people": {**dict(newest), person.id.hex: _mark(person)}}, salt=SALT)


def known(text: str, person: Practitioner | None) -> str | None:
    """The name of this browser, where this person has signed in with their present password; else None."""
    device = _read(text)
    if person is None or device is None:
        return None
    mark = device["people"].get(person.id.hex, "")
    return device["device"] if constant_time_compare(mark, _mark(person)) else None


def _mark(person: Practitioner) -> str:
    return salted_hmac(SALT, f"{person.id.hex}|{person.password}", algorithm="sha256").hexdigest()[:32]


def _read(text: str) -> dict[str, Any] | None:
    try:
        return signing.loads(text, salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        return None
