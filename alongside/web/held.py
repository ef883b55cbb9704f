"""Losing nobody's words to a session that ended."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, which leads back to where they were."""
    return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.path})}")
