"""Sealed words belong to their place: over every sealed field there is, with a record of every kind."""

import copy
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from alongside.base import keyring
from alongside.base.clock import new_id
from alongside.base.encrypted import EMPTY, EncryptedText, KeyedIndex, Sealed
from alongside.base.keyring import KeyringError
from alongside.base.models import Draft, Revision
from alongside.checkins.models import CheckIn, CheckInAddendum
from alongside.people.models import (
    AccessNeed,
    AgreedSign,
    CapacityDecision,
    GoodToKnow,
    Passkey,
    Person,
    Practitioner,
    SafeWays,
    SecondFactor,
)
from tests.world import World

FIELDS = [
    field
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, EncryptedText)
]
ALL = pytest.mark.parametrize(
    "field", FIELDS, ids=lambda field: f"{field.model._meta.label_lower}.{field.name}"
)
#: Codes that are settled when a row is made and say what its words are.
MEANING = {"kind", "part", "side", "event", "item", "question", "rater", "whose"}

pytestmark = pytest.mark.usefixtures("records_stand")


@pytest.fixture
def rows(db: None) -> None:
    """What the standing records do not have: something typed, kept beside, or written over."""
    sam = Practitioner.objects.called("sam").get()
    own = {"org": sam.org, "author": sam, "made_by": sam}
    Draft.objects.create(path="/a/", fields="typed", kept_at=sam.made_at, **own)
    look = CheckIn.objects.all()[0]
    CheckInAddendum.objects.create(
        org=sam.org, made_by=sam, check_in=look, key_of=look.person_id, words="a try-out"
    )
    Revision.objects.create(
        org=sam.org, made_by=sam, kind="item", of_id=new_id(), key_of=sam.id, content="was"
    )
    about = {"org": sam.org, "made_by": sam, "person_id": look.person_id}
    SafeWays.objects.create(ways="call", asked_on=look.on, **about)
    AccessNeed.objects.create(
        words="large print", met="a sheet", told="Ada", asked_on=look.on, review_on=look.on, **about
    )
    CapacityDecision.objects.create(
        decision="check_in", finding="support", support="time", asked="Ada", decided_on=look.on, **about
    )
    AgreedSign.objects.create(alliance=look.alliance, picture="boat", word="marmalade", **about)
    SecondFactor.objects.create(org=sam.org, made_by=sam, practitioner=sam, secret="A2B3", last_step=1)
    Passkey.objects.create(
        org=sam.org, made_by=sam, practitioner=sam, name="phone", id_hash="a", credential=b""
    )


def row_of(field: EncryptedText) -> Any:
    row = field.model._default_manager.order_by("pk").first()
    assert row is not None, f"no record of {field.model._meta.label}"
    assert isinstance(row.__dict__[field.attname], Sealed)
    return row


def with_words(row: Any, field: EncryptedText, sealed: bytes) -> Any:
    other = copy.copy(row)
    other.__dict__[field.attname] = Sealed(sealed)
    return other


def refused(row: Any, field: EncryptedText) -> bool:
    try:
        getattr(row, field.attname)
    except KeyringError:
        return True
    return False


@ALL
def test_words_open_where_they_belong_and_do_not_where_they_were_cut_emptied_or_altered(
    rows: None, field: EncryptedText
) -> None:
    assert len(FIELDS) > 60
    assert isinstance(getattr(row_of(field), field.attname), str)
    row = row_of(field)
    sealed = row.__dict__[field.attname]
    for some in (
        b"",
        sealed[:16],
        sealed[: EMPTY - 1],
        sealed[:-1],
        sealed + b"\0",
        sealed[:20] + sealed[21:],
    ):
        assert refused(with_words(row, field, some), field), len(some)
    for place in (0, 20, 30, len(sealed) - 1):
        turned = bytearray(sealed)
        turned[place] ^= 1
        assert refused(with_words(row, field, turned), field), place


@pytest.mark.parametrize("odd", ["", "in clear", 10**12, 0.5])
def test_what_was_never_sealed_and_sqlite_takes_does_not_open(rows: None, odd: object) -> None:
    field = GoodToKnow._meta.get_field("words")
    found = field.from_db_value(odd, None, None)
    assert refused(with_words(row_of(field), field, found), field)


