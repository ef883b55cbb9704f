"""How the work is for the practitioner: what they put down themselves, and nothing else. All of it is sealed, the marks too."""

import json

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row
from alongside.core.instruments.model import Answer, Aside


class LoadMark(Row):
    """ "When this phone rings I feel …": one feeling, and whether the relationship takes or gives."""

    alliance = Link("people.Alliance", "load_marks")
    contact = Link("contacts.Contact", null=True, blank=True)
    feeling = EncryptedText(owner="made_by_id", binds=["alliance_id"])  # a code of core.own_load.Feeling
    balance = EncryptedText(owner="made_by_id", binds=["alliance_id"])  # a code of core.own_load.Balance
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "made_by", "on"], name="loadmark_by_author")]


class WhatHelped(Row):
    """What has helped me before, in my words."""

    practitioner = Link("people.Practitioner", "what_helped")
    words = EncryptedText(owner="practitioner_id")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner", "seq"], name="whathelped_by_practitioner")]


class LoadAnswers(Row):
    """A questionnaire about oneself that the organisation holds a licence for, as its practitioner answered it."""

    practitioner = Link("people.Practitioner", "load_answers")
    questionnaire = Link("checkins.Questionnaire")
    answers = EncryptedText(owner="practitioner_id", binds=["questionnaire_id"])  # steps by item, as JSON
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner", "on"], name="loadanswers_by_practitioner")]

    @property
    def given(self) -> dict[str, Answer]:
        """What was answered, by item."""
        answers = json.loads(self.answers)
        return {key: step if isinstance(step, int) else Aside(step) for key, step in answers.items()}
