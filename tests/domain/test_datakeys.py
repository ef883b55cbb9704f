"""Keys that a transaction made are gone with it: nothing is ever sealed under a key that is not there."""

import contextlib

import pytest
from django.db import transaction

from alongside.base import datakeys
from alongside.base.models import DataKey
from alongside.people.models import Person
from tests.world import World


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
    datakeys.forget()
    assert Person.objects.get(pk=person.pk).name == "Lee"


def test_a_new_owner_has_one_key_however_much_is_written(world: World) -> None:
    person = somebody(world, "Lee")
    somebody(world, "Lee Moss", person)
    assert DataKey.objects.filter(owner_id=person.id).count() == 1
    rows = Person.objects.bulk_create(Person(org=world.org, name=f"N {n}") for n in range(3))
    assert DataKey.objects.filter(owner_id__in=[row.pk for row in rows]).count() == 3
