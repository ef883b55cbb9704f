"""What you can expect from me."""

import datetime as dt

from django.utils.translation import gettext as _, gettext_lazy

from alongside.agenda.models import ExpectSheet
from alongside.documents.faces import Face
from alongside.documents.papers.press import press
from alongside.people.models import Alliance

PARTS = {
    "my_role": gettext_lazy("My role"),
    "my_plan": gettext_lazy("My plan"),
    "i_can": gettext_lazy("What I can do"),
    "i_can_not": gettext_lazy("What I cannot do"),
    "we_can": gettext_lazy("What we can do for each other"),
    "who_i_tell": gettext_lazy("Who I have to tell"),
}


def paper(alliance: Alliance, sheet: ExpectSheet, today: dt.date, face: Face | None = None) -> bytes:
    """The PDF of one version of the sheet: each part that has words, under its heading."""
    me = {"me": alliance.practitioner.first_name}
    written = {label: getattr(sheet, part) for part, label in PARTS.items()}
    values = {
        "parts": [{"title": str(label), "words": text} for label, text in written.items() if text],
        "ask": _("Is something missing? Is something not right? Please tell %(me)s.") % me,
    }
    return press("expect", _("What you can expect from %(me)s") % me, today, values, face)
