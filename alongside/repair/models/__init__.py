"""Hard patches and what is done about them, slips that were forgiven, hard conversations, and dates that hurt."""

from alongside.repair.models.hard_conversation import HardConversation
from alongside.repair.models.hard_day import HardDay
from alongside.repair.models.rupture import RepairAttempt, Rupture, RuptureAddendum, RuptureNote
from alongside.repair.models.slip import Slip

__all__ = [
    "RepairAttempt",
    "HardConversation",
    "Slip",
    "Rupture",
    "RuptureAddendum",
    "RuptureNote",
    "HardDay",
]
