"""A round for two devices: one world, and two touches that come from elsewhere.

It goes on while both are there and ready; otherwise it stands still as it is. Whenever it begins or goes on it waits until both
touch, so that nobody loses what they hold to a pause, or to a connection that was lost.
"""

from dataclasses import dataclass, field, replace

from alongside.core.pencil.physics import STEP, FingerTouch, Pencil, laid_down, step
from alongside.core.pencil.rounds import RULES, START, Round, Watch, new_watch, watch

OTHER = (1, 0)


def _untouched() -> list[FingerTouch]:
    pencil = laid_down(*START)
    return [FingerTouch(finger.x, finger.y, False) for finger in (pencil.a, pencil.b)]


@dataclass
class SharedRound:
    """Sides are 0, the left, and 1, the right; `places` are where each wants to get to."""

    kind: Round
    places: tuple[str, str]
    pencil: Pencil = field(default_factory=lambda: laid_down(*START))
    touches: list[FingerTouch] = field(default_factory=_untouched)
    present: list[bool] = field(default_factory=lambda: [False, False])
    ready: list[bool] = field(default_factory=lambda: [False, False])
    waits: bool = True
    seen: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.seen = new_watch(self.kind, *self.places)

    @property
    def is_open(self) -> bool:
        """Whether both see the room now, and nothing lies over it."""
        return all(self.present) and all(self.ready) and not self.seen.over

    @property
    def goes_on(self) -> bool:
        return self.is_open and not self.waits

    def be_here(self, side: int, here: bool) -> None:
        """Somebody's device is connected and heard of, or is not."""
        self.present[side] = here
        self._halt(side)

    def be_ready(self, side: int, ready: bool) -> None:
        """Somebody has begun or gone on, or wants a pause."""
        self.ready[side] = ready
        self._halt(side)

    def touch(self, side: int, touch: FingerTouch) -> None:
        if self.is_open:
            self.touches[side] = touch
            if self.waits and all(touch.down for touch in self.touches):
                self.waits = False

    def advance(self, steps: int) -> None:
        """So many steps of `STEP` later, while the touches are where they are."""
        for _number in range(steps):
            if not self.goes_on:
                return
            self.pencil = step(self.pencil, (self.touches[0], self.touches[1]), STEP)
            self.seen = watch(self.seen, self.pencil, STEP)

    def place_of_other(self, side: int) -> str:
        """Where the other wants to get to, in a round in which both say so; else ""."""
        return self.places[OTHER[side]] if RULES[self.kind].known else ""

    def _halt(self, side: int) -> None:
        self.waits = True
        self.touches[side] = replace(self.touches[side], down=False)
