"""What can be done with contacts. Each verb is one transaction with its audit event inside."""

from alongside.contacts.actions.addendum import add_to
from alongside.contacts.actions.away import come_back, go_away
from alongside.contacts.actions.change import mark, move
from alongside.contacts.actions.forme import say_for_me
from alongside.contacts.actions.plan import plan
from alongside.contacts.actions.ready import get_ready, get_ready_unplanned
from alongside.contacts.actions.record import record_new, record_planned
from alongside.contacts.actions.what import Held
from alongside.contacts.actions.withdraw import put_back, withdraw

__all__ = [
    "Held",
    "add_to",
    "come_back",
    "get_ready",
    "get_ready_unplanned",
    "go_away",
    "mark",
    "move",
    "plan",
    "put_back",
    "record_new",
    "record_planned",
    "say_for_me",
    "withdraw",
]
