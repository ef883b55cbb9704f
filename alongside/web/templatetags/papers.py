"""`{% load papers %}`: a worker's symbol."""

from django import template
from django.utils.safestring import SafeString

from alongside.documents.symbols import SYMBOLS, svg

register = template.Library()


@register.simple_tag
def symbol(code: str) -> SafeString:
    """The drawing of a symbol; nothing where there is none of this code."""
    return svg(code) if code in SYMBOLS else SafeString("")
