from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class Place(models.TextChoices):
    """Where in the circle somebody stands."""

    FAMILY = "family", _("Family")
    FRIEND = "friend", _("Friend")
    SOLICITOR = "solicitor", _("Solicitor")
    DEPUTY = "deputy", _("Deputy")
    THERAPIST = "therapist", _("Therapist")
    SUPPORT_WORKER = "support_worker", _("Support worker")
    OTHER = "other", _("Somebody else")


class CircleLink(Row):
    """This person is in this client's circle, since a day and perhaps until a day."""

    client = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="circle", db_index=False
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="circles", db_index=False
    )
    place = models.CharField(max_length=20, choices=Place.choices)
    role = EncryptedText(owner="client_id", binds=["person_id"])  # "mother", "speech therapist"
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["org", "client"], name="circle_by_client"),
            models.Index(fields=["org", "person"], name="circle_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "client", "person"],
                condition=Q(until__isnull=True),
                name="circle_once_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(client=F("person")), name="circle_not_of_oneself"),
        ]
