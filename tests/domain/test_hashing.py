"""Passwords are hashed one after another in each process, and few wait for their turn."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from alongside.base import hashing
from alongside.base.hashing import Argon2, ManyAtOnce, Turns, turns
from alongside.ops.serving import MOST_WORKERS
from alongside.people.guesses import network_of

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
