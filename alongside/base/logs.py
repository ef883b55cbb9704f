"""What the log says: which page, which kind of fault, where in the code. Never a word, a name or a link's secret.

A path may hold the secret of a link, and the message of a fault may hold what somebody typed (PostgreSQL repeats a whole
row when it refuses one). A page is named by its route; the id of the request is the one its answer carried.
"""

import logging
import traceback

from django.db import OperationalError

#: What these say is about the machine: a full disk, a lock.
OF_THE_MACHINE = (OSError, OperationalError)


class Wordless(logging.Formatter):
    """One line for each record, and for a fault the places it came through, without what it says of what was in hand."""

    def format(self, record: logging.LogRecord) -> str:
        if (request := getattr(record, "request", None)) is not None:
            match = getattr(request, "resolver_match", None)
            route = match.view_name if match else "no page of ours"
            status, id = getattr(record, "status_code", ""), getattr(request, "request_id", "")
            line = f"{status} {request.method} {route} {id}".strip()
        else:  # Django's security notices repeat what was sent: there the kind is enough
            line = "" if record.name.startswith("django.security") else record.getMessage()
        lines = [f"{record.levelname} {record.name}: {line}"]
        error = record.exc_info[1] if record.exc_info else None
        while error is not None:
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            lines.append(f"  {kind}: {error}" if isinstance(error, OF_THE_MACHINE) else f"  {kind}")
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"    {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)
