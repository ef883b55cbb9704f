"""An item of *my* agenda: what I was asked or think I need to raise (S3, S6, S7, S11, S14).

Readiness is a cue of theirs (they raised it, they said yes, things eased), never a completed task. I may
name it openly at any time. Nothing here can hold a refusal: "I named it" and "not now" are the same
event, `named`, with the same outcome, so that neither a row nor a count can be turned against the client.

An item about safety has a table of its own, in which waiting does not exist.
"""

from __future__ import annotations

from enum import StrEnum

from alongside.core.states.machine import Machine, flat


class MyState(StrEnum):
    CANNOT_WAIT = "cannot_wait"
    WAITING = "waiting"
    OPEN_NAMED = "open_named"
    READY = "ready"
    TALKED = "talked"
    AGREED = "agreed"
    DONE = "done"
    WILL_NOT_WORK = "will_not_work"
    DROPPED = "dropped"


class MyEvent(StrEnum):
    NAMED = "named"
    RAISED_BY_THEM = "raised_by_them"
    SAID_YES = "said_yes"
    THINGS_EASED = "things_eased"
    WHEN_THERE_IS_ROOM = "when_there_is_room"
    TALKED = "talked"
    AGREED = "agreed"
    DONE = "done"
    WILL_NOT_WORK = "will_not_work"
    DROPPED = "dropped"
    REOPENED = "reopened"


S, E = MyState, MyEvent

#: Their ways of showing or saying that there is room for it.
CUES = (E.RAISED_BY_THEM, E.SAID_YES, E.THINGS_EASED)
#: Shown as "when there is room".
WHEN_THERE_IS_ROOM = frozenset({S.WAITING, S.OPEN_NAMED})
MINE_CLOSED = frozenset({S.DONE, S.WILL_NOT_WORK, S.DROPPED})
MINE_LIVE = frozenset(S) - MINE_CLOSED

_cues = {E.RAISED_BY_THEM: S.READY, E.SAID_YES: S.READY, E.THINGS_EASED: S.READY}
_ends = {E.DONE: S.DONE, E.WILL_NOT_WORK: S.WILL_NOT_WORK, E.DROPPED: S.DROPPED}
_forward = {E.TALKED: S.TALKED, E.AGREED: S.AGREED, **_ends}
_stays_agreed = dict.fromkeys((E.NAMED, *CUES, E.TALKED, E.AGREED), S.AGREED)
_again = {E.RAISED_BY_THEM: S.READY, E.REOPENED: S.WAITING}

MINE = Machine(
    "my item",
    S.WAITING,
    E,
    flat(
        {
            S.WAITING: {E.NAMED: S.OPEN_NAMED, **_cues, E.WHEN_THERE_IS_ROOM: S.WAITING, **_forward},
            S.OPEN_NAMED: {E.NAMED: S.OPEN_NAMED, **_cues, E.WHEN_THERE_IS_ROOM: S.OPEN_NAMED, **_forward},
            S.READY: {E.NAMED: S.OPEN_NAMED, **_cues, E.WHEN_THERE_IS_ROOM: S.OPEN_NAMED, **_forward},
            S.TALKED: {E.NAMED: S.OPEN_NAMED, **_cues, E.WHEN_THERE_IS_ROOM: S.OPEN_NAMED, **_forward},
            S.AGREED: {**_stays_agreed, E.WHEN_THERE_IS_ROOM: S.OPEN_NAMED, **_ends},
            S.DONE: _again,
            S.WILL_NOT_WORK: _again,
            S.DROPPED: _again,
        }
    ),
)
