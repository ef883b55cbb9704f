from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def today(request: HttpRequest) -> HttpResponse:
    """Who I am with, what I owe, what is worth a look."""
    return render(request, "today/today.html")
