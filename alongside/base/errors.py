"""Errors that every layer may meet. Each carries words for a person."""

from __future__ import annotations


class NotThere(Exception):
    """There is nothing here for this viewer. Absent and not allowed are the same answer."""


class Refused(Exception):
    """A change that the rules do not allow. `field` names where on a form it belongs, if anywhere."""

    def __init__(self, message: str, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field
