"""Samples of looks, of a questionnaire, and of what works."""

from __future__ import annotations

import uuid

from alongside.checkins.models import Answer, CheckIn, Questionnaire, WhatWorks
from tests.web.samples.whose import Whose, maker

INVENTED = """key = "invented"
version = "1"
name = "Invented"
rater = "client"
range = "1:5:1"
items = ["a", "b"]
reversed = ["b"]
minimum = 2
prorate = false
validated = false
licence = "Ours."
citation = "Invented for tests"

[wording]
a = "{a}"
b = "{b}"
"""


@maker
def check_in(whose: Whose) -> uuid.UUID:
    made = _look(whose, "client", whose.person.id, audience="talk")
    mine = _look(whose, "for_me", whose.worker.id, audience="mine")
    Answer.objects.create(
        check_in=mine, item="stuck", key_of=whose.worker.id, words=whose.words("Stuck"), **whose.own()
    )
    return made.id


@maker
def questionnaire(whose: Whose) -> uuid.UUID:
    """The organisation's: colleagues share it."""
    found = Questionnaire.objects.filter(org_id=whose.worker.org_id).first()
    if found is None:
        wording = {"a": whose.own_words("We go at my pace"), "b": whose.own_words("I am heard")}
        text = INVENTED.format(**wording)
        about = {"key": "invented", "version": 1, "text": text, "granted_by": whose.own_words("Ours")}
        found = Questionnaire.objects.create(**about, **whose.own())
    return found.id


def _look(whose: Whose, rater: str, key_of: uuid.UUID, **more: object) -> CheckIn:
    """A look with one step and some words."""
    made = CheckIn.objects.create(
        person=whose.person,
        rater=rater,
        instrument="own-client",
        version="1",
        mode="together" if rater == "client" else "alone",
        medium="aloud",
        on=whose.day,
        score=16,
        top=20,
        answered=5,
        **whose.of(),
        **more,
    )
    Answer.objects.create(check_in=made, item="listens", step=3, key_of=key_of, **whose.own())
    Answer.objects.create(
        check_in=made, item="went_well", key_of=key_of, words=whose.words("Well"), **whose.own()
    )
    return made


@maker
def what_works(whose: Whose) -> uuid.UUID:
    made = WhatWorks.objects.create(
        person=whose.person, words=whose.words("Tea first"), on=whose.day, **whose.of()
    )
    return made.id
