"""With what somebody signs in: links to set a password, tries that count, and what shows after it that it is they."""

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row


class PasswordLink(Row):
    """A link with which somebody sets a password once. Only the SHA-256 of its secret is kept."""

    practitioner = Link("people.Practitioner", "password_links")
    secret_hash = models.CharField(max_length=64)
    until = models.DateTimeField()
    lost_second_step = models.BooleanField(default=False)  # using it takes away what they had of one
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner"], name="passwordlink_by_practitioner")]
        constraints = [models.UniqueConstraint(fields=["secret_hash"], name="passwordlink_secret_once")]


class Guess(models.Model):
    """One try at a password, for as long as it counts.

    It has no organisation, because nobody is signed in yet. `bucket` is a keyed hash of whose tries are counted
    together; each bucket has ten places, and the database holds that no place is taken twice.
    """

    bucket = models.CharField(max_length=64)
    place = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bucket", "place"], name="guess_one_per_place")]
        indexes = [models.Index(fields=["at"], name="guess_by_time")]


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
