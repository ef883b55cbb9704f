"""Finding the signed-in practitioner, with their organisation, in one query."""

import uuid

from django.contrib.auth.backends import ModelBackend

from alongside.people.models import Practitioner
from alongside.people.queries.team import something_waits as waiting


class Practitioners(ModelBackend):
    """Django's own password check; suspended people are nobody."""

    def get_user(self, user_id: uuid.UUID) -> Practitioner | None:
        active = Practitioner.objects.filter(pk=user_id, is_active=True).annotate(notices_wait=waiting())
        return active.select_related("org").defer("photo").first()
