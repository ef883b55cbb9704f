"""Items of the two agendas: what may follow what.

*Theirs*: what was done about it is told in four ways, none better than another. "I could not fix it and said so" is help
too, but it closes nothing: only they can say that something is done or may be let go. Hearing it again opens it again,
whatever it was. `withdrawn` was never theirs: it was written down by mistake.

*Mine*: readiness is a cue of theirs (they raised it, they said yes, things eased), never a completed task. I may name it
openly at any time. Nothing here can hold a refusal: "I named it" and "not now" are the same event, `named`, with the same
outcome, so that neither a row nor a count can be turned against the client.
"""

from enum import StrEnum

from alongside.core.states.machine import Machine


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


TS, TE = TheirState, TheirEvent

#: The ways in which something was done about it.
HELP = (TE.I_DID_IT, TE.TOGETHER, TE.OWN_STEP, TE.COULD_NOT_FIX)
#: After these, something of mine may come next, once they are ready (S6).
SOLVED = frozenset({TE.I_DID_IT, TE.TOGETHER, TE.OWN_STEP, TE.SAID_DONE})
#: Still on their mind.
THEIRS_LIVE = frozenset({TS.OPEN, TS.DOING})
#: No longer on the list that a contact is planned from.
THEIRS_CLOSED = frozenset({TS.DONE, TS.WILL_NOT_WORK, TS.CLOSED, TS.WITHDRAWN})

_helped = dict.fromkeys((TE.BEGUN, TE.I_DID_IT, TE.TOGETHER, TE.OWN_STEP), TS.DOING)
_closed = {
    TE.WILL_NOT_WORK: TS.WILL_NOT_WORK,
    TE.SAID_DONE: TS.DONE,
    TE.LET_GO: TS.CLOSED,
    TE.WITHDRAWN: TS.WITHDRAWN,
}
_heard_again = {TE.HEARD: TS.OPEN, TE.REOPENED: TS.OPEN}

THEIRS = Machine(
    "their item",
    TS.OPEN,
    TE,
    {
        TS.OPEN: {
            TE.HEARD: TS.OPEN,
            **_helped,
            TE.COULD_NOT_FIX: TS.OPEN,
            TE.PARKED: TS.PARKED,
            **_closed,
        },
        TS.DOING: {
            TE.HEARD: TS.DOING,
            **_helped,
            TE.COULD_NOT_FIX: TS.DOING,
            TE.PARKED: TS.PARKED,
            **_closed,
        },
        TS.PARKED: {**_heard_again, **_helped, TE.COULD_NOT_FIX: TS.PARKED, **_closed},
        **dict.fromkeys((TS.DONE, TS.WILL_NOT_WORK, TS.CLOSED, TS.WITHDRAWN), _heard_again),
    },
)


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

_ends = {E.DONE: S.DONE, E.WILL_NOT_WORK: S.WILL_NOT_WORK, E.DROPPED: S.DROPPED}
_forward = {**dict.fromkeys(CUES, S.READY), E.TALKED: S.TALKED, E.AGREED: S.AGREED, **_ends}
_named = {E.NAMED: S.OPEN_NAMED, E.WHEN_THERE_IS_ROOM: S.OPEN_NAMED}
_stays_agreed = dict.fromkeys((E.NAMED, *CUES, E.TALKED, E.AGREED), S.AGREED)
_again = {E.RAISED_BY_THEM: S.READY, E.REOPENED: S.WAITING}

MINE = Machine(
    "my item",
    S.WAITING,
    E,
    {
        S.WAITING: {E.NAMED: S.OPEN_NAMED, E.WHEN_THERE_IS_ROOM: S.WAITING, **_forward},
        **dict.fromkeys((S.OPEN_NAMED, S.READY, S.TALKED), {**_named, **_forward}),
        S.AGREED: {**_stays_agreed, E.WHEN_THERE_IS_ROOM: S.OPEN_NAMED, **_ends},
        **dict.fromkeys((S.DONE, S.DROPPED), _again),
        S.WILL_NOT_WORK: {E.REOPENED: S.WAITING},  # what they said will not work is not called raised by them
    },
)

_cannot_wait = {E.RAISED_BY_THEM: S.CANNOT_WAIT, E.REOPENED: S.CANNOT_WAIT}


def _stays(state: MyState) -> dict[MyEvent, MyState]:
    return dict.fromkeys((E.NAMED, *CUES, E.TALKED, E.AGREED), state)


#: "This cannot wait": the same events without waiting. Naming it leaves it standing until it was talked about.
MINE_SAFETY = Machine(
    "my item about safety",
    S.CANNOT_WAIT,
    E,
    {
        S.CANNOT_WAIT: {**_stays(S.CANNOT_WAIT), E.TALKED: S.TALKED, E.AGREED: S.AGREED, **_ends},
        S.TALKED: {**_stays(S.TALKED), E.AGREED: S.AGREED, E.REOPENED: S.CANNOT_WAIT, **_ends},
        S.AGREED: {**_stays(S.AGREED), E.REOPENED: S.CANNOT_WAIT, **_ends},
        **dict.fromkeys((S.DONE, S.DROPPED), _cannot_wait),
        S.WILL_NOT_WORK: {E.REOPENED: S.CANNOT_WAIT},
    },
)


def mine_machine(*, safety: bool) -> Machine[MyState, MyEvent]:
    return MINE_SAFETY if safety else MINE


def as_safety(state: str) -> MyState:
    """Where an item stands once it turns out to be about safety: what was not yet talked about, or was
    closed, cannot wait."""
    return MyState(state) if state in (S.TALKED, S.AGREED) else S.CANNOT_WAIT


def as_ordinary(state: str) -> MyState:
    """Where an item about safety stands once safety is no longer in question."""
    return MINE.initial if state == S.CANNOT_WAIT else MyState(state)
