"""Planned and recorded contacts, what was touched and promised in them, and time away."""

from alongside.contacts.models.away import Away
from alongside.contacts.models.contact import Addendum, Contact
from alongside.contacts.models.forme import ForMe
from alongside.contacts.models.plan import Plan
from alongside.contacts.models.touch import PromisedIn, Touch

__all__ = ["Addendum", "Away", "Contact", "ForMe", "Plan", "PromisedIn", "Touch"]
