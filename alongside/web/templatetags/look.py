"""`{% load look %}`: small help with words on a page."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

MARKS = "\"'“”‘’„«» "


@register.filter
def quoted(words: str) -> str:
    """Somebody's own words in quotation marks: once, however they were typed. Empty stays empty.

    An apostrophe that opens or closes a word at the edge goes with the marks; that is rarer than doubled marks.
    """
    bare = str(words or "").strip()
    if len(bare) > 1 and bare[0] in MARKS and bare[-1] in MARKS:
        bare = bare.strip(MARKS)
    return _("“%(words)s”") % {"words": bare} if bare else ""
