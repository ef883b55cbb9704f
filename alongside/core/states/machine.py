"""A state machine that is nothing but a table.

The tables of this package say what may follow what for agenda items, promises, contacts and goals.
They are the only place that knows; a database row holds a state, a form offers the events that are
possible from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from alongside.core.results import PracticeError


class NotAllowed(PracticeError):
    """`event` cannot happen in `state`; `possible` are the events that can.

    Carries names of states and events only, never a word that somebody typed, so that it may be logged.
    """

    def __init__(self, machine: str, state: str, event: str, possible: Sequence[str] = ()) -> None:
        self.machine, self.state, self.event = machine, state, event
        self.possible = tuple(possible)
        now = ", ".join(self.possible) or "nothing"
        super().__init__(f"{machine}: '{event}' cannot follow '{state}'. Possible now: {now}.")


S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Machine(Generic[S, E]):
    """A named table of what each event makes of each state; states and events may be given as plain strings too."""

    name: str
    initial: S
    events: type[E]
    rows: Mapping[S, Mapping[E, S]]

    @property
    def states(self) -> tuple[S, ...]:
        """Every state of the table, in the order in which the enum names them."""
        used = {self.initial, *self.rows, *(after for row in self.rows.values() for after in row.values())}
        return tuple(state for state in type(self.initial) if state in used)

    def step(self, state: str, event: str) -> S:
        """The state after `event`; raises NotAllowed, which names the events that are possible."""
        if not self.allows(state, event):
            raise NotAllowed(self.name, str(state), str(event), self.events_from(state))
        return self.rows[state][event]  # type: ignore[index]  # a StrEnum is its string

    def allows(self, state: str, event: str) -> bool:
        return event in self.events_from(state)

    def events_from(self, state: str) -> tuple[E, ...]:
        """The events that are possible in `state`, in the order of the enum; none if it is unknown."""
        row = self.rows.get(state, {})  # type: ignore[call-overload]  # a StrEnum is its string
        return tuple(event for event in self.events if event in row)

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram; events with the same way share one arrow."""
        arrows: dict[tuple[str, str], list[str]] = {}
        for state, row in self.rows.items():
            for event, after in row.items():
                arrows.setdefault((state.value, after.value), []).append(event.value)
        lines = [f"    {a} --> {b}: {', '.join(events)}" for (a, b), events in arrows.items()]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.initial.value}", *lines])
