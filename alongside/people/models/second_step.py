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


class Passkey(Row):
    """A key that a phone, a computer or a stick keeps for this site (WebAuthn), and unlocks by a finger, a face or a PIN.

    `credential` is its public half with its id, as the browser gave it; `count` what the device says of its own use.
    """

    practitioner = Link("people.Practitioner")
    name = EncryptedText(owner="practitioner_id")
    id_hash = models.CharField(max_length=64, unique=True)
    credential = models.BinaryField()
    count = models.BigIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["practitioner"], name="passkey_of_practitioner")]
