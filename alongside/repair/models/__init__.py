"""Hard patches and what is done about them, slips that were forgiven, hard conversations, and dates that hurt."""

from alongside.repair.models.hardtalk import HardTalk
from alongside.repair.models.slip import Slip
from alongside.repair.models.strain import Attempt, Strain, StrainAddendum, StrainNote
from alongside.repair.models.weather import Weather

__all__ = ["Attempt", "HardTalk", "Slip", "Strain", "StrainAddendum", "StrainNote", "Weather"]
