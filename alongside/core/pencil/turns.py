"""The pencil played in turns, for whoever cannot see it or touch it: both say where to, then both move at once, for a second.

The mechanics are those of `physics`, moved as keys move them, a stride at a time. A round is its places and the moves so far,
so nothing has to be kept between two turns.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import sqrt

from alongside.core.pencil.physics import STEP, USUAL, FingerTouch, Hold, Pencil, laid_down, step
from alongside.core.pencil.rounds import PLACES, START, Round, Watch, new_watch, watch

STEPS = 120  # of `STEP` in a turn: a second
STRIDES = (
    2  # in a turn, one each quarter of a second: so far that it is felt, and not so far that it drops at once
)
STAY, NEARER, AWAY = "stay", "nearer", "away"  # nearer presses more, away less
MOVES = (*PLACES, STAY, NEARER, AWAY)
MOST = 60  # turns: as long as a round

Turn = tuple[str, str]


def begun(kind: Round, a: str, b: str) -> tuple[Pencil, Watch]:
    """The pencil as it lies before the first turn, and nothing measured yet."""
    return replace(laid_down(*START), loose=USUAL.lying), new_watch(kind, a, b)


def played(kind: Round, a: str, b: str, turns: Iterable[Turn]) -> tuple[Pencil, Watch]:
    """After these turns of a's and b's `MOVES`. While it lies, a turn takes it up, whatever was said."""
    pencil, seen = begun(kind, a, b)
    touches = at_ends(pencil)
    for turn in turns:
        held = pencil.hold == Hold.HELD
        moves = [(0.0, 0.0)] * 2 if not held else [_way(pencil, side, move) for side, move in enumerate(turn)]
        touches = touches if held else at_ends(pencil)
        for number in range(STEPS):
            if number < STRIDES * STEPS // 4 and number % (STEPS // 4) == 0:
                touches = (_on(touches[0], moves[0]), _on(touches[1], moves[1]))
            pencil = step(pencil, touches, STEP)
            seen = watch(seen, pencil, STEP)
            if seen.over:
                return pencil, seen
    return pencil, seen


def at_ends(pencil: Pencil) -> tuple[FingerTouch, FingerTouch]:
    """Touches that take it up: each at their own end, and a stride nearer, so that it is pressed a little."""
    in_from_end = USUAL.length / 2 - USUAL.stride
    x, y = pencil.nx * in_from_end, pencil.ny * in_from_end
    return FingerTouch(pencil.x - x, pencil.y - y), FingerTouch(pencil.x + x, pencil.y + y)


def _way(pencil: Pencil, side: int, move: str) -> tuple[float, float]:
    """One stride, in m: towards a place, as seen from the middle of the pencil, or half of one along the pencil."""
    if move == STAY:
        return 0.0, 0.0
    if move in PLACES:
        dx, dy = PLACES[move][0] - pencil.x, PLACES[move][1] - pencil.y
    else:
        share = 0.5 if (side == 0) == (move == NEARER) else -0.5
        return share * USUAL.stride * pencil.nx, share * USUAL.stride * pencil.ny
    far = sqrt(dx * dx + dy * dy)
    share = USUAL.stride / far if far > USUAL.stride else 1.0
    return dx * share, dy * share


def _on(touch: FingerTouch, way: tuple[float, float]) -> FingerTouch:
    return FingerTouch(touch.x + way[0], touch.y + way[1])
