"""Organisations, practitioners, clients, the circle and alliances."""

from alongside.people.models.account import (
    Guess,
    Notice,
    Organisation,
    OwnRequest,
    PasswordLink,
    Practitioner,
    Told,
)
from alongside.people.models.person import (
    Alliance,
    Assignment,
    CircleLink,
    CirclePlace,
    Person,
    Pronoun,
    SupervisionLink,
)
from alongside.people.models.words import GoodToKnow, GoodToKnowKind, OwnValue

__all__ = [
    "Alliance",
    "Assignment",
    "CircleLink",
    "CirclePlace",
    "GoodToKnow",
    "GoodToKnowKind",
    "Guess",
    "Notice",
    "Organisation",
    "OwnRequest",
    "OwnValue",
    "PasswordLink",
    "Person",
    "Practitioner",
    "Pronoun",
    "SupervisionLink",
    "Told",
]
