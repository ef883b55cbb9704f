"""A promise: something I said that I would do (S8).

Late is read from its date and is never a state: see `is_late`. `changed` is a change by agreement, with
a new date, and leaves it open. `owned` means that I said so to them: of a broken promise it is the last
word that is mine, of a late one it changes nothing but that they know. They can say that it did not
happen, and that it is no longer needed. `withdrawn` was never promised to them: it was written down by mistake.
"""

from datetime import date
from enum import StrEnum

from alongside.core.states.machine import Machine


class PromiseState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    OWNED = "owned"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class PromiseEvent(StrEnum):
    KEPT = "kept"
    CHANGED = "changed"
    BROKEN = "broken"
    OWNED = "owned"
    RELEASED = "released"
    DID_NOT_HAPPEN = "did_not_happen"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"


S, E = PromiseState, PromiseEvent

PROMISE = Machine(
    "promise",
    S.OPEN,
    E,
    {
        S.OPEN: {
            E.KEPT: S.KEPT,
            E.CHANGED: S.OPEN,
            E.BROKEN: S.BROKEN,
            E.OWNED: S.OPEN,
            E.RELEASED: S.RELEASED,
            E.DID_NOT_HAPPEN: S.OPEN,
            E.WITHDRAWN: S.WITHDRAWN,
        },
        S.KEPT: {E.DID_NOT_HAPPEN: S.OPEN, E.UNDONE: S.OPEN},
        S.BROKEN: {E.OWNED: S.OWNED, E.KEPT: S.KEPT, E.CHANGED: S.OPEN, E.UNDONE: S.OPEN},
        S.OWNED: {E.KEPT: S.KEPT, E.CHANGED: S.OPEN},
        S.RELEASED: {E.UNDONE: S.OPEN},
        S.WITHDRAWN: {E.UNDONE: S.OPEN},
    },
)


def is_late(state: str, due: date | None, today: date) -> bool:
    """An open promise is late from the day after its date; without a date it is never late."""
    return state == S.OPEN and due is not None and due < today
