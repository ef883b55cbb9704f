"""What a table raises when something is asked of it that can not follow."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.core.errors import PracticeError


class NotAllowed(PracticeError):
    """`event` can not happen in `state`; `possible` are the events that can.

    Carries names of states and events only, never a word that somebody typed, so that it may be logged.
    """

    def __init__(self, machine: str, state: str, event: str, possible: Sequence[str] = ()) -> None:
        self.machine, self.state, self.event = machine, state, event
        self.possible = tuple(possible)
        now = ", ".join(self.possible) or "nothing"
        super().__init__(f"{machine}: '{event}' can not follow '{state}'. Possible now: {now}.")

    def __reduce__(self) -> tuple[type[NotAllowed], tuple[object, ...]]:
        return type(self), (self.machine, self.state, self.event, self.possible)
