"""Passwords that would soon be guessed: known ones, and those made of words about whoever chooses them."""

import pytest

from alongside.base.errors import Refused
from alongside.people.actions.passwords import check_good
from alongside.people.guessable import MESSAGE
from tests.world import World

# none of these stands in Django's own list of 20,000, which lets each of them in
KNOWN = [
    "aaaaaaaaaaaa",
    "abcdefghijkl",
    "Password2026!",
    "P@ssw0rd1234",
    "letmein12345",
    "manchester123",
    "passwordpassword",
    "1qaz2wsx3edc1",
    "Winter2025!!",
    "changeme12345",
    "michael1984!!",
    "trustno1trustno1",
    "correct horse battery staple",
    "CorrectHorseBatteryStaple",
]
GOOD = [
    "correct horse battery",
    "a stone a river a lamp",
    "three grey herons",
    "kettle drum orbit",
    "tR8!kq0-Zp2mV",
    "my dog eats shoes daily",
]


@pytest.mark.parametrize("password", KNOWN)
def test_what_many_people_take_is_refused(world: World, password: str) -> None:
    with pytest.raises(Refused, match="soon be guessed"):
        check_good(password, world.sam)


@pytest.mark.parametrize("password", GOOD)
def test_a_few_words_that_do_not_belong_together_are_taken(world: World, password: str) -> None:
    check_good(password, world.sam)


@pytest.mark.parametrize(
    "own",
    ["alongside", "Pilkingthorpe", "Quennevillers", "Ostrowiczanka", "Ferncastleby"],
    ids=["the product", "the organisation", "their own name", "their sign-in name", "a client"],
)
def test_a_word_about_whoever_chooses_is_refused_and_never_named(world: World, own: str) -> None:
    password = f"{own}-2027!"
    if own != "alongside":
        check_good(password, world.sam)  # the same word is good as long as it is nobody's
    world.org.name = "Pilkingthorpe Case Management"
    world.sam.org = world.org
    world.sam.name, world.sam.username = "Sam Quennevillers", "ostrowiczanka"
    world.dean.name = "Dean Ferncastleby"
    world.dean.save()
    with pytest.raises(Refused) as no:
        check_good(password, world.sam)
    assert str(no.value.message) == str(MESSAGE)


def test_words_about_oneself_in_a_row_or_in_another_spelling_are_refused(world: World) -> None:
    for password in ("Sam Test Dean Walker Harbour", "D3an W4lk3r 1984", "samsamsamsamsam"):
        with pytest.raises(Refused):
            check_good(password, world.sam)
    check_good("Sam saw three grey herons", world.sam)


def test_a_long_one_is_looked_at_in_part(world: World) -> None:
    check_good("three grey herons " * 11, world.sam)
