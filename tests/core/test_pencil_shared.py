"""A round for two devices goes on only while both are there, ready and touching; else it stands as it is."""

from collections.abc import Callable

import pytest

from alongside.core.pencil.physics import FingerTouch, Hold
from alongside.core.pencil.rounds import PLACES, START, Round
from alongside.core.pencil.shared import SharedRound

X, Y = START


def held() -> SharedRound:
    """Both are there, began, and hold it."""
    shared = SharedRound(Round.MY_WAY, ("window", "door"))
    for side in (0, 1):
        shared.be_here(side, True)
        shared.be_ready(side, True)
    assert not shared.goes_on
    both(shared, X)
    shared.advance(30)
    assert shared.pencil.hold == Hold.HELD
    return shared


def both(shared: SharedRound, x: float, y: float = Y) -> None:
    shared.touch(0, FingerTouch(x - 0.078, y))
    shared.touch(1, FingerTouch(x + 0.078, y))


@pytest.mark.parametrize(
    ("leaves", "comes"),
    [
        (lambda shared: shared.be_here(1, False), lambda shared: shared.be_here(1, True)),
        (lambda shared: shared.be_ready(0, False), lambda shared: shared.be_ready(0, True)),
    ],
    ids=["a connection is lost", "a pause"],
)
def test_it_stands_still_while_one_is_away_and_waits_for_both_hands(
    leaves: Callable[[SharedRound], None], comes: Callable[[SharedRound], None]
) -> None:
    shared = held()
    before = shared.pencil, shared.seen
    leaves(shared)
    both(shared, 0.0)
    shared.advance(600)
    assert (shared.pencil, shared.seen) == before
    comes(shared)
    shared.advance(600)
    assert (shared.pencil, shared.seen) == before
    both(shared, X)
    shared.advance(30)
    assert shared.pencil.hold == Hold.HELD
    assert shared.seen.seconds == pytest.approx(0.5)


def test_it_ends_with_the_round_and_touches_move_nothing_any_more() -> None:
    shared = held()
    for to in (PLACES["window"], PLACES["door"]):
        x, y = shared.pencil.x, shared.pencil.y
        for part in range(1, 101):
            both(shared, x + (to[0] - x) * part / 100, y + (to[1] - y) * part / 100)
            shared.advance(12)
    assert shared.seen.afterwards == "both"
    before = shared.pencil
    both(shared, X)
    shared.advance(100)
    assert shared.pencil == before


def test_the_other_place_is_known_only_where_both_say_it() -> None:
    assert SharedRound(Round.MY_WAY, ("window", "door")).place_of_other(0) == ""
    assert SharedRound(Round.SAY_WHERE, ("window", "door")).place_of_other(0) == "door"
