from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.people import queries


def people(request: HttpRequest) -> HttpResponse:
    """Everybody I work with."""
    return render(request, "people/people.html", {"alliances": queries.alliances(request.viewer)})


def alliance(request: HttpRequest, alliance: uuid.UUID) -> HttpResponse:
    """One person and me."""
    found = queries.alliance(request.viewer, alliance)
    return render(request, "people/alliance.html", {"alliance": found})
