"""The two agendas, shared goals, promises and the what-to-expect sheet."""

from alongside.agenda.models.expect import ExpectSheet
from alongside.agenda.models.goal import Goal
from alongside.agenda.models.item import Item, ItemStep
from alongside.agenda.models.promise import Promise, PromiseStep

__all__ = ["ExpectSheet", "Goal", "Item", "ItemStep", "Promise", "PromiseStep"]
