"""An item of *their* agenda: what they want to get done, in their words (S2, S6, S7, S8).

What was done about it is told in four ways, none better than another. "I could not fix it and said so"
is help too, but it closes nothing: only they can say that something is done or may be let go.
Hearing it again opens it again, whatever it was. `withdrawn` was never theirs: it was written down by mistake.
"""

from __future__ import annotations

from enum import StrEnum

from alongside.core.states.machine import Machine, flat


class TheirState(StrEnum):
    OPEN = "open"
    DOING = "doing"
    PARKED = "parked"
    DONE = "done"
    WILL_NOT_WORK = "will_not_work"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class TheirEvent(StrEnum):
    HEARD = "heard"
    BEGUN = "begun"
    I_DID_IT = "i_did_it"
    TOGETHER = "together"
    OWN_STEP = "own_step"
    COULD_NOT_FIX = "could_not_fix_and_said_so"
    PARKED = "parked"
    WILL_NOT_WORK = "will_not_work"
    SAID_DONE = "said_done"
    LET_GO = "let_go"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


S, E = TheirState, TheirEvent

#: The ways in which something was done about it.
HELP = (E.I_DID_IT, E.TOGETHER, E.OWN_STEP, E.COULD_NOT_FIX)
#: Still on their mind.
THEIRS_LIVE = frozenset({S.OPEN, S.DOING})
#: No longer on the list that a contact is planned from.
THEIRS_CLOSED = frozenset({S.DONE, S.WILL_NOT_WORK, S.CLOSED, S.WITHDRAWN})

_helped = {E.BEGUN: S.DOING, E.I_DID_IT: S.DOING, E.TOGETHER: S.DOING, E.OWN_STEP: S.DOING}
_ends = {E.WILL_NOT_WORK: S.WILL_NOT_WORK, E.SAID_DONE: S.DONE, E.LET_GO: S.CLOSED}
_mistaken = {E.WITHDRAWN: S.WITHDRAWN}
_again = {E.HEARD: S.OPEN, E.REOPENED: S.OPEN}

THEIRS = Machine(
    "their item",
    S.OPEN,
    E,
    flat(
        {
            S.OPEN: {
                E.HEARD: S.OPEN,
                **_helped,
                E.COULD_NOT_FIX: S.OPEN,
                E.PARKED: S.PARKED,
                **_ends,
                **_mistaken,
            },
            S.DOING: {
                E.HEARD: S.DOING,
                **_helped,
                E.COULD_NOT_FIX: S.DOING,
                E.PARKED: S.PARKED,
                **_ends,
                **_mistaken,
            },
            S.PARKED: {**_again, **_helped, E.COULD_NOT_FIX: S.PARKED, **_ends, **_mistaken},
            S.DONE: _again,
            S.WILL_NOT_WORK: _again,
            S.CLOSED: _again,
            S.WITHDRAWN: _again,
        }
    ),
)
