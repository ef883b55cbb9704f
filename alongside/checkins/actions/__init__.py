"""Keeping looks at the relationship, what works for somebody, and how often to look."""

from alongside.checkins.actions.asked import asked_five, looked_together
from alongside.checkins.actions.licensed import answer_questionnaire
from alongside.checkins.actions.mine import look_for_me, look_mirror
from alongside.checkins.actions.questionnaires import Licence, add_questionnaire, retire_questionnaire
from alongside.checkins.actions.rhythm import set_rhythm
from alongside.checkins.actions.withdraw import put_back_look, withdraw_look
from alongside.checkins.actions.worked import keep_what_worked, put_what_worked_aside

__all__ = [
    "Licence",
    "add_questionnaire",
    "answer_questionnaire",
    "asked_five",
    "keep_what_worked",
    "look_for_me",
    "look_mirror",
    "looked_together",
    "put_back_look",
    "put_what_worked_aside",
    "retire_questionnaire",
    "set_rhythm",
    "withdraw_look",
]
