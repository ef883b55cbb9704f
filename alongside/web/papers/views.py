"""The printed papers, as files, and the first of them as a page as well."""

from __future__ import annotations

import datetime as dt
import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.access.identities import Viewer
from alongside.agenda import queries as agenda
from alongside.base.clock import now, today
from alongside.checkins.queries import helpers
from alongside.contacts import queries as contacts
from alongside.contacts.models import Contact
from alongside.core.line import window
from alongside.documents import papers
from alongside.documents.papers.face import Face, face_of
from alongside.insight.line import line_of
from alongside.people import queries as people
from alongside.people.faces import photo
from alongside.people.models import Alliance
from alongside.web.checkins.line import day_asked
from alongside.web.request import StaffRequest


def _pdf(made: bytes, name: str, day: dt.date) -> HttpResponse:
    """A file to keep. Its name says nothing about anybody: it stands in lists of downloads."""
    named = f'attachment; filename="{name}-{day:%Y-%m-%d}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": named})


def _face(viewer: Viewer, alliance: Alliance) -> Face | None:
    return face_of(alliance.practitioner, photo(viewer, alliance.practitioner_id))


def _coming(viewer: Viewer, alliance: Alliance) -> Contact | None:
    return next((one for one in contacts.planned(viewer, alliance) if one.at >= now()), None)


def _said(viewer: Viewer, alliance: Alliance) -> papers.said.Said:
    promises = agenda.promises_of(viewer, alliance)
    return papers.said.said(alliance, promises, _coming(viewer, alliance))


def said(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What the worker said they would do."""
    viewer = request.viewer
    found, day = people.alliance(viewer, alliance), today(viewer.zone)
    made = papers.said.paper(_said(viewer, found), day, _face(viewer, found))
    return _pdf(made, "promises", day)


def said_show(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The same as a page: to turn round and show, or to print from the browser."""
    viewer = request.viewer
    found = people.alliance(viewer, alliance)
    shown = {"alliance": found, "said": _said(viewer, found), "face": _face(viewer, found)}
    return render(request, "papers/said.html", shown)


def plan(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    """The plan for a contact, as its page shows it: both lists, and what I chose to say openly."""
    viewer = request.viewer
    found, day = contacts.own_contact(viewer, contact), today(viewer.zone)
    kept = contacts.plan(viewer, found)
    made = papers.plan.paper(
        found,
        agenda.two_to_show(viewer, found.alliance),
        day,
        _face(viewer, found.alliance),
        start_with=kept.start_with if kept else "",
        openly=contacts.said_openly(viewer, kept),
    )
    return _pdf(made, "plan", day)


def expect(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What to expect from me; where nothing is written yet, the page on which one writes it."""
    viewer = request.viewer
    found, day = people.alliance(viewer, alliance), today(viewer.zone)
    sheet = agenda.expect_sheet(viewer, found)
    if sheet is None:
        return redirect("expect", found.id)
    return _pdf(papers.expect.paper(found, sheet, day, _face(viewer, found)), "what-to-expect", day)


def goals(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Our goals."""
    viewer = request.viewer
    found, day = people.alliance(viewer, alliance), today(viewer.zone)
    ours = agenda.goals(viewer, found, let_go=False)
    return _pdf(papers.goals.paper(found, ours, day, _face(viewer, found)), "goals", day)


def line(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The line, in the window that its page shows."""
    viewer = request.viewer
    found, day = people.own_alliance(viewer, alliance), today(viewer.zone)
    shown = window(line_of(viewer, found), until=day_asked(request.GET.get("until", "")))
    named = helpers(viewer, found) if any(dot.apart for dot in shown.theirs) else {}
    return _pdf(papers.line.paper(found, shown, named, day), "line", day)
