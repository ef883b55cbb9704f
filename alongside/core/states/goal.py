"""A shared goal, written together in their words and tied to a value (S13).

It is shared once both have agreed, each with a date of their own. New wording asks both again.
"""

from enum import StrEnum

from alongside.core.states.machine import Machine


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


S, E = GoalState, GoalEvent

_open = {E.REWORDED: S.DRAFT, E.LET_GO: S.LET_GO}

GOAL = Machine(
    "shared goal",
    S.DRAFT,
    E,
    {
        S.DRAFT: {E.THEY_AGREE: S.AGREED_BY_THEM, E.I_AGREE: S.AGREED_BY_ME, **_open},
        S.AGREED_BY_THEM: {E.I_AGREE: S.AGREED_BY_BOTH, **_open},
        S.AGREED_BY_ME: {E.THEY_AGREE: S.AGREED_BY_BOTH, **_open},
        S.AGREED_BY_BOTH: {**_open, E.REACHED: S.REACHED},
        S.REACHED: {E.REOPENED: S.DRAFT},
        S.LET_GO: {E.REOPENED: S.DRAFT},
    },
)
