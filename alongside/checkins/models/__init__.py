"""Looks at the relationship, what was said in them, what works, how often to look, and questionnaires under licence."""

from alongside.base.models.taken_back import COUNTS
from alongside.checkins.models.answer import Answer
from alongside.checkins.models.look import (
    READABLE,
    Audience,
    Look,
    LookAddendum,
    Medium,
    Mode,
    Rater,
    Why,
)
from alongside.checkins.models.questionnaire import Questionnaire
from alongside.checkins.models.rhythm import Rhythm
from alongside.checkins.models.worked import WorkedFor

__all__ = [
    "COUNTS",
    "READABLE",
    "Answer",
    "Audience",
    "Look",
    "LookAddendum",
    "Medium",
    "Mode",
    "Questionnaire",
    "Rater",
    "Rhythm",
    "Why",
    "WorkedFor",
]
