"""What a set of answers says, in words. Where it says nothing, that is said."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.core.interpretation import Meaning, more_needed
from alongside.documents.pronouns import Spoken
from alongside.documents.score_words import against, how_often, rule_words, scale_said
from alongside.documents.words import number
from alongside.insight.interpretation import Interpretation

#: What is said first, and what goes with it.
_SAID = {
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
_FIGURES = {
    Meaning.UNUSUAL: "unusual",
    Meaning.POSSIBLE: "possible",
    Meaning.CALMER: "calmer",
    Meaning.NOT_YET: "calmer",
    Meaning.FLAT: "flat",
    Meaning.BELOW: "band",
    Meaning.NOTHING: "band",
}


@dataclass(frozen=True)
class Words:
    """`head` is what is said, `more` what goes with it, `data` what it was read from, `made` the rule behind a signal."""

    head: str
    more: str
    data: str
    made: str
    figure: str


def worded(says: Interpretation, person: Spoken) -> Words:
    """The words for one look of this person's."""
    fill = {"name": person.name, "they": person.they}
    if says.meaning is Meaning.TOO_FEW:
        return Words(*_too_few(says, person), "", "", "band")
    head, rest = _SAID[says.meaning]
    made = rule_words(says.rule, says.prior) if says.in_hundred is not None else ""
    return Words(str(head) % fill, str(rest) % fill, _data(says), made, _FIGURES.get(says.meaning, ""))


def _too_few(says: Interpretation, person: Spoken) -> tuple[str, str]:
    left = more_needed(says.reading.looks_before if says.reading else 0)
    head = ngettext(
        "Too few looks to say what is usual for %(name)s: %(n)s more.",
        "Too few looks to say what is usual for %(name)s: %(n)s more.",
        left,
    )
    said = {"name": person.name, "n": number(left)}
    return head % said, _("Only looks asked in the same way are set beside each other.")


def _data(says: Interpretation) -> str:
    if says.reading is None:
        return ""
    usual, n = says.reading.usual, says.reading.looks_before
    ends = (usual.low, usual.high) if usual else None
    scale = scale_said(says.scale, says.instrument, says.top)
    data = against(scale, says.steps, n, says.mode, says.medium, ends)
    return data if says.in_hundred is None else f"{data} {how_often(says.in_hundred)}"
