"""Who is acting, and whose records they were shown, for the length of one request or command.

Queries say what they handed out with `saw`; the door writes one audit event from it after the page
has been rendered.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import transaction

from alongside.access.identities import Viewer


@dataclass
class Acting:
    """One request's viewer, the records shown to them, and whether an action has been written, and saved for good."""

    viewer: Viewer
    seen: dict[tuple[str, uuid.UUID], None] = field(default_factory=dict)
    wrote: bool = False
    saved: bool = False

    def is_saved(self) -> None:
        """What an action wrote has been committed, whatever comes after it."""
        self.saved = True


_now: ContextVar[Acting | None] = ContextVar("alongside_acting", default=None)


@contextmanager
def acting_for(viewer: Viewer) -> Iterator[Acting]:
    """Everything inside happens for this viewer."""
    token = _now.set(acting := Acting(viewer))
    try:
        yield acting
    finally:
        _now.reset(token)


def current() -> Acting:
    """The acting of this request. Raises LookupError outside `acting_for`: no viewer, no records."""
    acting = _now.get()
    if acting is None:
        raise LookupError("Client records are read inside acting_for(viewer).")
    return acting


def saw(kind: str, ids: Iterable[uuid.UUID]) -> None:
    """Note that records of this kind were handed to the current viewer."""
    seen = current().seen
    for one in ids:
        seen[kind, one] = None


def noted_write() -> None:
    """Note that an action has written its own event, where a request is under way."""
    acting = _now.get()
    if acting is not None:
        acting.wrote = True
        transaction.on_commit(acting.is_saved)
