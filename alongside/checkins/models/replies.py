"""What somebody answered to a check-in of the client's; and what was said in place of being written, by either."""

from base64 import b64decode

from django.db import models
from django.db.models import Q
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


class Clip(Row):
    """An answer in their own words, or a reply, said in place of being written, or beside it. No machine writes it down.

    Whoever may read the words of that answer or reply may hear it, and nobody else.
    """

    answer = models.OneToOneField(
        "checkins.Answer", models.PROTECT, related_name="clip", null=True, blank=True
    )
    reply = models.OneToOneField("checkins.Reply", models.PROTECT, related_name="clip", null=True, blank=True)
    key_of = models.UUIDField(editable=False)  # as of the answer or reply
    kind = models.CharField(max_length=12)  # the kind of file: webm, ogg, mp4
    sound = EncryptedText(owner="key_of", binds=["answer_id", "reply_id", "kind"])  # in base64

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=False, reply__isnull=True)
                | Q(answer__isnull=True, reply__isnull=False),
                name="clip_of_an_answer_or_of_a_reply",
            )
        ]

    @property
    def recording(self) -> bytes:
        """The file."""
        return b64decode(self.sound)


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
