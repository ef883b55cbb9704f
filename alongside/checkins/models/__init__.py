"""Looks at the relationship itself, what was said in them, what works for somebody, and how often to look."""

from alongside.checkins.models.answer import Answer
from alongside.checkins.models.look import READABLE, Audience, Look, Medium, Mode, Rater
from alongside.checkins.models.rhythm import Rhythm
from alongside.checkins.models.worked import WorkedFor

__all__ = ["READABLE", "Answer", "Audience", "Look", "Medium", "Mode", "Rater", "Rhythm", "WorkedFor"]
