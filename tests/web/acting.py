"""What people do in their browsers in many tests."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.people.models import AccountNotice, Practitioner
from alongside.web.team.again import AT
from tests.web.client import PageClient


def signed_in(who: Practitioner) -> PageClient:
    """A browser of their own."""
    client = PageClient()
    client.force_login(who)
    return client


def signed_in_again(client: Client) -> None:
    """They have given their password once more, as leads must for what changes who can open what: for five minutes."""
    session = client.session
    session[AT] = now().timestamp()
    session.save()


def all_seen() -> None:
    """No notice stands before anybody's pages any more."""
    AccountNotice.objects.update(seen_at=now())


def send(client: Client, name: str, *ids: object, follow: bool = True, **fields: object) -> HttpResponse:
    """The form of this page, sent with an id that the page made."""
    return client.post(reverse(name, args=ids), {"id": str(new_id()), **fields}, follow=follow)


def page_of(client: Client, name: str, *ids: object) -> str:
    return client.get(reverse(name, args=ids)).text
