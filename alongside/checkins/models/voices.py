"""The fixed sentences of the client's pages, read aloud once by somebody here."""

from django.db import models

from alongside.base.models import Link, Row


class SpokenSentence(Row):
    """One sentence, as a voice of the organisation says it to everybody, or a practitioner to the people they work with.

    No client's words: a sentence is one that the product says to all (documents.aloud), known by its mark. Said anew, the
    recording of before is gone.
    """

    practitioner = Link("people.Practitioner", "spoken_sentences", null=True, blank=True)
    sentence = models.CharField(max_length=16)
    sound = models.BinaryField()
    kind = models.CharField(max_length=12)  # the kind of file: webm, ogg, mp4
    milliseconds = models.PositiveIntegerField(default=0)  # how long it takes; 0 where nobody knows

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "practitioner", "sentence"],
                condition=models.Q(practitioner__isnull=False),
                name="spokensentence_once_by_practitioner",
            ),
            models.UniqueConstraint(
                fields=["org", "sentence"],
                condition=models.Q(practitioner__isnull=True),
                name="spokensentence_once_for_all",
            ),
        ]
