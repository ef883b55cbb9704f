"""With what a practitioner shows, after their password, that it is they who sign in."""

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class SecondFactor(Row):
    """The app on somebody's phone that shows six digits, new every 30 seconds (RFC 6238).

    `last_step` is the newest 30 seconds, counted from 1970, whose code was used: that code and those before are used up.
    """

    practitioner = Link("people.Practitioner")
    secret = EncryptedText(owner="practitioner_id")
    last_step = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practitioner"], name="secondfactor_one_each")]


class RecoveryCode(Row):
    """A code on paper that comes in once in place of a second step. Only its SHA-256 is kept: it is 78 random bits."""

    practitioner = Link("people.Practitioner")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practitioner", "code_hash"], name="recoverycode_once")
        ]
