from __future__ import annotations

from django.db import models


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
