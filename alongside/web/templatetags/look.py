"""`{% load look %}`: small help with words on a page."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.web.charts.circle import Seat, circle

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


@register.simple_tag
def circle_picture(client: str, seats: Sequence[Seat]) -> SafeString:
    """The picture of a client's circle; the list beside it is the template's business."""
    return circle(client, seats)
