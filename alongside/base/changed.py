"""Telling others that an alliance has changed, in the same transaction.

What comes earlier on the ladder can not import what comes later; later parts subscribe here.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from enum import StrEnum, auto


class Chapter(StrEnum):
    """Whose rows have changed: nobody has to look at the others again."""

    ALL = auto()
    AGENDA = auto()  # items, promises, goals
    CONTACTS = auto()  # contacts, plans, times away
    CHECKINS = auto()  # looks, their rhythm, what worked
    REPAIR = auto()  # hard patches, hard conversations, days that may hurt


Subscriber = Callable[[uuid.UUID, uuid.UUID, Chapter], None]
_subscribers: list[Subscriber] = []


def subscribe(subscriber: Subscriber) -> Subscriber:
    """Have `subscriber(org_id, alliance_id, chapter)` called at each change. Twice is once."""
    if subscriber not in _subscribers:
        _subscribers.append(subscriber)
    return subscriber


def changed(org_id: uuid.UUID, alliance_id: uuid.UUID, chapter: Chapter = Chapter.ALL) -> None:
    """Call inside the transaction of an action that changed something about this alliance; where it names a chapter, in
    rows of that chapter only."""
    for subscriber in _subscribers:
        subscriber(org_id, alliance_id, chapter)
