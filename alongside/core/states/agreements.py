"""Promises and shared goals: what may follow what.

A promise is something I said that I would do. Late is read from its date and is never a state: see `is_late`. `changed` is a change by agreement, with
a new date, and leaves it open. `owned` means that I said so to them: of a broken promise it is the last
word that is mine, of a late one it changes nothing but that they know. They can say that it did not
happen, which stands as theirs until I own it or say what I did, and is counted nowhere; and that it is no longer needed. `withdrawn` was never promised to them: it was written down by mistake.

A shared goal is written together in their words and tied to a value. It is shared once both have agreed, each with a date of
their own. New wording asks both again.
"""

from datetime import date
from enum import StrEnum

from alongside.core.states.machine import Machine


class PromiseState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    NOT_HAPPENED = "not_happened"
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
            E.DID_NOT_HAPPEN: S.NOT_HAPPENED,
            E.WITHDRAWN: S.WITHDRAWN,
        },
        S.KEPT: {E.DID_NOT_HAPPEN: S.NOT_HAPPENED, E.UNDONE: S.OPEN},
        S.NOT_HAPPENED: {
            E.OWNED: S.OWNED,
            E.KEPT: S.KEPT,
            E.CHANGED: S.OPEN,
            E.RELEASED: S.RELEASED,
            E.UNDONE: S.OPEN,
        },
        S.BROKEN: {E.OWNED: S.OWNED, E.KEPT: S.KEPT, E.CHANGED: S.OPEN, E.UNDONE: S.OPEN},
        S.OWNED: {E.KEPT: S.KEPT, E.CHANGED: S.OPEN},
        S.RELEASED: {E.UNDONE: S.OPEN},
        S.WITHDRAWN: {E.UNDONE: S.OPEN},
    },
)


#: It did not happen, by my word or by theirs, and I have not said so to them.
UNSAID = (PromiseState.BROKEN, PromiseState.NOT_HAPPENED)


def is_late(state: str, due: date | None, today: date) -> bool:
    """An open promise is late from the day after its date; without a date it is never late."""
    return state == PromiseState.OPEN and due is not None and due < today


class GoalState(StrEnum):
    DRAFT = "draft"
    AGREED_BY_THEM = "agreed_by_them"
    AGREED_BY_ME = "agreed_by_me"
    AGREED_BY_BOTH = "agreed_by_both"
    REACHED = "reached"
    LET_GO = "let_go"


class GoalEvent(StrEnum):
    THEY_AGREE = "they_agree"
    I_AGREE = "i_agree"
    REWORDED = "reworded"
    REACHED = "reached"
    LET_GO = "let_go"
    REOPENED = "reopened"


GS, GE = GoalState, GoalEvent

_open = {GE.REWORDED: GS.DRAFT, GE.LET_GO: GS.LET_GO}

GOAL = Machine(
    "shared goal",
    GS.DRAFT,
    GE,
    {
        GS.DRAFT: {GE.THEY_AGREE: GS.AGREED_BY_THEM, GE.I_AGREE: GS.AGREED_BY_ME, **_open},
        GS.AGREED_BY_THEM: {GE.I_AGREE: GS.AGREED_BY_BOTH, **_open},
        GS.AGREED_BY_ME: {GE.THEY_AGREE: GS.AGREED_BY_BOTH, **_open},
        GS.AGREED_BY_BOTH: {**_open, GE.REACHED: GS.REACHED},
        GS.REACHED: {GE.REOPENED: GS.DRAFT},
        GS.LET_GO: {GE.REOPENED: GS.DRAFT},
    },
)
