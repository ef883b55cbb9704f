"""A hard patch between two people, from noticing to mended.

Two clocks: acknowledge it today; talk about it when they say, which may be never. An attempt that came
too early goes back to waiting and is no failure. *Calmer* is what is seen; *mended* is their word, and
no day makes it so by itself. One that was noted by mistake is taken back whole: where it stood is kept
beneath, so that putting it back finds it as it was.
"""

from enum import StrEnum

from alongside.core.states.machine import Machine


class RuptureState(StrEnum):
    NOTICED = "noticed"
    ACKNOWLEDGED = "acknowledged"
    WAITING = "waiting"
    LEFT_ALONE = "left_alone"
    TALKED = "talked"
    CALMER = "calmer"
    MENDED = "mended"


class RuptureEvent(StrEnum):
    ACKNOWLEDGED = "acknowledged"
    THEY_SAID_WHEN = "they_said_when"
    THEY_SAID_NEVER = "they_said_never"
    TALKED = "talked"
    TOO_EARLY = "too_early"
    CALMER = "calmer"
    HARDER_AGAIN = "harder_again"
    MENDED = "mended"
    REOPENED = "reopened"


S, E = RuptureState, RuptureEvent

_theirs_to_say = {E.THEY_SAID_WHEN: S.WAITING, E.THEY_SAID_NEVER: S.LEFT_ALONE}
_on_the_way = {
    **_theirs_to_say,
    E.TALKED: S.TALKED,
    E.TOO_EARLY: S.WAITING,
    E.CALMER: S.CALMER,
    E.MENDED: S.MENDED,
}

RUPTURE = Machine(
    "hard patch",
    S.NOTICED,
    E,
    {
        S.NOTICED: {E.ACKNOWLEDGED: S.ACKNOWLEDGED, **_on_the_way},
        S.ACKNOWLEDGED: {E.ACKNOWLEDGED: S.ACKNOWLEDGED, **_on_the_way},
        S.WAITING: {E.ACKNOWLEDGED: S.WAITING, **_on_the_way},
        S.LEFT_ALONE: {E.ACKNOWLEDGED: S.LEFT_ALONE, **_on_the_way},
        S.TALKED: {E.ACKNOWLEDGED: S.TALKED, **_on_the_way},
        S.CALMER: {
            **_theirs_to_say,
            E.ACKNOWLEDGED: S.CALMER,
            E.TALKED: S.CALMER,
            E.TOO_EARLY: S.WAITING,
            E.HARDER_AGAIN: S.ACKNOWLEDGED,
            E.MENDED: S.MENDED,
        },
        S.MENDED: {E.REOPENED: S.NOTICED},
    },
)
#: Still open: the relationship is looked at more often, and forms to them pause.
OPEN_RUPTURE = tuple(state for state in S if state is not S.MENDED)
