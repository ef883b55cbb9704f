"""Whether an act's own event speaks of all that it saved, looked at whenever a transaction of the product ends well."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any
from unittest import mock

from django.db import transaction

from alongside.audit.record import evidence
from alongside.base import request_context

#: Saved outside acts, and only in a column that is not hashed.
NOT_TOLD = {"insight.signalshown"}


@contextmanager
def looked_at() -> Iterator[list[str]]:
    """The list grows by each act that saved something behind its event, or without one."""
    untold: list[str] = []
    depth = [0]
    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__

    def entered(atomic: transaction.Atomic) -> None:
        enter(atomic)
        if _act(sys._getframe(1)):
            depth[0] += 1
            if depth[0] == 1:
                transaction.on_commit(request_context._taken)  # what the test has made itself

    def left(atomic: transaction.Atomic, kind: Any, error: Any, trace: Any) -> None:
        if act := _act(sys._getframe(1)):
            depth[0] -= 1
            if depth[0] == 0 and kind is None:
                labels = {one.model._meta.label_lower for one in request_context.waiting()}
                untold.extend(f"{act} {label}" for label in labels & evidence().keys() - NOT_TOLD)
        leave(atomic, kind, error, trace)

    with (
        mock.patch.object(transaction.Atomic, "__enter__", entered),
        mock.patch.object(transaction.Atomic, "__exit__", left),
    ):
        yield untold


def _act(frame: FrameType) -> str:
    """The product's own function whose transaction this is; empty for one of a test or of Django."""
    if (func := frame.f_locals.get("func")) and frame.f_code.co_filename.endswith("contextlib.py"):
        name = f"{func.__module__}.{func.__qualname__}"
        return name if name.startswith("alongside.") else ""
    name = frame.f_globals.get("__name__", "")
    return f"{name}.{frame.f_code.co_name}" if name.startswith("alongside.") else ""
