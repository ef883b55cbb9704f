"""An item of mine about somebody's safety: "This can not wait" (S6, S26).

The same events, but no waiting: naming it leaves it standing until it was talked about, and nothing
can put it behind other things. It may be raised kindly; it may not be postponed.
"""

from __future__ import annotations

from alongside.core.states.machine import Machine, flat
from alongside.core.states.mine import CUES, MINE
from alongside.core.states.mine import MyEvent as E
from alongside.core.states.mine import MyState as S

_ends = {E.DONE: S.DONE, E.WILL_NOT_WORK: S.WILL_NOT_WORK, E.DROPPED: S.DROPPED}
_again = {E.RAISED_BY_THEM: S.CANNOT_WAIT, E.REOPENED: S.CANNOT_WAIT}


def _stays(state: S) -> dict[E, S]:
    return dict.fromkeys((E.NAMED, *CUES, E.TALKED, E.AGREED), state)


MINE_SAFETY = Machine(
    "my item about safety",
    S.CANNOT_WAIT,
    E,
    flat(
        {
            S.CANNOT_WAIT: {**_stays(S.CANNOT_WAIT), E.TALKED: S.TALKED, E.AGREED: S.AGREED, **_ends},
            S.TALKED: {**_stays(S.TALKED), E.AGREED: S.AGREED, E.REOPENED: S.CANNOT_WAIT, **_ends},
            S.AGREED: {**_stays(S.AGREED), E.REOPENED: S.CANNOT_WAIT, **_ends},
            S.DONE: _again,
            S.WILL_NOT_WORK: _again,
            S.DROPPED: _again,
        }
    ),
)


def mine_machine(*, safety: bool) -> Machine[S, E]:
    """The table that an item of mine follows."""
    return MINE_SAFETY if safety else MINE


def as_safety(state: str) -> S:
    """Where an item stands once it turns out to be about safety: what was not yet talked about, or was
    closed, can not wait."""
    return S(state) if state in (S.TALKED, S.AGREED) else S.CANNOT_WAIT


def as_ordinary(state: str) -> S:
    """Where an item about safety stands once safety is no longer in question."""
    return MINE.initial if state == S.CANNOT_WAIT else S(state)
