"""`{% load look %}`: small help with words on a page."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from alongside.documents.agenda_words import asking
from alongside.documents.words import quoted
from alongside.web.charts.circle import Seat, circle

register = template.Library()

register.filter("quoted", quoted)
register.filter("asking", asking)


@register.simple_tag
def circle_picture(client: str, seats: Sequence[Seat]) -> SafeString:
    """The picture of a client's circle; the list beside it is the template's business."""
    return circle(client, seats)
