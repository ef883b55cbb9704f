"""The ground: encrypted words, saving twice, the audit chain, append-only tables."""

import contextlib

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction

from alongside.audit.record import record
from alongside.base import drafts, keyring
from alongside.base.action import Claim, claim, keep_conflict, keyed
from alongside.base.canonical import fingerprint
from alongside.base.clock import new_id, now
from alongside.base.models import DataKey, Revision, Submission
from alongside.people.models import GoodToKnow, Person
from tests.world import World


def entry(world: World, words: str) -> GoodToKnow:
    return GoodToKnow.objects.create(
        org=world.org, person=world.dean, kind="begin", words=words, on=now().date(), made_by=world.sam
    )


def test_sealed_words_are_never_written_or_searched_behind_the_row(world: World) -> None:
    entry(world, "one")
    with pytest.raises(TypeError):
        GoodToKnow.objects.update(words="plain")
    with pytest.raises(TypeError):
        GoodToKnow.objects.filter(words="plain").exists()
    for lookup in ("startswith", "icontains", "in", "regex", "gt"):
        with pytest.raises(FieldError):
            GoodToKnow.objects.filter(**{f"words__{lookup}": "plain"}).exists()


def test_an_event_needs_the_transaction_of_what_it_speaks_of(world: World) -> None:
    connection.in_atomic_block, before = False, connection.in_atomic_block
    try:
        with pytest.raises(RuntimeError):
            record(world.owner, "promise.kept", [], "A")
    finally:
        connection.in_atomic_block = before


def test_words_that_were_overtaken_on_their_way_change_nothing(world: World) -> None:
    drafts.keep(world.owner, "/a/", {"words": ["the whole"]}, "tab", 2)
    drafts.keep(world.owner, "/a/", {"words": ["the"]}, "tab", 1)
    assert drafts.fields_of(drafts.kept(world.owner, "/a/")) == {"words": ["the whole"]}
    drafts.keep(world.owner, "/a/", {"words": ["in another tab"]}, "other", 1)
    assert drafts.fields_of(drafts.kept(world.owner, "/a/")) == {"words": ["in another tab"]}


def test_a_hash_of_words_is_keyed(world: World) -> None:
    """Else whoever reads the database finds a short text by trying."""
    id, content = new_id(), {"words": "no"}
    claim(world.owner, "test", id, content)
    keep_conflict(world.owner, "test", id, {"words": "yes"})
    stood = [bytes(Submission.objects.get(pk=id).fingerprint), bytes(Revision.objects.get().fingerprint)]
    plain = [fingerprint({"kind": "test", "words": words}) for words in ("no", "yes")]
    assert not {*stood} & {*plain}
    assert stood == [keyed(one) for one in plain]
    assert claim(world.owner, "test", id, content) is Claim.SAME


def somebody(world: World, name: str, person: Person | None = None) -> Person:
    person = person or Person(org=world.org)
    person.name = name
    person.save()
    return person


@pytest.mark.parametrize("how_often", [1, 2])
def test_a_key_that_was_rolled_back_is_made_anew(world: World, how_often: int) -> None:
    person = Person(org=world.org)
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        for _ in range(how_often):
            somebody(world, "Lee", person)
        raise ZeroDivisionError
    assert not DataKey.objects.filter(owner_id=person.id).exists()
    person._state.adding = True
    somebody(world, "Lee", person)
    keyring.forget()
    assert Person.objects.get(pk=person.pk).name == "Lee"


def test_a_new_owner_has_one_key_however_much_is_written(world: World) -> None:
    person = somebody(world, "Lee")
    somebody(world, "Lee Moss", person)
    assert DataKey.objects.filter(owner_id=person.id).count() == 1
    rows = Person.objects.bulk_create(Person(org=world.org, name=f"N {n}") for n in range(3))
    assert DataKey.objects.filter(owner_id__in=[row.pk for row in rows]).count() == 3
