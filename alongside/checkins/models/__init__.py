"""Looks at the relationship, what was said in them, what works, how often to look, and questionnaires under licence."""

from alongside.base.models import COUNTS
from alongside.checkins.models.answer import Answer
from alongside.checkins.models.check_in import (
    READABLE,
    Audience,
    CheckIn,
    CheckInAddendum,
    Medium,
    Mode,
    Rater,
    Why,
)
from alongside.checkins.models.questionnaire import Questionnaire
from alongside.checkins.models.rhythm import Rhythm
from alongside.checkins.models.what_works import WhatWorks

__all__ = [
    "COUNTS",
    "READABLE",
    "Answer",
    "Audience",
    "CheckIn",
    "CheckInAddendum",
    "Medium",
    "Mode",
    "Questionnaire",
    "Rater",
    "Rhythm",
    "Why",
    "WhatWorks",
]
