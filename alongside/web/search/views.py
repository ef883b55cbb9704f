"""Looking for a name or a word in everything that one may read.

What was looked for would stand in the browser's history and in logs, were it in the address. So it is posted, and comes
along sealed in a cookie to the page that shows what was found.
"""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alongside.base.clock import today
from alongside.documents import words
from alongside.documents.search import PAGES, where
from alongside.insight.queries.search import Found, Hit, search
from alongside.web import held
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.sessions import PREFIX, put

ASKED = f"{PREFIX}asked"
ASKED_LIFE = dt.timedelta(minutes=30)
LONGEST = 80  # characters
AT_ONCE = 5  # places of one person that stand there unfolded


def ask(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "search/search.html")
    asked = " ".join(request.POST.get("q", "").split())[:LONGEST]
    response = redirect("search-found" if asked else "search")
    sealed = held.sealed(request.viewer.id, reverse("search-found"), {"q": [asked]})
    put(response, ASKED, sealed, ASKED_LIFE)
    return response


def found(request: StaffRequest) -> HttpResponse:
    """Who and what was found, by person, and where it stands."""
    viewer = request.viewer
    fields = held.opened(viewer.id, reverse("search-found"), request.COOKIES.get(ASKED, ""))
    if not fields or not (asked := fields["q"][0]):
        return redirect("search")
    people = [_person(entry, today(viewer.zone)) for entry in search(viewer, asked)]
    return render(request, "search/found.html", {"asked": asked, "people": people})


def _person(found: Found, day: dt.date) -> dict[str, Any]:
    places = [_place(found, hit, day) for hit in found.hits]
    return {"found": found, "places": places[:AT_ONCE], "more": places[AT_ONCE:]}


def _place(found: Found, hit: Hit, day: dt.date) -> dict[str, Any]:
    person = words.spoken(found.alliance)  # type: ignore[arg-type]  # words stand in an alliance
    return {
        "kind": hit.where,
        "where": where(hit.where, person, found.is_mine),
        "words": hit.excerpt,
        "on": words.day(hit.on, day),
        "url": reverse(PAGES[hit.where], args=[hit.id]),
    }
