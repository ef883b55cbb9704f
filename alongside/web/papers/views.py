"""The printed papers, as files, and the one of promises as a page as well."""

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.base.clock import now, today
from alongside.checkins.queries import helpers
from alongside.contacts import queries as contacts
from alongside.contacts.models import may_be_until
from alongside.core.line import window
from alongside.documents.faces import Face, face_of
from alongside.documents.papers import expect, five, goals, line, looked, plan, promises
from alongside.insight.queries.line import drawn_line
from alongside.people import opened
from alongside.people.faces import photo
from alongside.people.models import Alliance, Person
from alongside.people.queries import people, team
from alongside.web.checkins.views.line import day_asked
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.again import to_show

A_YEAR = dt.timedelta(days=365)  # who looked is told as far back


def as_file(pdf: bytes, name: str, day: dt.date) -> HttpResponse:
    """A file to keep. Its name says nothing about anybody: it stands in lists of downloads."""
    disposition = f'attachment; filename="{name}-{day:%Y-%m-%d}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _face(viewer: Viewer, alliance: Alliance) -> Face | None:
    return face_of(alliance.practitioner, photo(viewer, alliance.practitioner_id))


def _promises(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    planned = contacts.planned(viewer, alliance)
    coming = next((contact for contact in planned if may_be_until(contact, viewer.zone) >= now()), None)
    return promises.in_words(alliance, queries.promises_of(viewer, alliance), coming)


def promises_pdf(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    subject, day = people.alliance(viewer, alliance), today(viewer.zone)
    pdf = promises.paper(_promises(viewer, subject), day, _face(viewer, subject))
    return as_file(pdf, "promises", day)


@to_show
def promises_page(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The same as a page: to turn round and show, or to print from the browser."""
    viewer = request.viewer
    subject = people.alliance(viewer, alliance)
    context = {"alliance": subject, "paper": _promises(viewer, subject), "face": _face(viewer, subject)}
    return render(request, "papers/promises.html", context)


def plan_pdf(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    """The plan for a contact, as its page shows it: both lists, and what I chose to say openly."""
    viewer = request.viewer
    subject, day = contacts.own_contact(viewer, contact), today(viewer.zone)
    ready = contacts.plan(viewer, subject)
    pdf = plan.paper(
        subject,
        queries.two_to_show(viewer, subject.alliance),
        day,
        _face(viewer, subject.alliance),
        start_with=ready.start_with if ready else "",
        openly=contacts.said_openly(viewer, ready),
    )
    return as_file(pdf, "plan", day)


def expect_pdf(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What to expect from me; where nothing is written yet, the page on which one writes it."""
    viewer = request.viewer
    subject, day = people.alliance(viewer, alliance), today(viewer.zone)
    sheet = queries.expect_sheet(viewer, subject)
    if sheet is None:
        return redirect("expect", subject.id)
    return as_file(expect.paper(subject, sheet, day, _face(viewer, subject)), "what-to-expect", day)


def goals_pdf(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    subject, day = people.alliance(viewer, alliance), today(viewer.zone)
    shown = queries.goals(viewer, subject, let_go=False)
    return as_file(goals.paper(subject, shown, day, _face(viewer, subject)), "goals", day)


def five_pdf(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The five, to be filled in by hand."""
    viewer = request.viewer
    subject, day = people.own_alliance(viewer, alliance), today(viewer.zone)
    return as_file(five.paper(subject, day, _face(viewer, subject)), "five-questions", day)


def line_pdf(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The line, in the window that its page shows."""
    viewer = request.viewer
    subject, day = people.own_alliance(viewer, alliance), today(viewer.zone)
    shown = window(drawn_line(viewer, subject)[0], until=day_asked(request.GET.get("until", "")))
    helped = helpers(viewer, subject) if any(dot.apart for dot in shown.answers) else {}
    return as_file(line.paper(subject, shown, helped, day), "line", day)


def _looked(viewer: Viewer, person: Person) -> dict[str, Any]:
    since = today(viewer.zone) - A_YEAR
    return looked.in_words(person, opened.looked(viewer, person, since), since)


def looked_page(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Who looked at what is written about them: asked for by them, read together, printed."""
    subject = people.own_alliance(request.viewer, alliance)
    context = {"alliance": subject, "paper": _looked(request.viewer, subject.person)}
    return render(request, "papers/looked.html", context)


def looked_pdf(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    subject, day = people.own_alliance(viewer, alliance), today(viewer.zone)
    pdf = looked.paper(_looked(viewer, subject.person), day, _face(viewer, subject))
    return as_file(pdf, "who-looked", day)


def looked_at_client(request: StaffRequest, person: uuid.UUID) -> HttpResponse:
    """The same from a lead, for whoever would rather not ask their worker."""
    client, day = team.client(request.viewer, person), today(request.viewer.zone)
    return as_file(looked.paper(_looked(request.viewer, client), day), "who-looked", day)
