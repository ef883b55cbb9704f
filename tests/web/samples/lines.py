"""Samples of where a practitioner draws their lines, and of how the work is for them."""

import uuid

from alongside.checkins.models import Questionnaire
from alongside.reflection.models import (
    BoundaryMoment,
    BoundaryStatement,
    LoadAnswers,
    LoadMark,
    WhatHelped,
)
from tests.web.samples.own import invented
from tests.web.samples.whose import Whose, maker


@maker
def moment(whose: Whose) -> uuid.UUID:
    words = {name: whose.own_words(name) for name in BoundaryStatement.WORDS}
    if not BoundaryStatement.objects.filter(practitioner=whose.worker).exists():  # one, whatever person
        whose.add(BoundaryStatement, practitioner=whose.worker, profession="nurse", **words)
    said = {"words": whose.words("Come to the wedding"), "answered": whose.words("Thank you, and no")}
    return whose.add(BoundaryMoment, kind="role_request", on=whose.day, **said).id


@maker
def helped(whose: Whose) -> uuid.UUID:
    whose.add(LoadMark, feeling="tense", balance="takes", on=whose.day)
    return whose.add(WhatHelped, practitioner=whose.worker, words=whose.own_words("A walk")).id


@maker
def about_me(whose: Whose) -> uuid.UUID:
    """A questionnaire about oneself: the organisation's, so colleagues share it."""
    found = Questionnaire.objects.filter(org_id=whose.worker.org_id, key="about-me").first()
    if found is None:
        text = invented(whose.own_words("I am worn out"), whose.own_words("I rest"))
        text = text.replace('"invented"', '"about-me"').replace('"client"', '"self"')
        about = {"key": "about-me", "version": 1, "text": text, "granted_by": whose.own_words("Ours")}
        found = whose.add(Questionnaire, **about)
    of = {"practitioner": whose.worker, "questionnaire": found}
    whose.add(LoadAnswers, **of, answers='{"a": 3, "b": 1}', on=whose.day)
    return found.id
