"""What a set of answers says, in words. Where it says nothing, that is said."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.core.interpretation import Meaning, more_needed
from alongside.documents.pronouns import Spoken
from alongside.documents.score_words import against, how_often, rule_words
from alongside.documents.words import number
from alongside.insight.queries.interpretation import Interpretation

#: What is said first, and what goes with it.
HEADS = {
    Meaning.NO_SCORE: (
        gettext_lazy("Too few questions were answered to add up."),
        gettext_lazy("What %(they)s said counts all the same."),
    ),
    Meaning.APART: (
        gettext_lazy("These answers stand for themselves."),
        gettext_lazy("Somebody helped, or answered. They are not compared with what %(they)s said without."),
    ),
    Meaning.CALMER: (
        gettext_lazy("Calmer: back near what is usual for %(name)s."),
        gettext_lazy("That is what the answers show. Mended is for the two of you to say."),
    ),
    Meaning.UNUSUAL: (
        gettext_lazy("Lower than usual for %(name)s."),
        gettext_lazy("An invitation to talk, and no verdict on either of you."),
    ),
    Meaning.FLAT: (
        gettext_lazy("These answers can not tell us anything."),
        gettext_lazy("They were the same to every question, four times in a row. Ask another way, in words."),
    ),
    Meaning.POSSIBLE: (
        gettext_lazy("Perhaps lower than usual for %(name)s."),
        gettext_lazy("It may well be chance. The next time will tell more."),
    ),
    Meaning.BELOW: (
        gettext_lazy("Below what is usual for %(name)s, once."),
        gettext_lazy("One day alone is no sign yet. The next time will tell more."),
    ),
    Meaning.NOT_YET: (
        gettext_lazy("Nearer, and not yet back to what was usual for %(name)s."),
        "",
    ),
    Meaning.NOTHING: (gettext_lazy("Nothing unusual for %(name)s."), ""),
}
#: The page about a figure that each of them leads to.
FIGURES = {
    Meaning.UNUSUAL: "unusual",
    Meaning.POSSIBLE: "possible",
    Meaning.CALMER: "calmer",
    Meaning.NOT_YET: "calmer",
    Meaning.FLAT: "flat",
    Meaning.BELOW: "band",
    Meaning.NOTHING: "band",
}


@dataclass(frozen=True)
class Said:
    """`head` is what is said, `more` what goes with it, `data` what it was read from, `made` the rule behind a signal."""

    head: str
    more: str
    data: str = ""
    made: str = ""
    figure: str = ""


def worded(interpretation: Interpretation, person: Spoken) -> Said:
    """The words for one check-in of this person's."""
    meaning, reading, row = interpretation.meaning, interpretation.reading, interpretation.check_in
    left = more_needed(reading.looks_before if reading else 0)
    fill = {"name": person.name, "they": person.they, "n": number(left)}
    if meaning is Meaning.TOO_FEW:
        head = ngettext(
            "Too few looks to say what is usual for %(name)s: %(n)s more.",
            "Too few looks to say what is usual for %(name)s: %(n)s more.",
            left,
        )
        more = _("Only looks asked in the same way are set beside each other.")
        return Said(head % fill, more, figure="band")
    head, more = (str(sentence) % fill for sentence in HEADS[meaning])
    data = made = ""
    if reading:
        ends = (reading.usual.low, reading.usual.high) if reading.usual else None
        asked = row.mode, row.medium
        data = against(interpretation.scale, row.score or 0, reading.looks_before, *asked, ends)
    if interpretation.in_hundred is not None:
        data = f"{data} {how_often(interpretation.in_hundred)}"
        made = rule_words(interpretation.prior)
    return Said(head, more, data, made, FIGURES.get(meaning, ""))
