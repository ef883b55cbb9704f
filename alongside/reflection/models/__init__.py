"""What is a practitioner's own: thinking, where they draw lines, and how they are."""

from alongside.reflection.models.boundaries import BoundaryKind, BoundaryMoment, BoundaryStatement
from alongside.reflection.models.load import LoadAnswers, LoadMark, WhatHelped
from alongside.reflection.models.thinking import (
    OPEN_FOR,
    Asked,
    Destruction,
    Felt,
    HoldWhy,
    LegalHold,
    Opening,
    Order,
    Reflection,
)

__all__ = [
    "OPEN_FOR",
    "Asked",
    "BoundaryKind",
    "BoundaryMoment",
    "BoundaryStatement",
    "Destruction",
    "Felt",
    "HoldWhy",
    "LegalHold",
    "LoadAnswers",
    "LoadMark",
    "Opening",
    "Order",
    "Reflection",
    "WhatHelped",
]
