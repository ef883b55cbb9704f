"""One exact way to write values as bytes: for row hashes, repeats, moves and backups.

The same values give the same bytes on SQLite and on PostgreSQL.
"""

import base64
import datetime as dt
import decimal
import hashlib
import json
import math
import uuid
from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:
    """A value as JSON knows it. Raises TypeError for kinds that have no agreed form."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return _number(value)
        case uuid.UUID():
            return {"uuid": value.hex}
        case dt.datetime():
            return {"at": value.astimezone(dt.UTC).isoformat(timespec="microseconds")}
        case dt.date() | dt.time():
            return {"day" if isinstance(value, dt.date) else "time": value.isoformat()}
        case bytes() | bytearray() | memoryview():
            return {"bytes": base64.b64encode(bytes(value)).decode()}
        case decimal.Decimal():
            return {"number": str(value)}
        case Mapping():
            return {str(name): plain(part) for name, part in value.items()}
        case list() | tuple() | set() | frozenset():
            parts = [plain(part) for part in value]
            # a set in one settled order
            return sorted(parts, key=repr) if isinstance(value, set | frozenset) else parts
    raise TypeError(f"No canonical form for {type(value).__name__}.")


def _number(value: float) -> int | float:
    """A float of a JSON field. A whole one is the integer of its digits: PostgreSQL gives 1e20 back as that."""
    if not math.isfinite(value):
        raise TypeError("No canonical form for what is no number.")
    return int(decimal.Decimal(repr(value))) if value.is_integer() else value


def canonical(value: Any) -> bytes:
    """The exact bytes of a value: sorted keys, no spaces, UTF-8."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def fingerprint(value: Any) -> bytes:
    """The SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(value)).digest()
