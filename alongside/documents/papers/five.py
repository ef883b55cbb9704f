"""The five questions of a check-in on one sheet: to fill in alone, and to be typed in later."""

import datetime as dt
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.core.instruments import own
from alongside.documents import checkins as wording
from alongside.documents.faces import Face
from alongside.documents.papers.press import press
from alongside.documents.words import spoken
from alongside.people.models import Alliance


def paper(alliance: Alliance, today: dt.date, face: Face | None = None) -> bytes:
    """The PDF: what is said first, then each question with its circles, the fullest first. Nothing of any visit stands there."""
    me, top = alliance.practitioner.first_name, own.CLIENT.answers.top
    values: dict[str, Any] = {
        "said_first": " ".join(sentence % {"me": me} for sentence in wording.SAID_FIRST),
        "how": [
            _(own.FRAME).format(worker=me),
            _("Put a mark on one circle in each row. It is not a test."),
        ],
        "questions": list(wording.item_texts(own.CLIENT, me, spoken(alliance)).values()),
        "steps": [
            {"words": capfirst(wording.step_label(step)), "full": step / top} for step in range(top, -1, -1)
        ],
        "asides": [str(label) for label in wording.PLAIN_ASIDES.values()],
        "by_hand": [_("Day:"), _("Somebody helped me. Their name:")],
    }
    return press("five", _("How it is with %(me)s") % {"me": me}, today, values, face)
