"""What may follow what, as tables. See docs/reference/states.md."""

from alongside.core.states.contact import CONTACT, ContactEvent, ContactState
from alongside.core.states.errors import NotAllowed
from alongside.core.states.goal import GOAL, GoalEvent, GoalState
from alongside.core.states.hard_patch import (
    HARD_PATCH,
    OPEN_PATCH,
    PATCH_NOTE,
    PatchEvent,
    PatchNoteEvent,
    PatchNoteState,
    PatchState,
)
from alongside.core.states.machine import Machine
from alongside.core.states.mine import (
    CUES,
    MINE,
    MINE_CLOSED,
    MINE_LIVE,
    WHEN_THERE_IS_ROOM,
    MyEvent,
    MyState,
)
from alongside.core.states.mine_safety import MINE_SAFETY, as_ordinary, as_safety, mine_machine
from alongside.core.states.promise import PROMISE, PromiseEvent, PromiseState, is_late
from alongside.core.states.theirs import HELP, THEIRS, THEIRS_CLOSED, THEIRS_LIVE, TheirEvent, TheirState

__all__ = [
    "CONTACT",
    "CUES",
    "GOAL",
    "HARD_PATCH",
    "HELP",
    "MINE",
    "MINE_CLOSED",
    "MINE_LIVE",
    "MINE_SAFETY",
    "OPEN_PATCH",
    "PATCH_NOTE",
    "PROMISE",
    "THEIRS",
    "THEIRS_CLOSED",
    "THEIRS_LIVE",
    "WHEN_THERE_IS_ROOM",
    "ContactEvent",
    "ContactState",
    "GoalEvent",
    "GoalState",
    "Machine",
    "MyEvent",
    "MyState",
    "NotAllowed",
    "PatchEvent",
    "PatchNoteEvent",
    "PatchNoteState",
    "PatchState",
    "PromiseEvent",
    "PromiseState",
    "TheirEvent",
    "TheirState",
    "as_ordinary",
    "as_safety",
    "is_late",
    "mine_machine",
]
