"""Somebody who has seen what must be seen, or who has given their password once more just now, as leads must for what changes what somebody can open."""

from __future__ import annotations

from django.test import Client

from alongside.base.clock import now
from alongside.people.models import AccountNotice
from alongside.web.team.again import AT


def signed_in_again(client: Client) -> None:
    """Have it count for the next five minutes."""
    session = client.session
    session[AT] = now().timestamp()
    session.save()


def all_seen() -> None:
    """Nothing stands before anybody's pages any more."""
    AccountNotice.objects.update(seen_at=now())
