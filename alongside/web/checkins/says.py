"""What a set of answers says, as the templates show it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from alongside.core.interpretation import Meaning
from alongside.documents.look_says import worded
from alongside.documents.pronouns import Spoken
from alongside.documents.words import day
from alongside.insight.queries.interpretation import Interpretation


def says_in_words(says: Interpretation | None, person: Spoken, today: dt.date) -> dict[str, Any] | None:
    """None where there is nothing of which anything is said."""
    if says is None:
        return None
    words = worded(says, person)
    return {
        **vars(words),
        "on": day(says.check_in.on, today),
        "look": says.check_in.id,
        "asks": says.meaning is Meaning.UNUSUAL,
    }
