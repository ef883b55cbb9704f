"""Files that were brought and not yet taken in, and addresses from which calendars are fed."""

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class FileKind(models.TextChoices):
    CASELOAD = "caseload"
    CALENDAR = "calendar"
    APPOINTMENTS = "appointments"


class Brought(Row):
    """A file between its dry run and the yes. Its content is emptied once it is in, or given up."""

    author = Link("people.Practitioner")
    kind = models.CharField(max_length=12, choices=FileKind.choices)
    name = EncryptedText(owner="author_id", binds=["kind"])
    content = EncryptedText(owner="author_id", binds=["kind"])
    taken_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "author", "seq"], name="brought_by_author")]


class CalendarFeed(Row):
    """An address at which a calendar program reads what a practitioner has planned. Only the SHA-256 of its secret is kept."""

    practitioner = Link("people.Practitioner")
    secret_hash = models.CharField(max_length=64)
    with_place = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)

    secret = ""  # known to whoever has just made it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["secret_hash"], name="calendarfeed_secret_once"),
            models.UniqueConstraint(
                fields=["org", "practitioner"],
                condition=models.Q(stopped_at__isnull=True),
                name="calendarfeed_one_works",
            ),
        ]
