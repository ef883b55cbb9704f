"""What the log says: which page, which kind of fault, where in the code. Never a word, a name or a link's secret.

A path may hold the secret of a link, and the message of a fault may hold what somebody typed (PostgreSQL repeats a whole
row when it refuses one). A page is named by its route; the id of the request is the one its answer carried.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Any

from django.db import OperationalError

#: What these say is about the machine: a full disk, a lock.
OF_THE_MACHINE = (OSError, OperationalError)


class Wordless(logging.Formatter):
    """One line for each record, and for a fault the places it came through, without what it says of what was in hand."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        said = _asked(record, request) if request is not None else self._said(record)
        return f"{record.levelname} {record.name}: {said}{self._fault(record)}"

    @staticmethod
    def _said(record: logging.LogRecord) -> str:
        """Django's security notices repeat what was sent: there the kind is enough."""
        return "" if record.name.startswith("django.security") else record.getMessage()

    @staticmethod
    def _fault(record: logging.LogRecord) -> str:
        if not record.exc_info or record.exc_info[1] is None:
            return ""
        lines: list[str] = []
        error: BaseException | None = record.exc_info[1]
        while error is not None:
            lines += [f"  {_named(error)}", *_places(error.__traceback__)]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n" + "\n".join(lines)


def _asked(record: logging.LogRecord, request: Any) -> str:
    match = getattr(request, "resolver_match", None)
    route = match.view_name if match else "no page of ours"
    status, id = getattr(record, "status_code", ""), getattr(request, "request_id", "")
    return f"{status} {request.method} {route} {id}".strip()


def _places(where: TracebackType | None) -> list[str]:
    return [f"    {one.filename}:{one.lineno} {one.name}" for one in traceback.extract_tb(where)]


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind}: {error}" if isinstance(error, OF_THE_MACHINE) else kind
