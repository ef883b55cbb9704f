"""`{% load repair %}`: help with an apology, and how something landed, in words."""

from __future__ import annotations

from typing import Any

from django import template

from alongside.documents.wording.repair import APOLOGY, APOLOGY_FRAME, LANDED, spoken
from alongside.people.models import Alliance
from alongside.web.agenda import rows

register = template.Library()


@register.simple_tag
def apology() -> dict[str, Any]:
    """What makes an apology not a defence, and a frame to fill."""
    return {"lines": APOLOGY, "frame": APOLOGY_FRAME}


@register.simple_tag
def landed(code: str, alliance: Alliance) -> str:
    """How it landed, as a short sentence; "" where nobody can tell yet."""
    words = str(LANDED[code]) % spoken(rows.spoken(alliance))
    return f"{words[:1].upper()}{words[1:]}." if words else ""
