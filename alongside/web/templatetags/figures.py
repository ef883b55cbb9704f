"""`{% load figures %}`: the source of a claim, and the way to "What is this figure?"."""

import re

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.documents.evidence import TABLE
from alongside.documents.figures import FIGURES

register = template.Library()


@register.simple_tag
def source(id: str) -> SafeString:
    """`{% source "E1" %}`: where a claim comes from, as a link to its row. KeyError for an id that is none."""
    row = TABLE[id]
    return format_html('<a href="{}#{}">[{}]</a>', reverse("evidence"), row.id, row.id)


@register.simple_tag
def what_is(key: str) -> SafeString:
    """`{% what_is "unusual" %}`: a link that stands alone in its line. KeyError for a figure that is none."""
    title = FIGURES[key].title
    asked = _("What is this figure?")
    address = reverse("figure", args=[key])
    return format_html('<a class="tap" href="{}">{}<span class="vh"> {}</span></a>', address, asked, title)


@register.filter
def sourced(text: str) -> SafeString:
    """The text with each id in brackets, as in "[M7]", as a link to its row."""
    escaped = conditional_escape(text)
    return mark_safe(  # noqa: S308 - the text was escaped above, and source() makes its link with format_html
        re.sub(r"\[([EMO]\d+)\]", lambda id: source(id[1]) if id[1] in TABLE else id[0], escaped)
    )
