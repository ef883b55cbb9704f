"""`{% load contacts %}`: a contact in words, for this reader."""

from django import template

from alongside.documents import contacts

register = template.Library()
register.simple_tag(contacts.who_started)
register.simple_tag(contacts.became)
register.filter(contacts.did)
register.filter(contacts.touched_how)
register.filter(contacts.came_up)
