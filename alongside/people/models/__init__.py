"""Organisations, practitioners, clients, the circle and alliances."""

from alongside.people.models.account import (
    AccountNotice,
    Guess,
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
    "AccountNotice",
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
