"""Organisations, practitioners, clients, the circle and alliances."""

from alongside.people.models.alliance import Alliance
from alongside.people.models.assignment import Assignment, SupervisionLink
from alongside.people.models.circle import CircleLink
from alongside.people.models.goodtoknow import GoodToKnow
from alongside.people.models.guess import Guess
from alongside.people.models.notice import Notice, Told
from alongside.people.models.organisation import Organisation
from alongside.people.models.ownrequest import OwnRequest
from alongside.people.models.ownvalue import OwnValue
from alongside.people.models.passwordlink import PasswordLink
from alongside.people.models.person import Person
from alongside.people.models.practitioner import Practitioner

__all__ = [
    "Alliance",
    "Assignment",
    "CircleLink",
    "GoodToKnow",
    "Guess",
    "Notice",
    "Organisation",
    "OwnRequest",
    "OwnValue",
    "PasswordLink",
    "Person",
    "Practitioner",
    "SupervisionLink",
    "Told",
]
