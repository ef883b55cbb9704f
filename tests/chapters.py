"""A control for what is looked at again after a change: was it enough?"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.base import changed
from alongside.base.changed import Chapter
from alongside.insight.collect import collect
from alongside.insight.models import AllianceState
from alongside.insight.state import WORKER, as_json


@contextmanager
def held_to_the_whole() -> Iterator[list[Chapter]]:
    """After each action the facts that are kept must be those that a look at everything finds; which changes there were.

    One action may tell of several changes: what the first left behind, the last has to make good.
    """
    seen: list[Chapter] = []
    left: dict[uuid.UUID, str] = {}

    def look(org_id: uuid.UUID, alliance_id: uuid.UUID, chapter: Chapter) -> None:
        seen.append(chapter)
        kept = AllianceState.objects.get(org_id=org_id, alliance_id=alliance_id, audience=WORKER).facts
        whole = as_json(collect(org_id, alliance_id))
        left.pop(alliance_id, None)
        if odd := [name for name in whole if kept[name] != whole[name]]:
            left[alliance_id] = f"a change of {chapter} left {odd} as they were"

    changed.subscribe(look)
    try:
        yield seen
    finally:
        changed._subscribers.remove(look)
    assert not left, left
