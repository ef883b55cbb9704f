"""Changing agendas, promises, goals and sheets: verbs, `by` whom, atomic, each with its audit event."""

from alongside.agenda.actions.goals import add_goal, reword_goal, step_goal
from alongside.agenda.actions.items import add_item
from alongside.agenda.actions.promises import add_promise, step_promise
from alongside.agenda.actions.referral import add_referral, referral_lines
from alongside.agenda.actions.sheets import PARTS, sheet_given, write_sheet
from alongside.agenda.actions.steps import machine_of, move_item, step_item
from alongside.agenda.actions.wording import change_item

__all__ = [
    "PARTS",
    "add_goal",
    "add_item",
    "add_promise",
    "add_referral",
    "change_item",
    "machine_of",
    "move_item",
    "referral_lines",
    "reword_goal",
    "sheet_given",
    "step_goal",
    "step_item",
    "step_promise",
    "write_sheet",
]
