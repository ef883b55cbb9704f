"""Organisations, practitioners, clients, the circle and alliances."""

from alongside.people.models.account import (
    AccountNotice,
    Organisation,
    OwnRequest,
    Practitioner,
    Told,
)
from alongside.people.models.person import (
    Alliance,
    Assignment,
    CircleLink,
    CirclePlace,
    Dated,
    GoodToKnow,
    GoodToKnowKind,
    OwnValue,
    Person,
    Pronoun,
    SupervisionLink,
)
from alongside.people.models.reached import (
    AccessNeed,
    AgreedSign,
    CapacityDecision,
    CapacityFinding,
    Decision,
    SafeWay,
    SafeWays,
)
from alongside.people.models.signing_in import Guess, Passkey, PasswordLink, RecoveryCode, SecondFactor
