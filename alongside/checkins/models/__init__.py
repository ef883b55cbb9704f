"""Check-ins, what belongs to them, and the links that lead to one."""

from alongside.checkins.models.check_ins import (
    APART,
    FORMS,
    READABLE,
    Answer,
    Audience,
    CheckIn,
    CheckInAddendum,
    CheckInRetraction,
    ClientForm,
    FormChoice,
    Medium,
    Mode,
    PromisedAfter,
    Questionnaire,
    Rater,
    Rhythm,
    WhatWorks,
)
from alongside.checkins.models.invitations import Invitation, Over, Reminder
from alongside.checkins.models.replies import Clip, Reply, TheirYes
from alongside.checkins.models.voices import SpokenSentence
