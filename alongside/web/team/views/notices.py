"""What stands before every other page: what was done to an account until it was seen, and what a new password closed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.access.table import Route, is_closed
from alongside.base.ids import parse_id
from alongside.people.actions.accounts import see_notices
from alongside.people.models import AccountNotice, Told
from alongside.people.queries import team as queries
from alongside.web.request import StaffRequest
from alongside.web.sign_in.browser import safe_next
from alongside.web.team.forms import ROLES

#: Pages that are opened although something waits: this one, and what is no page.
OPEN = {"notices", "practitioner-photo"}

#: %(at)s: the day and the time, %(who)s: who did it.
SENTENCES = {
    Told.LINK: gettext_lazy(
        "On %(at)s %(who)s made a new password link for you. Whoever holds it can set your password."
    ),
    Told.ROLE: gettext_lazy("On %(at)s %(who)s gave you the role “%(role)s”."),
    Told.ROLE_TAKEN: gettext_lazy("On %(at)s %(who)s took the role “%(role)s” from you."),
    Told.ASSIGNED: gettext_lazy("On %(at)s %(who)s assigned you to %(client)s, from %(since)s."),
    Told.SIGNED_OUT: gettext_lazy("On %(at)s %(who)s signed you out everywhere."),
    Told.SUSPENDED: gettext_lazy("On %(at)s %(who)s suspended your account."),
    Told.RESTORED: gettext_lazy("On %(at)s %(who)s restored your account."),
    Told.OPENED: gettext_lazy(
        "On %(at)s %(who)s confirmed that your new password is yours. What is yours alone is open again."
    ),
    Told.ADDED: gettext_lazy("On %(at)s %(who)s added an account: %(about)s."),
    Told.NEW_LEAD: gettext_lazy("On %(at)s %(who)s had %(about)s lead the team."),
    Told.LINK_OF: gettext_lazy("On %(at)s %(who)s made a new password link for %(about)s."),
    Told.DELAY: gettext_lazy(
        "On %(at)s %(who)s changed how long things stay closed after a new password, to %(hours)s hours. It counts once the "
        "time of before has passed."
    ),
    Told.ASKS: gettext_lazy(
        "On %(at)s %(who)s asked for something for themselves. It waits on the Team page for you to confirm or refuse."
    ),
    Told.CONFIRMED: gettext_lazy("On %(at)s %(who)s confirmed what you asked for yourself."),
    Told.REFUSED: gettext_lazy("On %(at)s %(who)s refused what you asked for yourself."),
}
BY_MYSELF = gettext_lazy(
    "On %(at)s a new password link was made for you in your own name: on the Team page, or on the machine that holds "
    "Alongside."
)


def first(request: StaffRequest, route: str) -> HttpResponse | None:
    """On to what must be seen before this page is opened; None where nothing waits."""
    waits = getattr(request.user, "notices_wait", False) and request.method == "GET"
    if not waits or route in OPEN:
        return None
    return redirect(f"{reverse('notices')}?{urlencode({'next': request.get_full_path()})}")


def notices(request: StaffRequest) -> HttpResponse:
    """What waits to be seen; pressed, it has been seen and the way goes on."""
    viewer = request.viewer
    if request.method == "POST":
        see_notices(viewer, [id for id in map(parse_id, request.POST.getlist("notice")) if id])
        return redirect(safe_next(request.POST.get("next", "")))
    waiting = queries.unseen_notices(viewer)
    if not waiting:
        return redirect(safe_next(request.GET.get("next", "")))
    lines = [(notice, _sentence(notice)) for notice in waiting]
    return render(request, "team/notices.html", {"lines": lines, "next": request.GET.get("next", "")})


def _sentence(notice: AccountNotice) -> str:
    """What happened, in plain words."""
    kind, link, day = Told(notice.told), notice.assignment, localtime(notice.made_at)
    by_myself = kind is Told.LINK and notice.made_by_id == notice.practitioner_id
    return str(BY_MYSELF if by_myself else SENTENCES[kind]) % {
        "at": _("%(day)s at %(time)s") % {"day": date_format(day, "j F"), "time": date_format(day, "H:i")},
        "who": notice.made_by.name if notice.made_by else _("somebody"),
        "about": notice.about.name if notice.about else "",
        "role": next((label for role, label in ROLES if role == notice.role), ""),
        "hours": notice.hours,
        "client": link.client.name if link else "",
        "since": date_format(link.since, "j F Y") if link else "",
    }


def closed(request: StaffRequest, route: Route) -> HttpResponse | None:
    """What is closed after a lead gave somebody a new password, until when, and who can open it now; None where this
    page is open to them."""
    viewer = request.viewer
    if not is_closed(viewer, route):
        return None
    me = queries.my_account(viewer)
    return render(
        request, "team/closed.html", {"me": me, "leads": queries.who_can_open(viewer, me)}, status=403
    )
