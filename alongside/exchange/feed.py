"""Planned contacts for a calendar program: a file, or an address that it asks again and again.

A calendar often lies with a company, and on screens that others see: it is told the initials and how the two meet, and where
only if the practitioner says so. The secret of the address is kept hashed; one that is stopped is no more than a made-up one.
"""

import datetime as dt
import hashlib
import re
import secrets
import uuid
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from icalendar import CLASS, TRANSP, Calendar, Event

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import day_bounds, now, today
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.contacts.models import Contact
from alongside.core.states.contact import ContactState
from alongside.exchange.models import CalendarFeed
from alongside.people.visibility import own_alliances

ASK_AGAIN = dt.timedelta(hours=1)  # programs that heed it look so often; most have a time of their own
USUAL = dt.timedelta(hours=1)  # a visit that nobody said the length of


def own_feeds(viewer: Viewer) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(
        org_id=viewer.org_id, practitioner_id=viewer.id, stopped_at__isnull=True
    )


def own_feed(viewer: Viewer) -> CalendarFeed | None:
    """The viewer's address that works, if there is one."""
    return own_feeds(viewer).first()


def working_feed(secret: str) -> CalendarFeed:
    """The feed with this secret. Raises NotThere for one that is made up, stopped, or of somebody who has no people now."""
    feeds = CalendarFeed.objects.filter(
        secret_hash=_hash(secret),
        stopped_at__isnull=True,
        practitioner__is_active=True,
        practitioner__is_worker=True,
    )
    return there(feeds.select_related("practitioner__org").first())


@action("calendar.address-made")
def make_feed(by: Viewer, *, id: uuid.UUID | None = None, with_place: bool) -> CalendarFeed:
    """A new address, with its `secret` for this once: 256 bits. The one of before stops."""
    own_feeds(by).update(stopped_at=now())
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        **stamp(by, id), practitioner_id=by.id, secret_hash=_hash(secret), with_place=with_place
    )
    feed.secret = secret
    return feed


@transaction.atomic
def stop_feed(by: Viewer) -> None:
    """The viewer's address answers no more. Where there is none, nothing happens."""
    for feed in own_feeds(by).select_for_update():
        feed.stopped_at = now()
        feed.save(update_fields=["stopped_at"])
        record(by, "calendar.address-stopped", [("calendar", feed.pk)])


def planned_visits(viewer: Viewer, *, with_place: bool) -> bytes:
    """What the viewer has planned from today on, as a calendar (RFC 5545)."""
    from_today = day_bounds(today(viewer.zone), viewer.zone)[0]
    contacts = Contact.objects.filter(
        org_id=viewer.org_id,
        alliance__in=own_alliances(viewer),
        state=ContactState.PLANNED,
        at__gte=from_today,
    )
    planned = list(contacts.select_related("alliance__person").order_by("at", "seq"))
    saw("person", {contact.alliance.person_id for contact in planned})
    calendar = Calendar.new(
        prodid="-//Alongside//EN", uid=viewer.id, name=_("Visits"), refresh_interval=ASK_AGAIN
    )
    for contact in planned:
        calendar.add_component(_event(contact, with_place, viewer.zone))
    return calendar.to_ical()


def _event(contact: Contact, with_place: bool, zone: str) -> Event:
    way = str(contact.get_way_display()).lower()
    if contact.time_open:  # the whole day, which stays free for others
        start = contact.at.astimezone(ZoneInfo(zone)).date()
        end = start + dt.timedelta(days=1)
    else:
        length = dt.timedelta(minutes=contact.minutes) if contact.minutes else USUAL
        start, end = contact.at.astimezone(dt.UTC), (contact.at + length).astimezone(dt.UTC)
    return Event.new(
        uid=f"{contact.pk}@alongside",
        stamp=now(),
        summary=f"{initials(contact.alliance.person.name)} {way}",
        start=start,
        end=end,
        transparency=TRANSP.TRANSPARENT if contact.time_open else None,
        location=(contact.place or None) if with_place else None,
        classification=CLASS.PRIVATE,
    )


def initials(name: str) -> str:
    """ "DW" of Dean Walker: the first letter of each part of a name."""
    return "".join(part[0] for part in re.findall(r"\w+(?:['’]\w+)*", name)).upper()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
