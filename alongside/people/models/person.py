from __future__ import annotations

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.indexed import KeyedIndex
from alongside.base.models import Row


class Pronoun(models.TextChoices):
    """How to speak of somebody on screens. Not asked for: `name` until somebody says."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    NAME = "name"


class Person(Row):
    """A client, or somebody in a client's circle. A relative's or colleague's record is their own."""

    name = EncryptedText(owner="id")
    preferred_name = EncryptedText(owner="id")
    pronoun = models.CharField(max_length=8, choices=Pronoun.choices, default=Pronoun.NAME)
    is_client = models.BooleanField(default=False)
    phone = EncryptedText(owner="id")
    email = EncryptedText(owner="id")
    outside_ref = EncryptedText(owner="id")
    outside_ref_index = KeyedIndex(of="outside_ref")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "outside_ref_index"],
                condition=~models.Q(outside_ref_index=""),
                name="person_outside_ref_once",
            )
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """What they like to be called."""
        return self.preferred_name or self.name.split(" ")[0]
