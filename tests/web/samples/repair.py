"""Samples of what is hard: a hard patch, a conversation, a slip, a day."""

from __future__ import annotations

import uuid

from alongside.repair.models import (
    HardConversation,
    HardDay,
    RepairAttempt,
    Rupture,
    RuptureAddendum,
    RuptureNote,
    RupturePart,
    Slip,
)
from tests.web.samples.whose import Whose, maker


@maker
def rupture(whose: Whose) -> uuid.UUID:
    made = Rupture.objects.create(began_on=whose.day, state_on=whose.day, **whose.of())
    said = {"rupture": made, "person": whose.person, **whose.own()}
    about = said | {"on": whose.day}
    RuptureAddendum.objects.create(words=whose.words("Later"), earlier_day=whose.day, **said)
    for part in RupturePart:
        RuptureNote.objects.create(part=part, words=whose.words(part), **about)
    RepairAttempt.objects.create(
        kind="conversation", words=whose.words("Rang"), their_words=whose.words("Go"), **about
    )
    return made.id


@maker
def conversation(whose: Whose) -> uuid.UUID:
    parts = {name: whose.words(name) for name in ("about", *HardConversation.WORDS)}
    made = HardConversation.objects.create(
        contact_id=whose.id("planned"), person=whose.person, **parts, **whose.of()
    )
    whose.before("hard_talk", made.id, {name: whose.words(f"Earlier {name}") for name in parts})
    return made.id


@maker
def slip(whose: Whose) -> uuid.UUID:
    made = Slip.objects.create(person=whose.person, on=whose.day, words=whose.words("Clumsy"), **whose.of())
    whose.before("slip", made.id, {"whose": "theirs", "words": whose.words("Earlier")})
    return made.id


@maker
def hard_day(whose: Whose) -> uuid.UUID:
    made = HardDay.objects.create(
        person=whose.person, kind="expert", on=whose.day, words=whose.words("Ring"), **whose.of()
    )
    return made.id
