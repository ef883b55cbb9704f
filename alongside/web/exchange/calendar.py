"""What I have planned, in my own calendar: as a file, or at an address that my calendar program asks again and again."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.table import TABLE
from alongside.audit.record import record_reads
from alongside.base.errors import NotThere
from alongside.base.request_context import acting_for
from alongside.exchange import feed as feeds
from alongside.exchange.models import CalendarFeed
from alongside.web.exchange.forms import CalendarForm
from alongside.web.pages import Page, StaffRequest

ICS = "text/calendar; charset=utf-8"


class CalendarPage(Page):
    """The address is shown in the answer itself and not after a redirect: to show it later it would have to be kept."""

    form_class, template = CalendarForm, "exchange/calendar.html"
    draft = False
    save = staticmethod(feeds.make_feed)

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> CalendarFeed:
        return super().act(
            None, cleaned
        )  # pressed again it is another address: the first was shown to nobody else

    def context(self) -> dict[str, Any]:
        return {"feed": feeds.own_feed(self.viewer)}

    def go_on(self, saved: CalendarFeed) -> HttpResponse:
        scheme = "https" if settings.HTTPS else "http"
        path = reverse("calendar-feed", args=[saved.secret])
        address = f"{scheme}://{self.request.get_host()}{path}"
        return render(self.request, "exchange/calendar_address.html", {"address": address, "feed": saved})


def stop(request: StaffRequest) -> HttpResponse:
    feeds.stop_feed(request.viewer)
    messages.success(request, _("The address is stopped. Take it out of your calendar as well."))
    return redirect("calendar")


def file(request: StaffRequest) -> HttpResponse:
    return _visits(feeds.planned_visits(request.viewer, with_place="with_place" in request.GET))


def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The same for whoever holds the secret, noted down as read by its practitioner. One that is made up and one that
    is stopped get one answer, which has calendar programs ask no more."""
    try:
        calendar_feed = feeds.working_feed(secret)
    except NotThere:
        return HttpResponse("This address is not in use.\n", status=410, content_type="text/plain")
    viewer = calendar_feed.practitioner.as_viewer()
    with acting_for(viewer) as acting, timezone.override(viewer.zone):
        visits = feeds.planned_visits(viewer, with_place=calendar_feed.with_place)
        record_reads(acting, "calendar-feed", TABLE["calendar-feed"].records)
    return _visits(visits)


def _visits(content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="visits.ics"'}
    return HttpResponse(content, content_type=ICS, headers=headers)
