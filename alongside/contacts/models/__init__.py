"""Planned and recorded contacts, what was touched and promised in them, and time away."""

from alongside.contacts.models.absence import Absence
from alongside.contacts.models.contact import Addendum, Contact
from alongside.contacts.models.plan import ContactPlan
from alongside.contacts.models.private_note import PrivateNote
from alongside.contacts.models.touch import PromisedIn, Touch

__all__ = ["Addendum", "Absence", "Contact", "PrivateNote", "ContactPlan", "PromisedIn", "Touch"]
