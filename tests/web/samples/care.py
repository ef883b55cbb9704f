"""Samples of care facts: people and their circle, what is good to know, the agendas, contacts."""

import datetime as dt
import uuid

from alongside.agenda.models import (
    AgendaItem,
    AgendaItemStep,
    ExpectSheet,
    Goal,
    GoalStep,
    Promise,
    PromiseStep,
)
from alongside.base import clock
from alongside.contacts.models import Absence, Addendum, Contact, ContactPlan, PrivateNote, PromisedIn, Touch
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


@maker
def goal(whose: Whose) -> uuid.UUID:
    own = {"own_value_id": whose.id("value"), **whose.of()}
    made = Goal.objects.create(words=whose.words("Walk to the shop"), **own)
    GoalStep.objects.create(
        goal=made, event="reworded", words=whose.words("Walk"), on=whose.day, **whose.own()
    )
    return made.id


@maker
def item(whose: Whose) -> uuid.UUID:
    made = AgendaItem.objects.create(
        side="theirs", state="open", on=whose.day, state_on=whose.day, **_item_words(whose), **whose.of()
    )
    AgendaItemStep.objects.create(
        item=made, event="i_did_it", words=whose.words("Rang"), on=whose.day, **whose.own()
    )
    Touch.objects.create(contact_id=whose.id("contact"), item=made, how="heard", **whose.own())
    AgendaItem.objects.create(
        side="mine", state="waiting", on=whose.day, state_on=whose.day, **_item_words(whose), **whose.of()
    )
    for side, over in (("theirs", "will_not_work"), ("mine", "done")):
        days = {"on": whose.day, "state_on": whose.day}
        AgendaItem.objects.create(
            side=side, state=over, closed=True, **days, **_item_words(whose), **whose.of()
        )
    return made.id


def _item_words(whose: Whose) -> dict[str, str]:
    return {name: whose.words(name) for name in ("words", "why", "how_to_say", "instead")}


@maker
def promise(whose: Whose) -> uuid.UUID:
    made = Promise.objects.create(
        words=whose.words("Ring the council"), made_on=whose.day, due_on=whose.day, **whose.of()
    )
    PromiseStep.objects.create(
        promise=made, event="kept", words=whose.words("Rang"), on=whose.day, **whose.own()
    )
    PromisedIn.objects.create(contact_id=whose.id("contact"), promise=made, **whose.own())
    return made.id


@maker
def sheet(whose: Whose) -> uuid.UUID:
    parts = ("my_role", "my_plan", "i_can", "i_can_not", "we_can", "who_i_tell")
    return ExpectSheet.objects.create(**{name: whose.words(name) for name in parts}, **whose.of()).id


@maker
def contact(whose: Whose) -> uuid.UUID:
    made = Contact.objects.create(
        state="happened",
        at=clock.now() - dt.timedelta(days=3),
        **{
            name: whose.words(name)
            for name in (
                "place",
                "on_their_mind",
                "named",
                "came_of_it",
                "who_was_there",
                "note",
                "outside_ref",
            )
        },
        **whose.of(),
    )
    Addendum.objects.create(contact=made, words=whose.words("Added"), **whose.own())
    PrivateNote.objects.create(
        contact=made,
        author=whose.worker,
        shared=whose.words("Mine"),
        landed=whose.words("Well"),
        **whose.own(),
    )
    return made.id


@maker
def planned(whose: Whose) -> uuid.UUID:
    made = Contact.objects.create(
        at=clock.now() + dt.timedelta(hours=2), place=whose.words("At"), **whose.of()
    )
    own = ("respect", "start_with", "name_openly", "like_for_me", "my_need", "not_moving")
    ContactPlan.objects.create(contact=made, **{name: whose.words(name) for name in own}, **whose.own())
    return made.id


@maker
def absence(whose: Whose) -> uuid.UUID:
    return Absence.objects.create(why="hospital", since=whose.day - dt.timedelta(days=20), **whose.of()).id
