"""Samples of people, their circle and their team, and of what is good to know."""

from __future__ import annotations

import uuid

from alongside.people.models import (
    CircleLink,
    GoodToKnow,
    OwnValue,
    Person,
    Practitioner,
)
from tests.pictures import picture
from tests.web.samples.whose import Whose, maker


@maker
def person(whose: Whose) -> uuid.UUID:
    whose.person.name = f"{whose.person.name} {whose.word}"
    whose.person.preferred_name = whose.word.capitalize()
    whose.person.phone = whose.person.outside_ref = whose.words("07700")
    whose.person.email = f"{whose.word}@example.org"
    whose.person.save()
    whose.before("person", whose.person.id, {"name": whose.words("Earlier"), "phone": whose.words("01632")})
    return whose.person.id


@maker
def alliance(whose: Whose) -> uuid.UUID:
    return whose.alliance.id


@maker
def practitioner(whose: Whose) -> uuid.UUID:
    return whose.worker.id


@maker
def pictured(whose: Whose) -> uuid.UUID:
    """The same with a photo."""
    Practitioner.objects.filter(pk=whose.worker.pk).update(photo=picture(size=(8, 8)))
    return whose.worker.id


@maker
def link(whose: Whose) -> uuid.UUID:
    relative = Person.objects.create(
        name=f"{whose.around.capitalize()} Aunt", preferred_name=whose.around.capitalize(), **whose.own()
    )
    made = CircleLink.objects.create(
        client=whose.person, person=relative, place="family", role=whose.words("aunt"), **whose.own()
    )
    return made.id


@maker
def entry(whose: Whose) -> uuid.UUID:
    made = GoodToKnow.objects.create(
        person=whose.person, kind="value", words=whose.words("Being early"), on=whose.day, **whose.own()
    )
    return made.id


@maker
def value(whose: Whose) -> uuid.UUID:
    made = OwnValue.objects.create(
        practitioner=whose.worker, words=whose.own_words("Patience"), **whose.own()
    )
    return made.id


@maker
def door(whose: Whose) -> uuid.UUID:
    made = GoodToKnow.objects.create(
        person=whose.person, kind="getting_in", words=whose.words("Key"), on=whose.day, **whose.own()
    )
    return made.id
