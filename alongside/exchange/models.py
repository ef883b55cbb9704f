"""Files that were brought and not yet taken in."""

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class FileKind(models.TextChoices):
    CASELOAD = "caseload"
    CALENDAR = "calendar"


class Brought(Row):
    """A file between its dry run and the yes. Its content is emptied once it is in, or given up."""

    author = Link("people.Practitioner")
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    name = EncryptedText(owner="author_id", binds=["kind"])
    content = EncryptedText(owner="author_id", binds=["kind"])
    taken_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "author", "seq"], name="brought_by_author")]
