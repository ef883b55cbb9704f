"""The pencil in turns: what two moves a second make of it."""

import pytest

from alongside.core.pencil.physics import Hold
from alongside.core.pencil.rounds import Afterwards, Round
from alongside.core.pencil.turns import MOST, MOVES, Turn, played

UP: Turn = ("stay", "stay")  # the first turn takes it up


def after(*turns: Turn, kind: Round = Round.MY_WAY):
    return played(kind, "window", "door", [UP, *turns])


@pytest.mark.parametrize(
    ("turns", "hold"),
    [
        ([UP], Hold.HELD),
        ([("window", "window")], Hold.HELD),
        ([("stay", "door")], Hold.HELD),  # it is felt ...
        ([("stay", "door"), ("door", "stay")], Hold.HELD),  # ... and can be followed
        ([("stay", "door"), ("stay", "door")], Hold.PULLED_AWAY),
        ([("window", "door")], Hold.PULLED_AWAY),
        ([("stay", "window")] * 3, Hold.TOO_HARD),
        ([("stay", "away")], Hold.HELD),
        ([("away", "away")], Hold.PULLED_AWAY),
        ([("window", "door"), UP], Hold.HELD),  # taken up again, whatever was chosen
    ],
)
def test_what_becomes_of_it(turns: list[Turn], hold: Hold) -> None:
    assert after(*turns)[0].hold == hold


@pytest.mark.parametrize(("move", "more"), [("nearer", True), ("away", False)])
@pytest.mark.parametrize("side", [0, 1])
def test_to_press_more_or_less(move: str, more: bool, side: int) -> None:
    turn = (move, "stay") if side == 0 else ("stay", move)
    assert (after(turn)[0].press > after(UP)[0].press) is more


def test_who_is_followed_gets_there_and_then_the_other() -> None:
    world, seen = after(*[("window", "window")] * 15, *[("door", "door")] * 30)
    assert (seen.first, seen.gave_way, seen.afterwards, seen.over) == ("a", "b", Afterwards.BOTH, True)
    assert world.hold == Hold.HELD


def test_a_round_of_turns_lasts_a_minute_and_every_move_is_one() -> None:
    _world, seen = after(*[(move, move) for move in MOVES * 9][: MOST - 1])
    assert seen.seconds == pytest.approx(MOST, abs=0.01)
