"""Passwords that would soon be guessed, and hashing them: one after another in each process, and few wait for their turn."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from alongside.base import hashing
from alongside.base.errors import Refused
from alongside.base.hashing import Argon2, ManyAtOnce, Turns, turns
from alongside.ops.serving import MOST_WORKERS
from alongside.people.actions.passwords import check_good
from alongside.people.guessable import MESSAGE
from alongside.people.guesses import network_of
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
    "CorrectHorseBatteryStaple",
]
OF_ONESELF = ["Sam Test Dean Walker Harbour", "D3an W4lk3r 1984", "samsamsamsamsam"]
GOOD = ["correct horse battery", "a stone a river a lamp", "three grey herons", "kettle drum orbit", "tR8!kq0-Zp2mV",
        "my dog eats shoes daily", "Sam saw three grey herons", "three grey herons " * 11]  # fmt: skip


@pytest.mark.parametrize("password", [*KNOWN, "correct horse battery staple", *OF_ONESELF])
def test_what_many_people_take_or_only_they_themselves_is_refused(world: World, password: str) -> None:
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


MEGABYTE = 1024  # KiB


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Turns of the test's own."""
    monkeypatch.setattr(hashing, "turns", Turns())
    return hashing.turns


def test_never_two_at_once_in_a_process_whether_they_hash_or_look(
    few: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, most = [], []

    def work(*_args: object) -> str:
        at_work.append(1)
        most.append(len(at_work))
        threading.Event().wait(0.02)  # where two may be in here, the second comes meanwhile
        at_work.pop()
        return ""

    monkeypatch.setattr(Argon2PasswordHasher, "encode", work)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", work)
    hasher = Argon2()
    asked = [lambda: hasher.encode("a", "b"), lambda: hasher.verify("a", "b")] * 2
    with ThreadPoolExecutor(len(asked)) as pool:
        list(pool.map(lambda ask: ask(), asked))
    assert most == [1, 1, 1, 1]


def test_who_comes_when_enough_wait_is_told_at_once_and_nobody_waits_for_ever(
    few: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "LONGEST", 0.01)
    few.turn.acquire()
    with pytest.raises(ManyAtOnce, match="try again in a moment"):
        Argon2().encode("a", "b")
    for _each in range(1 + hashing.WAITING):
        few.places.acquire()
    few.turn.release()
    for ask in (few.check, lambda: Argon2().encode("a", "b")):
        with pytest.raises(ManyAtOnce):
            ask()
    few.places.release()
    few.check()
    assert Argon2().verify("a", Argon2().encode("a", "bbbbbbbb"))


def test_a_password_of_before_still_opens_and_is_hashed_anew(few: Turns) -> None:
    before = Argon2PasswordHasher().encode("walk alongside", "saltsalt")
    assert Argon2().verify("walk alongside", before)
    assert Argon2().must_update(before)


def test_all_processes_together_take_less_than_half_of_what_they_may() -> None:
    assert MOST_WORKERS * Argon2.memory_cost <= 150 * MEGABYTE
    assert turns is hashing.turns


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("203.0.113.9", "203.0.113.10", False),
        ("203.0.113.9", "::ffff:203.0.113.9", True),
        ("no address", "another", False),
    ],
)
def test_of_ipv6_a_network_is_counted_as_one(one: str, other: str, together: bool) -> None:
    assert (network_of(one) == network_of(other)) is together
