"""What can be wrong with a file as a whole. Each says what to do."""

from __future__ import annotations


class UnreadableFile(Exception):
    """The file can not be read at all; the message is for the person who brought it."""


class Problem(Exception):
    """One thing wrong in one row: the column, and what to do about it."""

    def __init__(self, column: str, reason: str):
        super().__init__(reason)
        self.column, self.reason = column, reason
