"""Reading agendas, promises, goals and sheets. The first argument is the viewer."""

from alongside.agenda.queries.goals import (
    goal,
    goal_steps,
    goals,
    items_on,
    own_goal,
    own_values,
    their_values,
)
from alongside.agenda.queries.items import item, item_steps, live_theirs, own_item, promises_beside
from alongside.agenda.queries.promises import (
    my_promises,
    open_promises,
    own_promise,
    promise,
    promise_steps,
    promised,
    promises_of,
)
from alongside.agenda.queries.sheets import expect_sheet, expect_sheets
from alongside.agenda.queries.two import (
    my_item,
    open_items,
    their_item,
    two_agendas,
    two_agendas_of,
    two_to_show,
    with_last,
)
from alongside.agenda.queries.values import Anew, Last, MyItem, Promised, TheirItem, TwoAgendas

__all__ = [
    "Anew",
    "Last",
    "MyItem",
    "Promised",
    "TheirItem",
    "TwoAgendas",
    "expect_sheet",
    "expect_sheets",
    "goal",
    "goal_steps",
    "goals",
    "item",
    "item_steps",
    "items_on",
    "live_theirs",
    "my_item",
    "my_promises",
    "open_items",
    "open_promises",
    "own_goal",
    "own_item",
    "own_promise",
    "own_values",
    "promise",
    "promise_steps",
    "promised",
    "promises_beside",
    "promises_of",
    "their_item",
    "their_values",
    "two_agendas",
    "two_agendas_of",
    "two_to_show",
    "with_last",
]
