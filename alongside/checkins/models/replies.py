"""What somebody answered to a check-in of the client's."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class Reply(Row):
    """Words to the client about one check-in of theirs, by whoever may read it (`made_by`). They begin with thanks.

    More than one is more than one answer: what was said before stays.
    """

    check_in = Link("checkins.CheckIn", "replies")
    key_of = models.UUIDField(editable=False)  # the client's: it is said to them
    words = EncryptedText(owner="key_of", binds=["check_in_id"])

    class Meta:
        indexes = [models.Index(fields=["org", "check_in", "seq"], name="reply_by_check_in")]

    @property
    def alliance(self):
        """The one that the check-in is about."""
        return self.check_in.alliance


class TheirYes(Row):
    """They said that their worker may read what was for the supervisor alone; `made_by` heard it."""

    class How(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("On the phone")

    check_in = Link("checkins.CheckIn")
    how = models.CharField(max_length=9, choices=How.choices)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "check_in"], name="theiryes_once_a_check_in")]
