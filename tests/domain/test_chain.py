"""The audit chain and whoever tampers with it: every edit, drop, swap and cut is seen, and nothing else is."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.audit import chain
from alongside.audit.chain import begin, check
from alongside.audit.models import Event, Head
from alongside.audit.record import key_named, mac_of, record
from alongside.base import database
from alongside.base.clock import new_id
from alongside.base.database import WeakDatabase, refuse_weak_settings
from alongside.people.models import Practitioner
from tests.tampering import unguard
from tests.world import World

EVENTS = 12


def add(world: World, times: int = 1) -> None:
    for n in range(times):
        with transaction.atomic():
            record(world.owner, "promise.kept", [("person", world.dean.id)], "A", n=n)


@pytest.fixture
def kept(world: World) -> str:
    """A chain of twelve, its triggers gone, and the anchor that was kept outside."""
    add(world, EVENTS)
    unguard()
    return chain.anchor(world.org.id)


EDITS: dict[str, Callable[[Event], object]] = {
    "at": lambda one: one.at + dt.timedelta(microseconds=1),
    "actor_id": lambda one: new_id(),
    "verb": lambda one: one.verb + "x",
    "records": lambda one: "B",
    "subjects": lambda one: [],
    "detail": lambda one: {**one.detail, "n": 99},
    "mac": lambda one: bytes([bytes(one.mac)[0] ^ 1]) + bytes(one.mac)[1:],
}


@pytest.mark.parametrize(("field", "n"), [*zip(EDITS, [1, EVENTS, *range(2, EVENTS)], strict=False)])
def test_an_event_that_was_edited_is_found_where_it_stands(
    world: World, kept: str, field: str, n: int
) -> None:
    """What else is tampered with: tests/tampering.py."""
    one = Event.objects.get(org_id=world.org.id, n=n)
    Event.objects.filter(pk=one.pk).update(**{field: EDITS[field](one)})
    verdict = chain.verify(world.org.id)
    assert verdict.broken_at == n, verdict


def test_what_is_written_while_a_chain_is_walked_is_no_fault(world: World, monkeypatch) -> None:
    add(world, 3)
    using = Event.objects.using

    def and_another(alias):
        add(world)
        return using(alias)

    monkeypatch.setattr(Event.objects, "using", and_another)
    assert chain.verify(world.org.id).whole


def test_a_server_that_would_forget_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "sqlite":
        monkeypatch.setitem(database.NEEDED, "synchronous", 3)
    with pytest.raises(WeakDatabase, match="fsync|synchronous"):
        refuse_weak_settings()
    monkeypatch.setitem(database.NEEDED, "synchronous", 2)
    monkeypatch.setattr(database, "ON_POSTGRES", ["row_security"])  # is on
    refuse_weak_settings()


@pytest.mark.parametrize("verb", database.VERBS)
@pytest.mark.parametrize("body", ["", "BEGIN SELECT 1; END"], ids=["missing", "does nothing"])
def test_a_trigger_that_is_missing_or_does_nothing_is_seen_at_start(
    world: World, monkeypatch: pytest.MonkeyPatch, verb: str, body: str
) -> None:
    """The throw-away PostgreSQL of the tests syncs nothing, for speed: that alone is left aside."""
    monkeypatch.setattr(database, "ON_POSTGRES", [])
    refuse_weak_settings()
    name, on_sqlite = f"audit_event_append_only_{verb}", connection.vendor == "sqlite"
    broken = [f"DROP TRIGGER {name}" + ("" if on_sqlite else " ON audit_event")]
    if body:
        empty = f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON audit_event {body}"
        broken = [*broken, empty] if on_sqlite else [f"ALTER TABLE audit_event DISABLE TRIGGER {name}"]
    for statement in broken:
        connection.cursor().execute(statement)
    with pytest.raises(WeakDatabase, match="audit_event"):
        refuse_weak_settings()
    if not body:
        database.install_triggers()
        refuse_weak_settings()


INSTEAD = {
    "sqlite": "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event",
    "postgresql": "TRUNCATE audit_event",
}


def test_events_are_never_changed_or_removed_and_no_way_of_writing_goes_past_the_triggers(
    world: World,
) -> None:
    add(world)
    for change in (
        lambda: Event.objects.update(verb="x"),
        lambda: Event.objects.all().delete(),
        lambda: connection.cursor().execute(INSTEAD[connection.vendor]),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def old_event(world: World) -> None:
    """An event as versions wrote it before events held hashes."""
    Head.objects.bulk_create([Head(pk=world.org.id)], ignore_conflicts=True)
    head = Head.objects.get(pk=world.org.id)
    event = Event(org_id=world.org.id, n=head.n + 1, at="2026-01-01T00:00:00Z", verb="test", subjects=[])
    event.full_clean(exclude=["mac", "subjects", "detail", "rows", "actor_id"])
    event.mac = mac_of(key_named("audit", world.org.id, ""), bytes(head.mac), event)
    event.save(force_insert=True)
    Head.objects.filter(pk=world.org.id).update(n=event.n, mac=event.mac)


def test_a_chain_from_before_goes_on_and_what_stood_then_is_hashed_once(world: World) -> None:
    for _ in range(3):
        old_event(world)
    assert chain.verify(world.org.id).reason == "the end of the chain was moved"  # nobody has signed it yet
    assert begin(world.org.id) > 10
    assert begin(world.org.id) == 0
    assert check(world.org.id).faults == ()
    Practitioner.objects.filter(pk=world.sam.pk).update(is_lead=True)
    assert begin(world.org.id) == 0
    assert len(check(world.org.id).faults) == 1


def test_an_old_event_behind_a_new_one_is_found(world: World) -> None:
    begin(world.org.id)
    old_event(world)
    assert "a key of before" in chain.verify(world.org.id).reason
