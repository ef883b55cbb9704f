"""`{% load contacts %}`: a contact in words, for this reader."""

from django import template

from alongside.access.identities import Viewer
from alongside.contacts.models import Contact
from alongside.documents import contacts as words
from alongside.people.models import Alliance

register = template.Library()


def _i(alliance: Alliance, viewer: Viewer) -> str | None:
    return None if alliance.practitioner_id == viewer.id else alliance.practitioner.first_name


@register.simple_tag
def who_started(contact: Contact, alliance: Alliance, viewer: Viewer) -> str:
    """Who started it: "Dean rang"."""
    return words.who_started(contact, alliance.person.called, _i(alliance, viewer))


@register.simple_tag
def became(contact: Contact, alliance: Alliance, viewer: Viewer) -> str:
    """What became of it: "called off by Dean"; "" where it happened."""
    return words.became(contact, alliance.person.called, _i(alliance, viewer))


@register.filter
def did(contact: Contact) -> list[str]:
    """What was done about it: ["listened", …]."""
    return words.did(contact)


@register.filter
def touched_how(how: str) -> str:
    """How an item was touched: "on their mind"."""
    return words.touched_how(how)


@register.filter
def came_up(contact: Contact) -> str:
    """How something of mine came up that nobody named: "they raised it"."""
    return words.came_up(contact)
