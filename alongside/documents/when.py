"""When a contact is, in words; its hour may not be known."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from alongside.contacts.models import Contact
from alongside.core.states.contact import ContactState


def hour(contact: Contact) -> str:
    """ "14:00"; where its hour is not known, that it is open still, and "" once its day is over."""
    at = timezone.localtime(contact.at)
    if not contact.time_open:
        return date_format(at, "H:i")
    is_open = contact.state == ContactState.PLANNED and at.date() >= timezone.localdate()
    return gettext("time still open") if is_open else ""


def when(contact: Contact, day: str) -> str:
    """ "Tuesday 3 June, 14:00", its day as Django's date filter writes this format."""
    return ", ".join(filter(None, [date_format(timezone.localtime(contact.at), day), hour(contact)]))
