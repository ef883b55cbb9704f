"""Errors that every layer may meet. Each carries words for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class NotThere(Exception):
    """There is nothing here for this viewer. Absent and not allowed are the same answer."""


class Refused(Exception):
    """A change that the rules do not allow. `field` names where on a form it belongs, if anywhere."""

    def __init__(self, message: str | _StrPromise, field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field
