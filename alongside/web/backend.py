"""Finding the signed-in practitioner, with their organisation, in one query."""

from __future__ import annotations

import uuid

from django.contrib.auth.backends import ModelBackend

from alongside.people.models import Practitioner


class Practitioners(ModelBackend):
    """Django's own password check; suspended people are nobody."""

    def get_user(self, user_id: uuid.UUID) -> Practitioner | None:  # type: ignore[override]
        found = Practitioner.objects.select_related("org").defer("photo")
        return found.filter(pk=user_id, is_active=True).first()
