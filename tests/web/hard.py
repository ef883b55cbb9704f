"""What the tests of hard patches, hard conversations, slips and days that may hurt share."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse

from alongside.base.clock import now, today
from alongside.base.ids import new_id
from alongside.contacts.models import Contact
from alongside.people.models import Alliance


def day(offset: int) -> dt.date:
    return today("Europe/London") + dt.timedelta(days=offset)


def send(client: Client, name: str, *ids, follow: bool = True, **data):
    return client.post(reverse(name, args=ids), {"id": str(new_id()), **data}, follow=follow)


def page_of(client: Client, name: str, *ids) -> str:
    return client.get(reverse(name, args=ids)).text


def planned(alliance: Alliance, **more) -> Contact:
    return Contact.objects.create(
        org_id=alliance.org_id, alliance=alliance, at=now() + dt.timedelta(hours=2), **more
    )
