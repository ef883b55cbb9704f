"""A question that is kept gives what the ORM gives, and what can not be kept is refused."""

from __future__ import annotations

import datetime as dt
import threading
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.db.models import Max
from django.test.utils import CaptureQueriesContext

from alongside.base import clock
from alongside.base.prepared import Prepared
from alongside.contacts.models import Contact
from alongside.people.models import Alliance, Assignment, Person
from tests.world import World


def met(world: World, day: int, **more: object) -> Contact:
    at = dt.datetime(2026, 3, day, 10, tzinfo=dt.UTC)
    return Contact.objects.create(org=world.org, alliance=world.with_dean, at=at, made_by=world.sam, **more)


def of_person(org: uuid.UUID, id: uuid.UUID):
    found = Alliance.objects.filter(org_id=org, person_id=id).order_by("seq")
    return found.select_related("person", "practitioner__org").defer("practitioner__photo")


def test_rows_come_with_what_hangs_on_them_in_one_question(world: World) -> None:
    asked = Prepared(of_person)
    known = sorted(one.name for one in Person.objects.filter(org=world.org))  # their keys are in memory
    assert known == ["Amir Aziz", "Dean Walker", "Rosa Walker"]
    for person in (world.dean, world.amir, world.dean):
        with CaptureQueriesContext(
            connection,
        ) as questions:
            found = asked(world.org.id, person.id)
            meant = [(one.person.name, one.practitioner.org.zone) for one in found]
        assert len(questions) == 1
        plain = of_person(world.org.id, person.id)
        assert found == list(plain)
        assert meant == [(one.person.name, one.practitioner.org.zone) for one in plain]
        assert found[0].practitioner.get_deferred_fields() == {"photo"}
        assert found[0].since == plain[0].since


def test_nobody_gets_what_was_asked_for_somebody_else(world: World) -> None:
    asked = Prepared(of_person)
    assert asked.first(world.org.id, world.dean.id) == world.with_dean
    assert asked.first(world.elsewhere.id, world.dean.id) is None
    assert asked.first(world.elsewhere.id, world.far.id) == world.with_far
    assert asked.first(world.org.id, world.far.id) is None


def test_days_times_and_texts_go_in_their_places(world: World) -> None:
    for day in (1, 5, 9):
        met(world, day, way="video")
    asked = Prepared(
        lambda alliance, since, way: (
            Contact.objects.filter(alliance_id=alliance, at__gte=since, way=way)
            .order_by("at")
            .values_list("at", "way", named=True)
        )
    )
    fifth = dt.datetime(2026, 3, 5, 10, tzinfo=dt.UTC)
    assert [one.at.day for one in asked(world.with_dean.id, fifth, "video")] == [5, 9]
    assert asked(world.with_dean.id, fifth, "video")[0].way == "video"
    assert asked(world.with_dean.id, fifth, "% ' elsewhere") == []
    assert asked(world.with_rosa.id, fifth, "video") == []
    since = Prepared(
        lambda day: Assignment.objects.filter(since__lte=day).values_list("client_id", flat=True)
    )
    assert set(since(clock.today("Europe/London"))) == {world.dean.id, world.amir.id, world.far.id}
    assert since(dt.date(2000, 1, 1)) == []


def test_what_is_reckoned_by_the_database_comes_too(world: World) -> None:
    met(world, 3)
    met(world, 8)
    asked = Prepared(
        lambda alliance: (
            Contact.objects.filter(alliance_id=alliance)
            .order_by()
            .values("alliance_id")
            .annotate(last=Max("at"))
            .values_list("last", flat=True)
        )
    )
    assert [one.day for one in asked(world.with_dean.id)] == [8]
    assert asked(world.with_rosa.id) == []


@pytest.mark.parametrize(
    ("build", "values"),
    [
        (lambda id: Person.objects.all(), [uuid.uuid4()]),
        (lambda id: Person.objects.filter(pronoun__startswith=id[:3]), ["somebody"]),
        (
            lambda id: Person.objects.filter(pk=id).order_by("pronoun" if id.int % 2 else "pk")[
                : id.int % 7 + 1
            ],
            [uuid.uuid4()],
        ),
        (lambda id: Person.objects.filter(pk=id, pronoun=uuid.uuid4().hex), [uuid.uuid4()]),
        (lambda id: Alliance.objects.filter(pk=id).prefetch_related("person"), [uuid.uuid4()]),
    ],
    ids=["left out", "altered", "another order", "more than the values", "fetched afterwards"],
)
def test_what_can_not_be_kept_is_refused(db: None, build, values: list) -> None:
    def often() -> None:  # by chance two stand-ins may ask for the same
        for _ in range(20):
            Prepared(build)(*values)

    with pytest.raises(ValueError, match="can not be"):
        often()


def test_the_text_of_an_id_is_not_taken_for_an_id(world: World) -> None:
    asked = Prepared(of_person)
    with pytest.raises(ValidationError):
        asked(world.org.id, str(world.dean.id))
    assert asked.first(world.org.id, world.dean.id) == world.with_dean
    with pytest.raises(TypeError, match="'UUID', 'UUID'"):
        asked(world.org.id, str(world.dean.id))
    with pytest.raises(TypeError):
        asked(world.org.id, None)


@pytest.mark.parametrize("value", [None, 3, b"x", 1.5, ["a"]])
def test_what_is_no_single_value_is_refused(world: World, value: object) -> None:
    asked = Prepared(lambda pronoun: Person.objects.filter(pronoun=pronoun))
    assert asked("Nobody") == []
    with pytest.raises(TypeError):
        asked(value)


def test_another_thread_asks_through_its_own_connection(world: World) -> None:
    asked, found = Prepared(lambda pronoun: Person.objects.filter(pronoun=pronoun)), []
    assert asked("she") == [world.rosa]

    def elsewhere() -> None:
        with CaptureQueriesContext(connection) as questions:
            there = asked("she")
        found.append((there, len(questions)))
        connection.close()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == [([], 1)], "what this test's transaction has made is not there for others"


def test_rows_are_held_inside_a_transaction_only(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Prepared(lambda id: Person.objects.select_for_update(of=("self",)).filter(pk=id))
    for person in (world.dean, world.amir):
        with CaptureQueriesContext(connection) as questions:
            assert asked(person.pk) == [person]
        holds = "FOR UPDATE" in questions[0]["sql"]
        assert holds is connection.features.has_select_for_update
    monkeypatch.setattr(connections["default"], "get_autocommit", lambda: True)
    if not holds:  # as with Django, where the database holds no single rows
        assert asked(world.dean.pk) == [world.dean]
        return
    with pytest.raises(transaction.TransactionManagementError):
        asked(world.dean.pk)