@ALL
def test_words_do_not_open_elsewhere_nor_as_something_else_nor_under_anothers_key(
    rows: None, field: EncryptedText
) -> None:
    row = row_of(field)
    sealed = row.__dict__[field.attname]
    moved = with_words(row, field, sealed)
    moved.pk = new_id()
    assert refused(moved, field), "in another row"
    strange = with_words(row, field, sealed)
    strange.org_id = new_id()
    assert refused(strange, field), "in another organisation"
    others = [one for one in FIELDS if one.model is field.model and one is not field]
    assert all(refused(with_words(row, one, sealed), one) for one in others), "in another column"
    for name in field.bound_names:
        given = with_words(row, field, sealed)
        setattr(given, name, new_id() if isinstance(getattr(row, name), uuid.UUID | None) else 7)
        assert refused(given, field), name
    for key_id in (keyring.key_for(row.org_id, new_id())[0], new_id()):
        assert refused(with_words(row, field, key_id.bytes + sealed[16:]), field), "under another owner's key"


@ALL
def test_every_parent_and_whatever_gives_words_their_meaning_is_bound(field: EncryptedText) -> None:
    bound = {*field.bound_names}
    for one in field.model._meta.concrete_fields:
        parent = isinstance(one, models.ForeignKey) and not one.null and one.name != "org"
        code = one.name in MEANING and isinstance(one, models.CharField) and not isinstance(one, KeyedIndex)
        if parent or code or one.name == "made_by":
            assert one.attname in bound, one.name


def test_another_kind_of_words_is_sealed_anew_when_a_row_is_put_right(world: World) -> None:
    made = {"org": world.org, "person": world.dean, "made_by": world.sam, "on": "2026-02-28"}
    entry = GoodToKnow.objects.create(kind="begin", words="With the weather", **made)
    entry.kind = "end"
    entry.save(update_fields=["kind"])
    assert GoodToKnow.objects.get(pk=entry.pk).words == "With the weather"


def test_words_that_nobody_opened_are_not_made_into_something_else(world: World) -> None:
    made = {"org": world.org, "person": world.dean, "made_by": world.sam, "on": "2026-02-28"}
    key = GoodToKnow.objects.create(kind="begin", words="With the weather", **made).pk
    for how in ({}, {"update_fields": ["kind"]}):
        entry = GoodToKnow.objects.get(pk=key)
        entry.kind = "end"
        with pytest.raises(KeyringError), transaction.atomic():
            entry.save(**how)
    assert GoodToKnow.objects.get(pk=key).words == "With the weather"
    GoodToKnow.objects.filter(pk=key).update(kind="end")
    with pytest.raises(KeyringError):
        print(GoodToKnow.objects.get(pk=key).words)


def test_an_empty_text_is_sealed_as_any_other_is(world: World) -> None:
    person = Person.objects.create(org=world.org, name="Lee Moss", made_by=world.sam)
    stood = Person.objects.values_list("phone", flat=True).get(pk=person.pk)
    assert (len(stood), stood.is_empty) == (EMPTY, True)
    assert Person.objects.get(pk=person.pk).phone == ""
    with pytest.raises(KeyringError):
        print(Sealed(b"").is_empty)


def test_an_index_finds_a_text_again_and_tells_nothing_elsewhere(world: World) -> None:
    world.dean.outside_ref = "R1"
    world.dean.save(update_fields=["outside_ref"])
    field: Any = Person._meta.get_field("outside_ref_index")
    index = field.index(world.org.id, "R1")
    assert list(Person.objects.filter(outside_ref_index=index)) == [world.dean]
    assert len({index, field.index(world.elsewhere.id, "R1"), field.index(world.org.id, "r1")}) == 3
    again = Person.objects.get(pk=world.dean.pk)
    again.pronoun = "they"
    again.save()
    assert Person.objects.filter(outside_ref_index=index).exists(), "nobody opened it, and it has not changed"
    world.dean.outside_ref = ""
    world.dean.save()
    assert Person.objects.get(pk=world.dean.pk).outside_ref_index == ""
