"""`{% load papers %}`: a worker's symbol, and a day that was agreed anew."""

from django import template
from django.utils.safestring import SafeString

from alongside.agenda.queries import Promised
from alongside.documents.faces import SYMBOLS, svg
from alongside.documents.papers.press import anew

register = template.Library()


@register.simple_tag
def symbol(code: str) -> SafeString:
    """The drawing of a symbol; nothing where there is none of this code."""
    return svg(code) if code in SYMBOLS else SafeString("")


@register.simple_tag
def new_day(promise: Promised, me: str = "") -> str:
    """Which day it was before and when the new one was agreed, in sentences; "" where it never changed."""
    return " ".join(anew(promise, me))
