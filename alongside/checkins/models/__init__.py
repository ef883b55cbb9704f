"""Looks at the relationship, what was said in them, what works, how often to look, and questionnaires under licence."""

from alongside.checkins.models.answer import Answer
from alongside.checkins.models.look import READABLE, Audience, Look, Medium, Mode, Rater
from alongside.checkins.models.questionnaire import Questionnaire
from alongside.checkins.models.rhythm import Rhythm
from alongside.checkins.models.worked import WorkedFor

__all__ = [
    "READABLE",
    "Answer",
    "Audience",
    "Look",
    "Medium",
    "Mode",
    "Questionnaire",
    "Rater",
    "Rhythm",
    "WorkedFor",
]
