"""Their own words for things, beneath a question of the check-in where one fits (S16), and words of ours they would not hear."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from alongside.documents.words import quoted
from alongside.people.models import GoodToKnow, GoodToKnowKind

SHORT = 5  # words that still fit beneath a question
WHAT_HAPPENED = "name_of_what_happened"  # of questions.TO_KNOW
GRATING = "words_that_grate"
#: Questions that say "what matters to me", and the one that may be about what happened.
MATTERING, HARD = ("listens", "helps"), "hard"


def beneath(entries: Iterable[GoodToKnow]) -> dict[str, str]:
    """What stands beneath a question, by its key. Only what they said themselves, and shortly."""
    fitting = [entry for entry in entries if entry.in_their_words and len(entry.words.split()) <= SHORT]
    matters = [entry.words for entry in fitting if entry.kind == GoodToKnowKind.MATTERS]
    happened = [entry.words for entry in fitting if entry.question == WHAT_HAPPENED]
    such_as = _("Such as %(words)s.") % {"words": _bare(matters[-1])} if matters else ""
    about = _("It can be about %(words)s too.") % {"words": _bare(happened[-1])} if happened else ""
    return {key: such_as for key in MATTERING if such_as} | ({HARD: about} if about else {})


def _bare(words: str) -> str:
    return quoted(words.strip().rstrip("."))


def grating(entries: Iterable[GoodToKnow], questions: Mapping[str, str]) -> list[str]:
    """Words they would rather not hear that a question of ours says: what stands in quotation marks, else the whole entry."""
    avoided = [
        entry.words
        for entry in entries
        if entry.kind == GoodToKnowKind.WORDS_AVOID or entry.question == GRATING
    ]
    phrases = [phrase for entry in avoided for phrase in re.findall(r"[“\"](.+?)[”\"]", entry) or [entry]]
    asked = " ".join(questions.values())
    return [
        phrase
        for phrase in phrases
        if re.search(rf"\b{re.escape(phrase.strip(' .'))}\b", asked, re.IGNORECASE)
    ]
