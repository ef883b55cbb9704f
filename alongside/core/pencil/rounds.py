"""The rounds of the pencil, and what is measured in one. Nobody wins: the figures are for talking about it afterwards.

`watch` is called after every step with what was measured so far; `Watch` then says who got where, who gave way first, how
long nobody moved, and what happened after one of the two had been followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

from alongside.core.pencil.physics import Hold, Pencil

SECONDS = 60.0  # a round
THERE = 0.05  # m: the pencil's middle is this near to a place
GAVE_WAY = 0.05  # m: it has come this much nearer to one's place than it was ...
APART = 0.025  # m: ... and by this much less to the other's
STILL = 0.01  # m/s: slower than this nobody moves

PLACES: Mapping[str, tuple[float, float]] = {  # m, the middle of each in the room of `Parameters`
    "window": (0.093, 0.066),
    "door": (0.619, 0.055),
    "table": (0.631, 0.311),
    "sofa": (0.105, 0.358),
}
START = (0.366, 0.22)


class Round(StrEnum):
    """What the two are asked to do."""

    HOLD_STILL = "hold_still"
    MY_WAY = "my_way"
    THEIRS_FIRST = "theirs_first"
    ONE_AFTER_THE_OTHER = "one_after_the_other"
    SAY_WHERE = "say_where"


@dataclass(frozen=True)
class RoundRule:
    """How a round goes: whether each has a place to get to, whether both know both, and whether a's comes before b's."""

    places: bool = True
    known: bool = False
    in_turn: bool = False


RULES: Mapping[Round, RoundRule] = {
    Round.HOLD_STILL: RoundRule(places=False),
    Round.MY_WAY: RoundRule(),
    Round.THEIRS_FIRST: RoundRule(),
    Round.ONE_AFTER_THE_OTHER: RoundRule(in_turn=True),
    Round.SAY_WHERE: RoundRule(known=True),
}


class Afterwards(StrEnum):
    """What happened once the pencil had been at one person's place."""

    BOTH = "both"  # then it came to the other's too
    DROPPED = "dropped"
    ON_THE_WAY = "on_the_way"  # it came nearer to the other's
    STAYED = "stayed"
    NEVER = "never"  # it has not been at either


@dataclass(frozen=True)
class Watch:
    """What was measured so far. Times are seconds from the start, None while it has not happened."""

    rule: RoundRule
    a_place: tuple[float, float]
    b_place: tuple[float, float]
    start: tuple[float, float] = START
    seconds: float = 0.0
    held: float = 0.0
    press_sum: float = 0.0  # N s
    still: float = 0.0
    still_now: float = 0.0
    longest_still: float = 0.0
    a_there: float | None = None
    b_there: float | None = None
    gave_way: str = ""  # "a", "b", or "nobody": it went the same way for both
    gave_way_at: float | None = None
    drops: tuple[Hold, ...] = ()
    drops_before: int = 0  # until the first place was reached
    then: tuple[float, float] | None = None  # how far the pencil was from a's and b's place at that moment
    nearest: tuple[float, float] | None = None  # and the nearest since then
    holding: bool = False

    @property
    def mean_press(self) -> float:
        """How hard it was pushed while it was held, in N; 0 where it never was."""
        return self.press_sum / self.held if self.held else 0.0

    @property
    def first(self) -> str:
        """Whose place was reached first: "a", "b" or ""."""
        if self.a_there is None or (self.b_there is not None and self.b_there < self.a_there):
            return "" if self.b_there is None else "b"
        return "a"

    @property
    def over(self) -> bool:
        return self.seconds >= SECONDS or (self.a_there is not None and self.b_there is not None)

    @property
    def afterwards(self) -> Afterwards:
        if self.then is None or self.nearest is None:
            return Afterwards.NEVER
        if self.a_there is not None and self.b_there is not None:
            return Afterwards.BOTH
        if len(self.drops) > self.drops_before:
            return Afterwards.DROPPED
        other = 1 if self.first == "a" else 0
        nearer = self.then[other] - self.nearest[other]
        return Afterwards.ON_THE_WAY if nearer > GAVE_WAY else Afterwards.STAYED


def new_watch(kind: Round, a: str, b: str, start: tuple[float, float] = START) -> Watch:
    """A round of this kind in which a wants to get to one of `PLACES` and b to another."""
    return Watch(RULES[kind], PLACES[a], PLACES[b], start)


def watch(seen: Watch, pencil: Pencil, dt: float) -> Watch:
    """What is measured once the pencil has come to be like this, `dt` seconds later."""
    seen = replace(seen, seconds=seen.seconds + dt)
    if pencil.hold != Hold.HELD:
        drops = (*seen.drops, pencil.hold) if seen.holding else seen.drops
        return replace(seen, drops=drops, holding=False, still_now=0.0)
    now = seen.still_now + dt if pencil.speed < STILL else 0.0
    seen = replace(
        seen, holding=True, held=seen.held + dt, press_sum=seen.press_sum + pencil.press * dt,
        still=seen.still + dt if now else seen.still, still_now=now, longest_still=max(seen.longest_still, now),
    )  # fmt: skip
    return _arrived(_giving_way(seen, pencil), pencil) if seen.rule.places else seen


def _giving_way(seen: Watch, pencil: Pencil) -> Watch:
    """Who gave way first: the pencil came nearer to the other's place, and less, or not, to one's own."""
    if seen.gave_way:
        return seen
    a = _far(seen.start, seen.a_place) - _far((pencil.x, pencil.y), seen.a_place)
    b = _far(seen.start, seen.b_place) - _far((pencil.x, pencil.y), seen.b_place)
    if max(a, b) < GAVE_WAY:
        return seen
    who = "nobody" if abs(a - b) < APART else "b" if a > b else "a"
    return replace(seen, gave_way=who, gave_way_at=seen.seconds)


def _arrived(seen: Watch, pencil: Pencil) -> Watch:
    a, b = _far((pencil.x, pencil.y), seen.a_place), _far((pencil.x, pencil.y), seen.b_place)
    if seen.a_there is None and a < THERE:
        seen = replace(seen, a_there=seen.seconds)
    if seen.b_there is None and b < THERE and (seen.a_there is not None or not seen.rule.in_turn):
        seen = replace(seen, b_there=seen.seconds)
    if seen.first and seen.nearest is None:
        return replace(seen, then=(a, b), nearest=(a, b), drops_before=len(seen.drops))
    if seen.nearest is not None:
        return replace(seen, nearest=(min(a, seen.nearest[0]), min(b, seen.nearest[1])))
    return seen


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    dx, dy = one[0] - other[0], one[1] - other[1]
    return sqrt(dx * dx + dy * dy)
