"""The link, and who it is from."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.checkins.actions import invitations
from alongside.portal.door import COOKIE, PortalRequest, put


def link(request: PortalRequest, secret: str) -> HttpResponse:
    """Opening it shows one button and asks nothing of the database: programs that read mail follow links too. Only the
    button swaps the link for a cookie."""
    if request.method != "POST":
        return render(request, "portal/link.html")
    invitation, cookie = invitations.open_link(secret, request.COOKIES.get(COOKIE, ""))
    response = redirect("hello")
    put(response, cookie, invitation)
    return response


def hello(request: PortalRequest) -> HttpResponse:
    """Who asks."""
    return render(request, "portal/hello.html", {"practitioner": request.invitation.alliance.practitioner})


def not_me(request: PortalRequest) -> HttpResponse:
    """It reached somebody else."""
    invitations.not_me(request.invitation)
    response = render(request, "portal/not_me.html")
    response.delete_cookie(COOKIE)
    return response
