"""The pencil for a group: how it goes, and what to talk about afterwards. It names nobody."""

import datetime as dt

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.documents.papers.press import press
from alongside.documents.pencil import QUESTIONS, ROUNDS


def paper(today: dt.date) -> bytes:
    """The PDF, a page for whoever leads ten to fifteen minutes of it."""
    values = {
        "need": _("For two to a dozen people, in pairs. Ten to fifteen minutes. You need a pencil for each pair."),
        "how": [
            _("Two hold a pencil between one fingertip each, so that it stays up only while both press a little."),
            _("Each thinks of a place in the room to get to, and does not say which."),
            _("Play these rounds, a minute each. Nobody wins. To stop is always all right."),
        ],
        "rounds": [[capfirst(str(title)), str(task)] for title, task in ROUNDS.values()],
        "then": _("Then talk, five minutes"),
        "questions": list(map(str, QUESTIONS)),
        "take": _("To take along"),
        "takes": [
            _("Where you do not know what they want, going their way first is one way to get both moving."),
            _("Where you can say it, say where you want to go, and ask where they do."),
            _("It is a picture of working together, not a test of anybody. Nobody has studied what it does for how people get on."),
        ],
        "one_hand": _("Without a pencil, or for whoever does not touch or see it: Alongside has it on a tablet and turn by turn, under Play the pencil."),
    }  # fmt: skip
    return press("pencil", _("The pencil"), today, values)
