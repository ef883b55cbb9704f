"""A log without anybody's words: what broke and where, never what was in hand when it did.

The message of an exception repeats the values it stumbled over: a template that lacks a name prints all it was given,
a database prints the row it refused. So the log keeps the kind of exception and the places in the code.
"""

from __future__ import annotations

import logging
import traceback
from copy import copy
from types import TracebackType
from typing import TypeAlias

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

#: What these say is about the machine: a full disk, a lock, a setting.
OF_THE_MACHINE = (OSError, OperationalError, ImproperlyConfigured)

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Wordless(logging.Formatter):
    """Formats a record; of an exception the kind and the places alone."""

    def format(self, record: logging.LogRecord) -> str:
        bare = copy(record)
        bare.exc_text = None  # another handler may have left its own, with every word
        return super().format(bare)

    def formatException(self, ei: ExcInfo) -> str:
        return "\n".join(_told(ei[1]))


def _told(broke: BaseException | None) -> list[str]:
    """The exception and what led to it, the first cause first."""
    if broke is None:
        return []
    before = broke.__cause__ or (None if broke.__suppress_context__ else broke.__context__)
    places = "".join(traceback.format_tb(broke.__traceback__)).rstrip()
    return [*_told(before), *filter(None, (places,)), _named(broke)]


def _named(broke: BaseException) -> str:
    kind = f"{type(broke).__module__}.{type(broke).__qualname__}"
    return f"{kind}: {broke}" if isinstance(broke, OF_THE_MACHINE) else kind
