"""What is said once after a save, in a cookie."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class Messages(CookieStorage):
    """Django's own, under a name that no other host can set where people come over https."""

    cookie_name = "__Host-messages" if settings.HTTPS else "messages"
