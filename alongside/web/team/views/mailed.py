"""The link with which somebody sets a password: shown this once, and sent by mail where that is set up."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.errors import NotThere
from alongside.base.mail import NotSent, is_set_up
from alongside.base.site import scheme
from alongside.people.actions.passwords import working_link
from alongside.people.letters import send_link
from alongside.people.models import PasswordLink, Practitioner
from alongside.people.queries import team as queries
from alongside.web.pages import StaffRequest


def link_page(
    request: StaffRequest, account: Practitioner, link: PasswordLink, secret: str, status: int = 200
) -> HttpResponse:
    """Shown in the answer itself and not after a redirect: to show it later it would have to be kept."""
    shown = {
        "practitioner": account,
        "address": f"{scheme()}://{request.get_host()}{reverse('welcome-link', args=[secret])}",
        "link": link,
        "secret": secret,
        "mails": bool(account.email) and is_set_up(),
    }
    return render(request, "team/link.html", shown, status=status)


def link_mailed(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """Send the link that was made just now to whom it is for, and show it again."""
    account, secret = queries.practitioner(request.viewer, practitioner), request.POST.get("secret", "")
    link = _made_for(request, account, secret)
    if link is None or not account.email or not is_set_up():
        messages.warning(request, _("Nothing was sent. If they still need a link, make a new one."))
        return redirect("practitioner", account.id)
    try:
        send_link(request.viewer, link, reverse("welcome-link", args=[secret]))
    except NotSent:
        messages.warning(
            request,
            _("The mail server did not take it: nothing was sent. Copy the link and hand it over yourself."),
        )
        return link_page(request, account, link, secret, status=422)
    messages.success(request, _("Sent to %(email)s.") % {"email": account.email})
    return link_page(request, account, link, secret)


def _made_for(request: StaffRequest, account: Practitioner, secret: str) -> PasswordLink | None:
    """The link with this secret, while it works and where this lead made it for this account."""
    try:
        link = working_link(secret)
    except NotThere:
        return None
    return link if (link.practitioner_id, link.made_by_id) == (account.id, request.viewer.id) else None
