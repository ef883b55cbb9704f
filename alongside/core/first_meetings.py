"""The first three contacts have a path: what to think of before, during and after (S22)."""

from __future__ import annotations

from enum import StrEnum

#: The path has this many contacts.
MEETINGS = 3


class PathPhase(StrEnum):
    """Where in a contact a step belongs."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
