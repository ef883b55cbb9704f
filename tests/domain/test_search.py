"""Looking for a name or a word: what is found for whom, where, and what of it is in the trail."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.agenda.models import AgendaItem, Goal, Promise
from alongside.base import clock
from alongside.base.request_context import acting_for
from alongside.checkins.models import WhatWorks
from alongside.contacts.models import Addendum, Contact
from alongside.insight.queries.search import Where, search
from alongside.people.models import Alliance, Person
from tests.world import World, client_of

DAY = dt.date(2026, 3, 2)


def written(world: World, alliance: Alliance, words: str) -> None:
    """These words in every place that is looked through."""
    own = {"org": world.org, "made_by_id": alliance.practitioner_id}
    of = own | {"alliance": alliance}
    for side, state in (("theirs", "open"), ("mine", "waiting")):
        AgendaItem.objects.create(side=side, words=words, on=DAY, state=state, state_on=DAY, **of)
    Promise.objects.create(words=words, made_on=DAY, **of)
    Goal.objects.create(words=words, **of)
    contact = Contact.objects.create(at=clock.now(), state="happened", note=words, **of)
    Addendum.objects.create(contact=contact, words=words, **own)
    WhatWorks.objects.create(person_id=alliance.person_id, words=words, on=DAY, **of)


def found(viewer, asked: str) -> dict[str, list[str]]:
    with acting_for(viewer):
        return {found.person.name: [hit.where for hit in found.hits] for found in search(viewer, asked)}


def test_a_word_is_found_wherever_it_was_written_by_whoever_may_read_it(world: World) -> None:
    written(world, world.with_dean, "The Ván again")
    written(world, world.with_amir, "Amir’s van")
    written(world, world.with_far, "A far van")
    everywhere = [Where.THEIRS, Where.MINE, Where.PROMISE, Where.GOAL, Where.CONTACT, Where.CONTACT]
    assert found(world.owner, "van") == {"Dean Walker": [*everywhere, Where.WHAT_WORKS]}
    assert found(world.supervisor, "VAN") == {"Dean Walker": everywhere}, "what works is the two’s"
    assert found(world.colleague, "van") == {"Amir Aziz": [*everywhere, Where.WHAT_WORKS]}
    assert found(world.maya.as_viewer(), "van") == {}
    world.dean.assignments.all().delete()
    assert found(world.owner, "van") == {}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("ROSA", ["Rosa Walker"]),
        ("mother", ["Rosa Walker"]),
        ("walker", ["Dean Walker", "Rosa Walker"]),
        ("walker rosa", ["Rosa Walker"]),
        ("sebnem", ["Şebnem Öz"]),
        ("just", ["Just Assigned"]),
        ("amir", []),
        ("far", []),
    ],
)
def test_names_and_roles_of_my_own_people_and_those_around_them(
    world: World, asked: str, names: list[str]
) -> None:
    person = Person.objects.create(org=world.org, name="Şebnem Öz")
    world.dean.circle.create(org=world.org, person=person, place="solicitor")
    Alliance.objects.filter(pk=client_of(world.sam, "Just Assigned", DAY)[1].pk).delete()
    assert list(found(world.owner, asked)) == names


def test_what_was_taken_back_or_put_aside_is_not_found(world: World) -> None:
    written(world, world.with_dean, "van")
    AgendaItem.objects.filter(side="mine").delete()
    AgendaItem.objects.update(state="withdrawn", closed=True)
    Promise.objects.update(state="withdrawn")
    Contact.objects.update(state="withdrawn")
    Goal.objects.all().delete()
    WhatWorks.objects.update(retired_at=clock.now())
    assert found(world.owner, "van") == {}


def test_only_those_who_are_shown_are_in_the_trail_and_every_search_is(world: World) -> None:
    written(world, world.with_dean, "van")
    me = ("practitioner", world.sam.id)
    for asked, people in (("van", [world.dean]), ("rosa", [world.rosa, world.dean]), ("zebra", [])):
        with acting_for(world.owner) as acting:
            search(world.owner, asked)
        assert set(acting.seen) == {me, *(("person", person.id) for person in people)}, asked


def test_more_people_take_no_more_queries(world: World) -> None:
    def queries() -> int:
        with acting_for(world.owner), CaptureQueriesContext(connection) as asked:
            search(world.owner, "van")
        return len([query for query in asked if "sealing" not in query["sql"] and "key" not in query["sql"]])

    written(world, world.with_dean, "van")
    few = queries()
    for n in range(3):
        written(world, client_of(world.sam, f"Client {n}", DAY)[1], "van")
    assert queries() == few
