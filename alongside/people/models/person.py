from __future__ import annotations

from django.db import models

from alongside.base.models import Row


class Pronoun(models.TextChoices):
    """How to speak of somebody on screens. Not asked for: `name` until somebody says."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    NAME = "name"


class Person(Row):
    """A client, or somebody in a client's circle. A relative's or colleague's record is their own."""

    name = models.CharField(max_length=120)
    preferred_name = models.CharField(max_length=60, blank=True)
    pronoun = models.CharField(max_length=8, choices=Pronoun.choices, default=Pronoun.NAME)
    is_client = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    outside_ref = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "name"], name="person_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["org", "outside_ref"],
                condition=~models.Q(outside_ref=""),
                name="person_outside_ref_once",
            )
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """What they like to be called."""
        return self.preferred_name or self.name.split(" ")[0]
