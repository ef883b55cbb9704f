"""Telling others that an alliance has changed, in the same transaction.

What comes earlier on the ladder can not import what comes later; later parts subscribe here.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

Subscriber = Callable[[uuid.UUID, uuid.UUID], None]
_subscribers: list[Subscriber] = []


def subscribe(subscriber: Subscriber) -> Subscriber:
    """Have `subscriber(org_id, alliance_id)` called at each change. Twice is once."""
    if subscriber not in _subscribers:
        _subscribers.append(subscriber)
    return subscriber


def changed(org_id: uuid.UUID, alliance_id: uuid.UUID) -> None:
    """Call inside the transaction of an action that changed something about this alliance."""
    for subscriber in _subscribers:
        subscriber(org_id, alliance_id)
