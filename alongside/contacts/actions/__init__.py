"""What can be done with contacts. Each verb is one transaction with its audit event inside."""

from alongside.contacts.actions.addendum import add_to
from alongside.contacts.actions.change import mark, move
from alongside.contacts.actions.plan import plan

__all__ = ["add_to", "mark", "move", "plan"]
