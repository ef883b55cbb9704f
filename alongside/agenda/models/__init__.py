"""The two agendas, shared goals, promises and the what-to-expect sheet."""

from alongside.agenda.models.expect import ExpectSheet
from alongside.agenda.models.goal import Goal, GoalStep
from alongside.agenda.models.item import AgendaItem, AgendaItemStep, Origin, Side, Written
from alongside.agenda.models.promise import Promise, PromiseStep

__all__ = [
    "ExpectSheet",
    "Goal",
    "GoalStep",
    "AgendaItem",
    "AgendaItemStep",
    "Origin",
    "Promise",
    "PromiseStep",
    "Side",
    "Written",
]
