"""Samples of what is hard: a patch, a conversation, a slip, a day."""

from __future__ import annotations

import uuid

from alongside.repair.models import Attempt, HardTalk, Slip, Strain, StrainAddendum, StrainNote, Weather
from alongside.repair.models.strain import Part
from tests.web.samples.whose import Whose, maker


@maker
def strain(whose: Whose) -> uuid.UUID:
    made = Strain.objects.create(began_on=whose.day, state_on=whose.day, **whose.of())
    said = {"strain": made, "person": whose.person, **whose.own()}
    about = said | {"on": whose.day}
    StrainAddendum.objects.create(words=whose.words("Later"), earlier_day=whose.day, **said)
    for part in Part:
        StrainNote.objects.create(part=part, words=whose.words(part), **about)
    Attempt.objects.create(
        kind="conversation", words=whose.words("Rang"), their_words=whose.words("Go"), **about
    )
    return made.id


@maker
def talk(whose: Whose) -> uuid.UUID:
    parts = {name: whose.words(name) for name in ("about", *HardTalk.WORDS)}
    made = HardTalk.objects.create(contact_id=whose.id("planned"), person=whose.person, **parts, **whose.of())
    whose.before("hard_talk", made.id, {name: whose.words(f"Earlier {name}") for name in parts})
    return made.id


@maker
def slip(whose: Whose) -> uuid.UUID:
    made = Slip.objects.create(person=whose.person, on=whose.day, words=whose.words("Clumsy"), **whose.of())
    whose.before("slip", made.id, {"whose": "theirs", "words": whose.words("Earlier")})
    return made.id


@maker
def weather(whose: Whose) -> uuid.UUID:
    made = Weather.objects.create(
        person=whose.person, kind="expert", on=whose.day, words=whose.words("Ring"), **whose.of()
    )
    return made.id
