"""The link, who it is from, and how much they want to do today."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.base.models import there
from alongside.checkins.actions import invitations
from alongside.checkins.models import Invitation, Mode
from alongside.checkins.queries import form_of
from alongside.core.check_in_path import FIVE, PATHS, Unfinished
from alongside.documents import check_in_words as wording
from alongside.documents.faces import face_of, sign_of, svg
from alongside.people import faces
from alongside.people.queries.reached import agreed_sign
from alongside.portal.door import COOKIE, PortalRequest, put
from alongside.repair.queries import open_rupture

NOT_TODAY = "not_today"


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
    """Who asks, how much they want to do today, and whether somebody helps. What was begun can be gone on with."""
    begun = Unfinished.read(request.invitation.unfinished)
    if request.method != "POST":
        return _hello(request, begun)
    much, company = request.POST.get("much", ""), request.POST.get("company", "") or Mode.ALONE.value
    helper = request.POST.get("helper", "").strip() if company != Mode.ALONE else ""
    if much == NOT_TODAY:
        return redirect("not-today")
    form = begun.form or form_of(request.acting.viewer, request.invitation.alliance)
    chosen = replace(
        begun, form=form, much=much if much in _offered(request.invitation) else "", helper=helper
    )
    if company in wording.COMPANY:
        chosen = replace(chosen, company=company)
    if not chosen.much:
        return _hello(request, chosen, _("Please choose one."))
    if chosen.company != Mode.ALONE and not helper:
        return _hello(request, chosen, _("Please write who helps you."))
    invitations.put_by(request.invitation, chosen)
    return redirect("screen", 1)


def _hello(request: PortalRequest, begun: Unfinished, refused: str = "") -> HttpResponse:
    practitioner = request.invitation.alliance.practitioner
    face = face_of(practitioner, faces.photo(request.acting.viewer, practitioner.id))
    context: dict[str, Any] = {
        "practitioner": practitioner,
        "face": face,
        "asks": wording.ASKS % {"me": practitioner.first_name},
        "how_much": wording.HOW_MUCH,
        "symbol": svg(face.symbol) if face and face.symbol else "",
        "much": [(code, wording.MUCH[code]) for code in (*_offered(request.invitation), NOT_TODAY)],
        "company": wording.COMPANY.items(),
        "begun": begun,
        "at": begun.nearest(begun.at) if not refused else 0,
        "refused": refused,
        "sign": sign_of(agreed_sign(request.acting.viewer, request.invitation.alliance)),
    }
    return render(request, "portal/hello.html", context, status=422 if refused else 200)


def _offered(invitation: Invitation) -> list[str]:
    """One thing always; the five not while a hard patch is open: then one question is enough."""
    alliance = invitation.alliance
    is_hard = open_rupture(alliance.practitioner.as_viewer(), alliance) is not None
    return [much for much in reversed(PATHS) if not (is_hard and much == FIVE)]


def face(request: PortalRequest) -> HttpResponse:
    """The worker's photo."""
    photo = faces.photo(request.acting.viewer, request.invitation.alliance.practitioner_id)
    return HttpResponse(there(photo or None), content_type="image/jpeg")


def not_me(request: PortalRequest) -> HttpResponse:
    """It reached somebody else."""
    invitations.not_me(request.invitation)
    response = render(request, "portal/not_me.html")
    response.delete_cookie(COOKIE)
    return response
