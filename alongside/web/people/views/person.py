"""The page of one person and me: who they are, how to reach them and what is on their mind, above three rooms. Each room has an
address of its own, so that it works without scripts and is told in the trail by its own name."""

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.queries import goals, two_agendas
from alongside.base.clock import today
from alongside.checkins.queries import what_works
from alongside.contacts import queries as contacts
from alongside.contacts.models import Contact
from alongside.core.states.contact import ContactState
from alongside.documents import people as wording
from alongside.documents.agreements import near
from alongside.documents.words import spoken
from alongside.people.models import Alliance
from alongside.people.queries import people as queries
from alongside.people.queries.reached import access_need, safe_ways
from alongside.people.visibility import is_mine
from alongside.web.checkins.views.line import on_person
from alongside.web.contacts.absences import band
from alongside.web.pages import StaffRequest
from alongside.web.people.views.people import first_of
from alongside.web.repair.shown import beside as hard_times

WORKED = 1  # of what worked for them: the newest


def ours(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What is the business of both: the two lists, goals, promises."""
    between = queries.alliance(request.viewer, alliance)
    return _room(request, between, "ours", goals=goals(request.viewer, between, let_go=False))


def between_us(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """How it is between the two, for its practitioner alone: the line, what works, what is hard."""
    viewer = request.viewer
    between = queries.own_alliance(viewer, alliance)
    works = what_works(viewer, between)[:WORKED]
    return _room(request, between, "between", worked=works, **on_person(viewer, between))


def time(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What is planned, times apart, what happened last."""
    return _room(request, queries.alliance(request.viewer, alliance), "time")


def _room(request: StaffRequest, between: Alliance, room: str, **shown: Any) -> HttpResponse:
    """One room, below what stands above all three."""
    viewer, day = request.viewer, today(request.viewer.zone)
    person, two = spoken(between), two_agendas(viewer, between)
    planned, last = contacts.next_and_last(viewer, between)
    met = next((contact for contact in last if contact.state == ContactState.HAPPENED), None)
    known, mind = wording.in_brief(queries.good_to_know(viewer, between)), first_of(two)
    above = {
        "room": room,
        "alliance": between,
        "person": between.person,
        "spoken": person,
        "mine": is_mine(viewer, between),
        "sub": _sub(viewer, between, day),
        "met": met,
        "met_said": _met(viewer, between, met, day) if met else "",
        "known": known,
        "needs": access_need(viewer, between.person),
        "safe": safe_ways(viewer, between.person) if is_mine(viewer, between) else None,
        "two": two,
        "mind": mind,
        "on_their_mind": _("On %(their)s mind") % {"their": person.their},
        "heard": capfirst(wording.on_day(mind.heard_on or mind.on, day)) + "." if mind else "",
        "next_on": capfirst(near(timezone.localtime(planned[0].at).date(), day)) if planned else "",
        "planned": planned,
        "contacts": last,
        "absence_band": band(viewer, between, planned),
        **hard_times(viewer, between),
    }
    return render(request, f"people/{room}.html", above | shown)


def _sub(viewer: Viewer, alliance: Alliance, day: dt.date) -> list[str]:
    """The line under the name: who they are, and since when."""
    standing = wording.standing(alliance.person, queries.places(viewer, alliance))
    since = _("alongside since %(month)s") % {"month": wording.since_when(alliance.since, day)}
    return [part for part in (standing, since) if part]


def _met(viewer: Viewer, alliance: Alliance, met: Contact, day: dt.date) -> str:
    """Who started the last contact, and when."""
    you = _("you") if is_mine(viewer, alliance) else alliance.practitioner.first_name
    return wording.last_contact(met, spoken(alliance), you, timezone.localtime(met.at).date(), day)
