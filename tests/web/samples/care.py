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
from alongside.base.clock import new_id
from alongside.base.models import Submission
from alongside.checkins.models import SpokenSentence
from alongside.contacts.models import (
    Absence,
    Addendum,
    Contact,
    ContactPlan,
    Leave,
    PrivateNote,
    PromisedIn,
    Touch,
)
from alongside.people.models import CircleLink, GoodToKnow, OwnValue, Person, Practitioner
from tests.pictures import picture
from tests.web.samples.whose import Whose, maker


@maker
def person(whose: Whose) -> uuid.UUID:
    whose.person.name = f"{whose.person.name} {whose.word}"
    whose.person.preferred_name = whose.word.capitalize()
    whose.person.phone = whose.person.outside_ref = whose.words("07700")
    whose.person.email = f"{whose.word}@example.org"
    whose.person.address = whose.words("1 Mill Lane")
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
def spoken(whose: Whose) -> uuid.UUID:
    """A sentence in their voice."""
    own = {"practitioner_id": whose.worker.pk, "sentence": whose.person.pk.hex[-16:]}
    return whose.add(SpokenSentence, sound=b"OggS", kind="ogg", **own).pk


@maker
def pictured(whose: Whose) -> uuid.UUID:
    """The same with a photo."""
    Practitioner.objects.filter(pk=whose.worker.pk).update(photo=picture(size=(8, 8)))
    return whose.worker.id


@maker
def link(whose: Whose) -> uuid.UUID:
    relative = whose.add(
        Person, name=f"{whose.around.capitalize()} Aunt", preferred_name=whose.around.capitalize()
    )
    return whose.add(
        CircleLink, client=whose.person, person=relative, place="family", role=whose.words("aunt")
    ).id


@maker
def entry(whose: Whose) -> uuid.UUID:
    return whose.add(
        GoodToKnow, person=whose.person, kind="value", words=whose.words("Being early"), on=whose.day
    ).id


@maker
def value(whose: Whose) -> uuid.UUID:
    return whose.add(OwnValue, practitioner=whose.worker, words=whose.own_words("Patience")).id


@maker
def door(whose: Whose) -> uuid.UUID:
    return whose.add(
        GoodToKnow, person=whose.person, kind="getting_in", words=whose.words("Key"), on=whose.day
    ).id


@maker
def goal(whose: Whose) -> uuid.UUID:
    made = whose.add(Goal, words=whose.words("Walk to the shop"), own_value_id=whose.id("value"))
    whose.add(GoalStep, goal=made, event="reworded", words=whose.words("Walk"), on=whose.day)
    return made.id


@maker
def item(whose: Whose) -> uuid.UUID:
    made = whose.add(
        AgendaItem, side="theirs", state="open", on=whose.day, state_on=whose.day, **_item_words(whose)
    )
    whose.add(AgendaItemStep, item=made, event="i_did_it", words=whose.words("Rang"), on=whose.day)
    whose.add(Touch, contact_id=whose.id("contact"), item=made, how="heard")
    whose.add(
        AgendaItem, side="mine", state="waiting", on=whose.day, state_on=whose.day, **_item_words(whose)
    )
    for side, over in (("theirs", "will_not_work"), ("mine", "done")):
        days = {"on": whose.day, "state_on": whose.day}
        whose.add(AgendaItem, side=side, state=over, closed=True, **days, **_item_words(whose))
    return made.id


def _item_words(whose: Whose) -> dict[str, str]:
    return {name: whose.words(name) for name in ("words", "why", "how_to_say", "instead")}


@maker
def promise(whose: Whose) -> uuid.UUID:
    made = whose.add(Promise, words=whose.words("Ring the council"), made_on=whose.day, due_on=whose.day)
    whose.add(PromiseStep, promise=made, event="kept", words=whose.words("Rang"), on=whose.day)
    whose.add(PromisedIn, contact_id=whose.id("contact"), promise=made)
    return made.id


@maker
def expect_sheet(whose: Whose) -> uuid.UUID:
    parts = ("my_role", "my_plan", "i_can", "i_can_not", "we_can", "who_i_tell")
    return whose.add(ExpectSheet, **{name: whose.words(name) for name in parts}).id


FREE_WORDS = ("place", "on_their_mind", "named", "came_of_it", "who_was_there", "note", "outside_ref")


@maker
def contact(whose: Whose) -> uuid.UUID:
    made = whose.add(
        Contact,
        state="happened",
        saved_as=(page := new_id()),
        at=clock.now() - dt.timedelta(days=3),
        **{name: whose.words(name) for name in FREE_WORDS},
    )
    whose.add(Addendum, contact=made, words=whose.words("Added"))
    Submission.objects.create(
        id=page,
        org_id=made.org_id,
        author=whose.worker,
        kind="contact.recorded",
        fingerprint=b"",
        at=clock.now(),
    )
    whose.add(
        PrivateNote, contact=made, author=whose.worker, shared=whose.words("Mine"), landed=whose.words("Well")
    )
    return made.id


@maker
def planned(whose: Whose) -> uuid.UUID:
    made = whose.add(Contact, at=clock.now() + dt.timedelta(hours=2), place=whose.words("At"))
    own = ("respect", "start_with", "name_openly", "like_for_me", "my_need", "not_moving")
    whose.add(ContactPlan, contact=made, **{name: whose.words(name) for name in own})
    return made.id


@maker
def absence(whose: Whose) -> uuid.UUID:
    return whose.add(Absence, why="hospital", since=whose.day - dt.timedelta(days=20)).id


@maker
def leave(whose: Whose) -> uuid.UUID:
    made = whose.add(Leave, covered_by=whose.own_words("Covers"))
    whose.add(Absence, why="my_leave", since=whose.day + dt.timedelta(days=3), leave=made)
    return made.id
