"""Paper 3: what you can expect from me (S15)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.agenda.models import ExpectSheet
from alongside.documents.papers.common import frame
from alongside.documents.papers.face import Face
from alongside.documents.papers.press import press
from alongside.people.models import Alliance

PARTS = {
    "my_role": gettext_lazy("My role"),
    "my_plan": gettext_lazy("My plan"),
    "i_can": gettext_lazy("What I can do"),
    "i_can_not": gettext_lazy("What I can not do"),
    "we_can": gettext_lazy("What we can do for each other"),
    "who_i_tell": gettext_lazy("Who I have to tell"),
}


def parts(sheet: ExpectSheet) -> list[tuple[str, str]]:
    """Each part that has words, under its heading."""
    return [(str(label), words) for name, label in PARTS.items() if (words := getattr(sheet, name))]


def paper(alliance: Alliance, sheet: ExpectSheet, today: dt.date, face: Face | None = None) -> bytes:
    """The PDF of one version of the sheet."""
    me = alliance.practitioner.first_name
    shown = [{"title": title, "words": words} for title, words in parts(sheet)]
    ask = _("Is something missing? Is something not right? Please tell %(me)s.") % {"me": me}
    title = _("What you can expect from %(me)s") % {"me": me}
    return press("expect", {**frame(title, today, face), "parts": shown, "ask": ask})
