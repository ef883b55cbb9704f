"""What a row says is in the trail: a row that was changed, added or taken away past the product is found."""

import copy
import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction

from alongside.audit import chain
from alongside.audit.chain import check
from alongside.audit.models import Event
from alongside.audit.record import NOT_EVIDENCE, OUTSIDE_ACTS, append, evidence, hash_of, locked_head, record
from alongside.base import files, keyring
from alongside.base.canonical import first_table
from alongside.base.clock import new_id
from alongside.base.encrypted import KeyedIndex
from alongside.base.errors import Refused
from alongside.base.request_context import acting_for as as_
from alongside.insight.models import NotNow
from alongside.people.actions import alliances as people
from alongside.people.models import GoodToKnow, Person
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_stand")


def faults(world: World) -> tuple[str, ...]:
    return check(world.org.id).faults


def first(model: type[models.Model], world: World, **which: object) -> models.QuerySet:
    """One row of the organisation, for changing it past the product."""
    rows = model._base_manager.filter(org_id=world.org.id, **which)
    return model._base_manager.filter(pk=rows.order_by("pk")[0].pk)


def another(value: object) -> object:
    """Some other value of this kind."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str() | bytes():
            return value + value[:1] if value else type(value)(b"x" if isinstance(value, bytes) else "x")
        case dt.date():
            return value + dt.timedelta(days=1)
    return new_id() if isinstance(value, uuid.UUID | None) else {"another": 1}


def test_every_column_of_every_table_is_in_the_hash_of_its_row(begun: World) -> None:
    """What is changed past the product, and how it is found: tests/tampering.py."""
    for label, model in evidence().items():
        row = model._base_manager.first()
        stands = row and hash_of(b"k" * 32, row)  # every word of it is open now
        for field in model._meta.concrete_fields if row else ():
            other, column = copy.copy(row), f"{label}.{field.attname}"
            other.__dict__[field.attname] = another(row.__dict__[field.attname])
            same = hash_of(b"k" * 32, other) == stands
            assert same == (column in OUTSIDE_ACTS or isinstance(field, KeyedIndex)), column


def test_a_row_that_was_added_or_taken_away_past_the_product_is_named(begun: World) -> None:
    Person._base_manager.create(org_id=begun.org.id, name="Nobody", seq=999_999)
    GoodToKnow._base_manager.filter(org_id=begun.org.id).delete()
    for reason in ("no act has written it", "is gone, and no act took it away"):
        assert any(reason in fault for fault in faults(begun))


@pytest.mark.parametrize(
    ("column", "odd"), [("words", ""), ("words", "in clear"), ("made_at", "never"), ("made_by_id", "x")]
)
def test_a_value_of_another_kind_is_found_and_ends_no_check(begun: World, column: str, odd: str) -> None:
    if connection.vendor == "postgresql" and column != "words":  # it keeps to the kinds of its columns
        with pytest.raises(DatabaseError), transaction.atomic():
            put_past_the_product(begun, column, odd)
        return
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA defer_foreign_keys = ON")
    assert put_past_the_product(begun, column, odd)
    found = faults(begun)
    assert found
    assert all(one.startswith("people.goodtoknow") for one in found)
    transaction.set_rollback(True)  # the row that points nowhere would be refused at the end of the test


def put_past_the_product(begun: World, column: str, odd: str) -> int:
    id = begun.org.id.hex
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE people_goodtoknow SET {column} = %s WHERE org_id = %s", [odd, id])
        return int(cursor.rowcount)


def test_a_row_moved_to_another_organisation_is_found_in_both(begun: World) -> None:
    first(GoodToKnow, begun).update(org_id=begun.elsewhere.id)
    assert len(faults(begun)) == 1
    assert len(check(begun.elsewhere.id).faults) == 1


def test_an_act_that_is_refused_leaves_nothing_in_the_next_ones_event(begun: World) -> None:
    @transaction.atomic
    def refused() -> None:
        person = Person.objects.create(org=begun.org, name="Nobody", made_by=begun.sam)
        assert person.pk
        raise Refused("Not like this.")

    with pytest.raises(Refused):
        refused()
    with transaction.atomic():
        assert record(begun.owner, "test", []).rows == {}


def test_rows_changed_or_removed_many_at_a_time_are_in_the_event(begun: World) -> None:
    with transaction.atomic():
        ids = set(GoodToKnow.objects.filter(org_id=begun.org.id).values_list("id", flat=True))
        GoodToKnow.objects.filter(org_id=begun.org.id).update(on="2026-02-28")
        event = record(begun.owner, "test", [])
    assert event.rows["people.goodtoknow"].keys() == {id.hex for id in ids}
    with transaction.atomic():
        GoodToKnow.objects.filter(org_id=begun.org.id).delete()
        event = record(begun.owner, "test", [])
    assert set(event.rows["people.goodtoknow"].values()) == {""}
    assert faults(begun) == ()


def test_words_that_are_sealed_again_are_the_same_words(begun: World) -> None:
    row = GoodToKnow.objects.filter(org_id=begun.org.id).first()
    before = bytes(row.__dict__["words"])
    assert row.words
    GoodToKnow._base_manager.filter(pk=row.pk).update(
        words=type(row)._meta.get_field("words").pre_save(row, False)
    )
    sealed = GoodToKnow._base_manager.filter(pk=row.pk).values_list("words", flat=True).get()
    assert bytes(sealed) != before
    assert faults(begun) == ()


# ------------------------------------------------------------------------------------- what is hashed


def test_every_table_of_ours_is_evidence_or_says_why_not() -> None:
    ours = {first_table(one) for one in apps.get_models() if one.__module__.startswith("alongside.")}
    assert ours == evidence().keys() | NOT_EVIDENCE.keys()
    assert not evidence().keys() & NOT_EVIDENCE.keys()


def test_the_same_row_has_the_same_hash_on_both_databases(begun: World) -> None:
    """Of a fixed key and fixed values, read back from the database that the test runs on."""
    day = {"made_at": "2026-03-01T10:00:00.123456+00:00", "until": "2026-03-15"}
    NotNow._base_manager.create(org=begun.org, alliance=begun.with_dean, seq=7, rule="quiet", **day)
    row = NotNow._base_manager.get(seq=7)
    row.id, row.org_id, row.alliance_id = (uuid.UUID(int=place) for place in (7, 8, 9))
    assert hash_of(b"k" * 32, row) == "d5cbf518f847277cd2f0709fae87ed84"


# ----------------------------------------------------------------------------- renewed keys


@pytest.fixture
def kept(ring: Path) -> keyring.Keyring:
    """As a process has read it that does not read it again."""
    return settings.KEYRING


def test_a_renewed_ring_knows_what_was_sealed_before_and_a_stolen_one_ends(
    begun: World, kept: keyring.Keyring
) -> None:
    grown = kept.grown()
    files.put(kept.path, grown.written())
    settings.KEYRING = grown
    append(locked_head(begun.org.id), None, "keys.renewed", [])
    settings.KEYRING = kept  # a process that has not read it since
    with as_(begun.owner):
        people.add_client(begun.owner, id=new_id(), name="Ana Lopes")
    assert set(Event.objects.filter(org_id=begun.org.id).values_list("key", flat=True)) == {"k1", "k2"}
    assert Event.objects.filter(org_id=begun.org.id).order_by("-n")[0].key == "k2"
    assert faults(begun) == ()
    settings.KEYRING = kept
    assert faults(begun) == (), "it reads the ring again"


def test_with_a_ring_of_before_nothing_can_be_added(begun: World, kept: keyring.Keyring, monkeypatch) -> None:
    settings.KEYRING = grown = kept.grown()
    append(locked_head(begun.org.id), None, "keys.renewed", [])
    settings.KEYRING = kept
    assert "a key" in chain.verify(begun.org.id).reason, "which that ring has not: a fault, and no crash"
    monkeypatch.setattr("alongside.audit.record.key_after", lambda head: "k1")  # whoever stole it
    with transaction.atomic():
        record(begun.owner, "test", [])
    settings.KEYRING = grown
    assert "a key of before" in chain.verify(begun.org.id).reason
